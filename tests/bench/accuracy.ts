import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { build } from 'vite';
import { startLab } from '../lab/start.ts';
import { confusionTable, figuresOf, formatFigure } from './accuracy-figures.ts';
import type { Judgement } from './accuracy-judge.ts';
import { type Mode, modes, walk } from './accuracy-walk.ts';

const usage = `Usage: npm run bench:accuracy -- [--only ID,ID] [--mode MODE,MODE] [--windows N] [--extension DIR] [--out FILE]

Walks the lab in real Chromium and compares what the panel says with what each endpoint should be diagnosed as.
  --only       these endpoints; an id may end in * to mean all that begin so
  --mode       reason, blanked, late: with the browser's reason, without it, and with DevTools opened too late; all by default
  --windows    how many windows share the work (default 3)
  --patience   seconds that a verdict may take beyond what the endpoint needs by itself (default 4)
  --extension  a built extension, instead of building it
  --out        a file for all judgements, as JSON`;

function readOptions() {
  const { values } = parseArgs({
    options: {
      only: { type: 'string' },
      mode: { type: 'string', default: modes.join(',') },
      windows: { type: 'string', default: '3' },
      patience: { type: 'string', default: '4' },
      extension: { type: 'string' },
      out: { type: 'string' },
    },
  });
  const asked = values.mode.split(',');
  const unknown = asked.filter((mode) => !modes.some((each) => each === mode));
  if (unknown.length > 0) throw new Error(`There is no mode ${unknown.join(', ')}\n\n${usage}`);
  return {
    ...values,
    modes: modes.filter((mode) => asked.includes(mode)),
    windows: Number(values.windows),
    patience: Number(values.patience) * 1000,
    only: values.only?.split(','),
  };
}

const isNamed = (id: string, only: readonly string[]) =>
  only.some((name) => (name.endsWith('*') ? id.startsWith(name.slice(0, -1)) : id === name));

async function buildExtension(outDir: string): Promise<string> {
  await build({ logLevel: 'warn', build: { outDir, emptyOutDir: true } });
  return outDir;
}

const log = (line: string): void => console.error(line);

async function main(): Promise<void> {
  const { only, windows, patience, ...options } = readOptions();
  const temporary = mkdtempSync(join(tmpdir(), 'wsdoctor-accuracy-build-'));
  const lab = await startLab({ log });
  try {
    const ours = options.extension ?? (await buildExtension(temporary));
    const scenarios = lab.scenarios.filter(({ id }) => !only || isNamed(id, only));
    const judged: Partial<Record<Mode, Judgement[]>> = {};
    for (const mode of options.modes) {
      const began = Date.now();
      const extensions = [ours, ...(mode === 'blanked' ? [resolve('tests/lab/blanking-extension')] : [])];
      let done = 0;
      const judgements = await walk(lab, {
        mode,
        scenarios,
        extensions,
        windows,
        patience,
        onJudgement: ({ scenario, said }) => {
          done += 1;
          log(`[${mode} ${done}/${scenarios.length}] ${scenario.id}: ${said[0] ?? 'nothing'}`);
        },
      });
      judged[mode] = judgements;
      log(`\n${mode}: ${Math.round((Date.now() - began) / 1000)} s`);
      for (const line of confusionTable(mode, judgements)) log(line);
      for (const figure of figuresOf(mode, judgements)) console.log(formatFigure(figure));
    }
    if (options.out) writeFileSync(options.out, JSON.stringify(judged, null, 2));
  } finally {
    await lab.stop();
    rmSync(temporary, { recursive: true, force: true });
  }
}

await main();
