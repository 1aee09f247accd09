import type { Report } from '../src/report/report.ts';
import type { LabScenario } from '../tests/lab/scenario.ts';
import { startLab } from '../tests/lab/start.ts';
import { trustInBrowser } from '../tests/lab/trust.ts';
import { type DoctorBrowser, until } from './doctor-browser.ts';
import { formatVerdict } from './print-diagnosis.ts';
import { writeReport } from './write-report.ts';

export interface WalkOptions {
  launch: () => Promise<DoctorBrowser>;
  home: string;
  headless: boolean;
  out: string;
  log: (line: string) => void;
}

/** Seconds a failure may take beyond what it needs by itself. */
const PATIENCE = 20;

/** With a screen: the lab's page and the panel, until the window is closed. Without: every failure in turn. */
export async function walkLab({ launch, home, headless, out, log }: WalkOptions): Promise<number> {
  const lab = await startLab({ log });
  try {
    try {
      await trustInBrowser(home, lab.caCertificate);
    } catch (error) {
      log(error instanceof Error ? error.message : String(error));
    }
    const doctor = await launch();
    await doctor.panel.getByRole('checkbox', { name: 'Preserve log' }).check();
    if (!headless) {
      await doctor.page.goto(lab.indexUrl);
      log(
        `The lab is at ${lab.indexUrl}. Press a failure’s button and read the panel. Close the window to end.`,
      );
      await doctor.context.waitForEvent('close', { timeout: 0 });
      return 0;
    }
    try {
      return await walk(doctor, lab.scenarios, out, log);
    } finally {
      await doctor.close();
    }
  } finally {
    await lab.stop();
  }
}

async function walk(
  doctor: DoctorBrowser,
  all: LabScenario[],
  out: string,
  log: (line: string) => void,
): Promise<number> {
  const failures = all.filter(({ expects }) => expects !== 'healthy');
  let named = 0;
  for (const [index, scenario] of failures.entries()) {
    log(`[${index + 1}/${failures.length}] ${scenario.id}: ${scenario.title}`);
    const verdict = await openScenario(doctor, scenario);
    console.log(verdict ? `${formatVerdict(verdict)}\n` : `? ${scenario.id}: no diagnosis\n`);
    if (verdict?.rule === scenario.expects) named += 1;
  }
  console.log(`${named} of ${failures.length} lab failures were given their own name first.`);
  for (const path of await writeReport(doctor, await doctor.report(), out)) log(`wrote ${path}`);
  return 0;
}

/** The first verdict on the connections of this scenario's page. */
export function firstVerdict(report: Report, pageUrl: string) {
  const page = pageUrl.replace(/#.*$/, '');
  const mine = new Set(
    report.connections.filter((connection) => connection.page === page).map(({ id }) => id),
  );
  return report.verdicts.find(({ connections }) => connections.some((id) => mine.has(id)));
}

async function openScenario(doctor: DoctorBrowser, scenario: LabScenario) {
  await doctor.page.goto(scenario.pageUrl, { waitUntil: 'commit' });
  const seconds = scenario.settlesAfter / 1000 + PATIENCE;
  try {
    return await until(
      async () => {
        const verdict = firstVerdict(await doctor.report(), scenario.pageUrl);
        return verdict?.rule === scenario.expects ? verdict : undefined;
      },
      scenario.id,
      seconds,
    );
  } catch {
    return firstVerdict(await doctor.report(), scenario.pageUrl);
  }
}
