import { mergeReports } from '../src/export/report/merge-reports.ts';
import type { Report } from '../src/export/report/report.ts';
import { formatVerdict } from '../src/export/report/terminal.ts';
import type { LabScenario } from '../tests/lab/scenario.ts';
import { startLab } from '../tests/lab/start.ts';
import { trustInBrowser } from '../tests/lab/trust.ts';
import { type DoctorBrowser, until } from './doctor-browser.ts';
import { writeReport } from './write-report.ts';

export interface RunLabOptions {
  launch: (args: readonly string[]) => Promise<DoctorBrowser>;
  home: string;
  headless: boolean;
  out: string;
  log: (line: string) => void;
}

/** Seconds a failure may take beyond what it needs by itself. */
const PATIENCE = 8;
/** How many browsers work at once. */
const BROWSERS = 3;

/** With a screen: the lab's page and the panel, until the window is closed. Without: every failure in turn. */
export async function runLab({ launch, home, headless, out, log }: RunLabOptions): Promise<number> {
  const lab = await startLab({ log });
  try {
    try {
      await trustInBrowser(home, lab.caCertificate);
    } catch (error) {
      log(error instanceof Error ? error.message : String(error));
    }
    const doctor = await launch(lab.browserArgs);
    if (!headless) {
      await doctor.panel.getByRole('checkbox', { name: 'Preserve log' }).check();
      await doctor.page.goto(lab.indexUrl);
      log(
        `The lab is at ${lab.indexUrl}. Press a failure’s button and read the panel. Close the window to end.`,
      );
      await doctor.context.waitForEvent('close', { timeout: 0 });
      return 0;
    }
    return await runInBrowsers(doctor, () => launch(lab.browserArgs), lab.scenarios, out, log);
  } finally {
    await lab.stop();
  }
}

/** Several browsers share the failures, since most of the time is spent in waiting for servers that are slow on purpose. */
async function runInBrowsers(
  first: DoctorBrowser,
  launch: () => Promise<DoctorBrowser>,
  all: LabScenario[],
  out: string,
  log: (line: string) => void,
): Promise<number> {
  const doctors = [first];
  try {
    for (let started = 1; started < BROWSERS; started++) doctors.push(await launch());
    const failures = all.filter(({ expects }) => expects !== 'healthy');
    const reports = await runScenarios(doctors, failures, log);
    const [head, ...rest] = reports;
    if (head) {
      for (const path of await writeReport(mergeReports([head, ...rest]), out, () =>
        first.devtools.screenshot(),
      ))
        log(`wrote ${path}`);
    }
    return 0;
  } finally {
    await Promise.all(doctors.map((doctor) => doctor.close()));
  }
}

/** Opens each failure and prints its diagnosis as it comes; returns the reports in the failures' order. */
async function runScenarios(
  doctors: readonly DoctorBrowser[],
  failures: readonly LabScenario[],
  log: (line: string) => void,
): Promise<Report[]> {
  const reports: Report[] = [];
  const waiting = [...failures.entries()];
  let done = 0;
  let named = 0;
  const visit = async (doctor: DoctorBrowser): Promise<void> => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const [index, scenario] = next;
      const report = await openScenario(doctor, scenario);
      const [verdict] = report.verdicts;
      done += 1;
      log(`[${done}/${failures.length}] ${scenario.id}: ${scenario.title}`);
      console.log(
        verdict ? `${formatVerdict(verdict, report.connections)}\n` : `? ${scenario.id}: no diagnosis\n`,
      );
      if (verdict?.rule === scenario.expects) named += 1;
      reports[index] = report;
    }
  };
  await Promise.all(doctors.map(visit));
  console.log(`${named} of ${failures.length} lab failures were given their own name first.`);
  return reports;
}

/** The report once the scenario's own rule speaks first, or as it stands when patience is over. */
async function openScenario(doctor: DoctorBrowser, scenario: LabScenario): Promise<Report> {
  await doctor.page.goto('about:blank');
  await doctor.panel.getByTestId('empty').waitFor();
  await doctor.page.goto(scenario.pageUrl, { waitUntil: 'commit' });
  await scenario.drive?.(doctor.page);
  const named = async (): Promise<Report | undefined> => {
    const report = await doctor.report();
    return report.verdicts[0]?.rule === scenario.expects ? report : undefined;
  };
  try {
    return await until(named, scenario.id, scenario.settlesAfter / 1000 + PATIENCE);
  } catch {
    return doctor.report();
  }
}
