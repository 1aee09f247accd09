import { parseArguments } from '../../cli/parse-arguments.ts';
import { type Mode, modes } from './accuracy-mode.ts';

const usage = `Usage: npm run bench:accuracy -- [--only ID,ID] [--mode MODE,MODE] [--record] [--windows N] [--extension DIR] [--out FILE]
       npm run bench:accuracy -- --mode field [--install] [--recorded] [--publish FILE] …

Walks the lab in real Chromium and compares what the panel says with what each endpoint should be diagnosed as.
  --only       these endpoints; an id may end in * to mean all that begin so
  --mode       reason: with the browser's reason; blanked: with another extension that hides it; late: with DevTools opened
               after everything has happened; firefox, firefox-late: in Debian's Firefox, with its toolbox opened before or
               after; watch, watch-blanked: by wsdoctor watch, without DevTools; recorded, recorded-late, recorded-blanked: without a browser, from the last recordings;
               baseline, baseline-late, baseline-blanked: a table of the browser's texts and of close codes instead of
               the rules, on the same recordings. All of these by default.
               field: scenes of real servers and libraries (tests/field); what is not installed is reported as such
  --record     keep what the panel is given in mode reason or field as the recordings
  --recorded   mode field without a browser, from its last recordings
  --install    mode field: install what its scenes need (npm, Debian's packages as root)
  --publish    mode field: write its table into this Markdown file
  --windows    how many windows (browsers in mode firefox) share the work (default 3)
  --patience   seconds that a verdict may take beyond what the endpoint needs by itself (default 4)
  --extension  a built extension, instead of building it
  --out        a file for all judgements, as JSON`;

export interface AccuracyOptions {
  isAsked: (id: string) => boolean;
  modes: readonly Mode[];
  /** Whether the scenes of real servers are asked for. */
  field: boolean;
  recorded: boolean;
  install: boolean;
  publish?: string;
  record: boolean;
  windows: number;
  /** Milliseconds. */
  patience: number;
  extension?: string;
  out?: string;
}

/** Throws, with the usage, when there is no such option or mode. */
export function readOptions(args: readonly string[]): AccuracyOptions {
  const parsed = parseArguments(args, {
    only: { type: 'string', default: '*' },
    mode: { type: 'string', default: modes.join(',') },
    record: { type: 'boolean', default: false },
    recorded: { type: 'boolean', default: false },
    install: { type: 'boolean', default: false },
    publish: { type: 'string' },
    windows: { type: 'string', default: '3' },
    patience: { type: 'string', default: '4' },
    extension: { type: 'string' },
    out: { type: 'string' },
  });
  if (parsed.kind === 'help') throw new Error(usage);
  if (parsed.kind === 'wrong') throw new Error(`${parsed.problems.join('\n')}\n\n${usage}`);
  const { values, positionals } = parsed;
  if (positionals.length > 0) throw new Error(`Not an option: ${positionals.join(' ')}\n\n${usage}`);
  const asked = values.mode.split(',');
  const unknown = asked.filter((mode) => mode !== 'field' && !modes.some((each) => each === mode));
  if (unknown.length > 0) throw new Error(`There is no mode ${unknown.join(', ')}\n\n${usage}`);
  const names = values.only.split(',');
  return {
    isAsked: (id) => names.some((name) => matches(id, name)),
    modes: modes.filter((mode) => asked.includes(mode)),
    field: asked.includes('field'),
    recorded: values.recorded,
    install: values.install,
    record: values.record,
    windows: Number(values.windows),
    patience: Number(values.patience) * 1000,
    ...(values.extension !== undefined && { extension: values.extension }),
    ...(values.out !== undefined && { out: values.out }),
    ...(values.publish !== undefined && { publish: values.publish }),
  };
}

const matches = (id: string, name: string) =>
  name.endsWith('*') ? id.startsWith(name.slice(0, -1)) : id === name;
