import { parseArgs } from 'node:util';
import { type Mode, modes } from './accuracy-mode.ts';

const usage = `Usage: npm run bench:accuracy -- [--only ID,ID] [--mode MODE,MODE] [--record] [--windows N] [--extension DIR] [--out FILE]

Walks the lab in real Chromium and compares what the panel says with what each endpoint should be diagnosed as.
  --only       these endpoints; an id may end in * to mean all that begin so
  --mode       reason: with the browser's reason; blanked: with another extension that hides it; late: with DevTools opened
               after everything has happened; recorded: without a browser, from the last recordings. All by default.
  --record     keep what the panel is given in mode reason as the recordings
  --windows    how many windows share the work (default 3)
  --patience   seconds that a verdict may take beyond what the endpoint needs by itself (default 4)
  --extension  a built extension, instead of building it
  --out        a file for all judgements, as JSON`;

export interface AccuracyOptions {
  isAsked: (id: string) => boolean;
  modes: readonly Mode[];
  record: boolean;
  windows: number;
  /** Milliseconds. */
  patience: number;
  extension?: string;
  out?: string;
}

/** Throws, with the usage, when there is no such option or mode. */
export function readOptions(args: readonly string[]): AccuracyOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      only: { type: 'string', default: '*' },
      mode: { type: 'string', default: modes.join(',') },
      record: { type: 'boolean', default: false },
      windows: { type: 'string', default: '3' },
      patience: { type: 'string', default: '4' },
      extension: { type: 'string' },
      out: { type: 'string' },
    },
  });
  const asked = values.mode.split(',');
  const unknown = asked.filter((mode) => !modes.some((each) => each === mode));
  if (unknown.length > 0) throw new Error(`There is no mode ${unknown.join(', ')}\n\n${usage}`);
  const names = values.only.split(',');
  return {
    isAsked: (id) => names.some((name) => matches(id, name)),
    modes: modes.filter((mode) => asked.includes(mode)),
    record: values.record,
    windows: Number(values.windows),
    patience: Number(values.patience) * 1000,
    ...(values.extension !== undefined && { extension: values.extension }),
    ...(values.out !== undefined && { out: values.out }),
  };
}

const matches = (id: string, name: string) =>
  name.endsWith('*') ? id.startsWith(name.slice(0, -1)) : id === name;
