import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { buildCli } from '../../scripts/build-cli.ts';
import { buildFirefoxExtension } from '../../scripts/build-extension.ts';
import { viteBuild } from '../../scripts/vite-build.ts';
import { baselineOfField } from '../field/baseline.ts';
import { benchField } from '../field/bench.ts';
import { startLab } from '../lab/start.ts';
import { confusionTable, figuresOf, formatFigure } from './accuracy-figures.ts';
import { canVisit, walkFirefox } from './accuracy-firefox.ts';
import type { Judgement } from './accuracy-judge.ts';
import { isFirefox, isRecorded, type Mode } from './accuracy-mode.ts';
import { type AccuracyOptions, readOptions } from './accuracy-options.ts';
import { judgeRecording, readRecordings, saveRecording } from './accuracy-recorded.ts';
import { walk } from './accuracy-walk.ts';
import { walkWatched } from './accuracy-watch.ts';

const recordings = 'tests/recordings';

const log = (line: string): void => console.error(line);

function buildExtension(outDir: string): string {
  viteBuild(['--emptyOutDir', '--outDir', outDir]);
  return outDir;
}

const BLANKING = resolve('tests/lab/blanking-extension');

const walkFor = (mode: Mode): typeof walk => (mode.startsWith('watch') ? walkWatched : walk);

function extensionsFor(mode: Mode, ours: string): string[] {
  const others = mode.endsWith('blanked') ? [BLANKING] : [];
  return mode.startsWith('watch') ? others : [ours, ...others];
}

function progress(mode: Mode, total: number): (judgement: Judgement) => void {
  let count = 0;
  return ({ scenario, said }) => {
    count += 1;
    log(`[${mode} ${count}/${total}] ${scenario.id}: ${said[0] ?? 'nothing'}`);
  };
}

/** Walks the lab in a browser, once for each mode that needs one. */
async function walkModes(
  options: AccuracyOptions,
  done: (mode: Mode, judgements: Judgement[]) => void,
): Promise<void> {
  const walked = options.modes.filter((mode) => !isRecorded(mode));
  if (walked.length === 0) return;
  const temporary = mkdtempSync(join(tmpdir(), 'wsdoctor-accuracy-build-'));
  const lab = await startLab({ log });
  try {
    const scenarios = lab.scenarios.filter(({ id }) => options.isAsked(id));
    const chromium = walked.filter((mode) => !isFirefox(mode));
    for (const mode of walked.filter(isFirefox)) {
      buildFirefoxExtension();
      const visited = scenarios.filter(canVisit);
      const judgements = await walkFirefox(lab, {
        ...options,
        isLate: mode === 'firefox-late',
        browsers: options.windows,
        scenarios: visited,
        extension: resolve('dist/firefox'),
        onJudgement: progress(mode, visited.length),
      });
      done(mode, judgements);
    }
    if (chromium.length === 0) return;
    const isPanelAsked = chromium.some((mode) => walkFor(mode) === walk);
    const ours = options.extension ?? (isPanelAsked ? buildExtension(temporary) : '');
    if (chromium.some((mode) => walkFor(mode) === walkWatched)) buildCli();
    for (const mode of chromium) {
      const judgements = await walkFor(mode)(lab, {
        ...options,
        mode,
        scenarios,
        extensions: extensionsFor(mode, ours),
        onJudgement: progress(mode, scenarios.length),
        ...(options.record && mode === 'reason' && { onRecording: record }),
      });
      done(mode, judgements);
    }
  } finally {
    await lab.stop();
    rmSync(temporary, { recursive: true, force: true });
  }
}

const record: NonNullable<Parameters<typeof walk>[1]['onRecording']> = (scenario, events) => {
  const { pageUrl: _, drive: __, ...lasting } = scenario;
  saveRecording(recordings, { scenario: lasting, judgedAt: Date.now(), events });
};

async function main(): Promise<void> {
  const options = readOptions(process.argv.slice(2));
  const judged: Partial<Record<Mode, Judgement[]>> = {};
  let began = Date.now();
  const done = (mode: Mode, judgements: Judgement[]) => {
    judged[mode] = judgements;
    log(`\n${mode}: ${judgements.length} endpoints, ${Math.round((Date.now() - began) / 1000)} s`);
    began = Date.now();
    for (const line of confusionTable(mode, judgements)) log(line);
    for (const figure of figuresOf(mode, judgements)) console.log(formatFigure(figure));
  };
  await walkModes(options, done);
  for (const mode of options.modes.filter(isRecorded)) {
    const asked = readRecordings(recordings).filter(({ scenario }) => options.isAsked(scenario.id));
    done(
      mode,
      asked.map((recording) => judgeRecording(recording, mode)),
    );
  }
  if (options.modes.includes('baseline')) {
    for (const figure of baselineOfField()) console.log(formatFigure(figure));
  }
  const field = options.field ? await benchField({ ...options, log }) : undefined;
  if (options.out) writeFileSync(options.out, JSON.stringify(field ? { ...judged, field } : judged, null, 2));
}

await main();
