import { type ParseArgsConfig, parseArgs } from 'node:util';
import { nearestName } from '../src/shared/edit-distance.ts';
import { escapeInvisible } from '../src/shared/escape-invisible.ts';

export type Specs = NonNullable<ParseArgsConfig['options']>;
type Strict<T extends Specs> = ReturnType<
  typeof parseArgs<{ options: T; allowPositionals: true; strict: true }>
>;

/** `problems` has one line for each. */
export type Arguments<T extends Specs> =
  | { kind: 'parsed'; values: Strict<T>['values']; positionals: string[] }
  | { kind: 'help' }
  | { kind: 'wrong'; problems: string[] };

/** What a command makes of its arguments. */
export type ParsedOptions<T> =
  | { kind: 'parsed'; options: T }
  | { kind: 'help' }
  | { kind: 'wrong'; problems: string[] };

const HELP = { help: { type: 'boolean', short: 'h' } } as const;

/**
 * Options by the conventions of getopt_long: `--name value`, `--name=value`, `--` before words that begin with a dash.
 * Every command has `--help` and `-h`, which win over what is wrong.
 */
export function parseArguments<const T extends Specs>(args: readonly string[], specs: T): Arguments<T> {
  const options: Specs = { ...specs, ...HELP };
  const { tokens } = parseArgs({ args: [...args], options, strict: false, tokens: true });
  const named = tokens.filter((token) => token.kind === 'option');
  if (named.some(({ name }) => name === 'help')) return { kind: 'help' };
  const problems = named.flatMap((token) => {
    const spec = Object.hasOwn(options, token.name) ? options[token.name] : undefined;
    const problem = spec
      ? valueProblem(spec.type, token)
      : unknownOption(args[token.index] ?? '', Object.keys(options));
    return problem === undefined ? [] : [problem];
  });
  if (problems.length > 0) return { kind: 'wrong', problems: [...new Set(problems)] };
  const { values, positionals } = parseArgs({ args: [...args], options: specs, allowPositionals: true });
  return { kind: 'parsed', values: values as Strict<T>['values'], positionals };
}

interface OptionToken {
  rawName: string;
  value: string | undefined;
  inlineValue: boolean | undefined;
}

function valueProblem(type: 'string' | 'boolean', { rawName, value, inlineValue }: OptionToken) {
  if (type === 'boolean') return value === undefined ? undefined : `${rawName} takes no value`;
  if (value === undefined) return `${rawName} needs a value`;
  if (inlineValue || value === '-' || !value.startsWith('-')) return undefined;
  return `${rawName} needs a value; ${quoted(value)} looks like an option: write ${rawName}=${escapeInvisible(value)} if you mean it`;
}

/** `word` is the argument as given, such as `--jsn`, `-json` or `--timeuot=5`. */
export function unknownOption(word: string, known: readonly string[]): string {
  const given = word.replace(/=.*$/s, '');
  const near = didYouMean(
    given.replace(/^-(?=[^-])/, '--'),
    known.map((name) => `--${name}`),
  );
  return `unknown option ${escapeInvisible(given)}${near}`;
}

/** `. Did you mean "X"?` for the only name that begins so, or one that differs by a letter or two. */
export function didYouMean(word: string, known: readonly string[]): string {
  const begun = known.filter((name) => word.length > 2 && name.startsWith(word.toLowerCase()));
  const near = begun.length === 1 ? begun[0] : nearestName(word, known);
  return near === undefined ? '' : `. Did you mean "${near}"?`;
}

/** The value in quotes, on one line. */
export const quoted = (value: string): string => `"${escapeInvisible(value)}"`;

/** `text, json or md`. */
export const choices = (names: readonly string[]): string =>
  `${names.slice(0, -1).join(', ')} or ${names.at(-1)}`;

/** A decimal number within bounds; undefined for anything else, such as `0x10` or nothing. */
export function numberWithin(value: string, least: number, most: number): number | undefined {
  const number = /^\d+(?:\.\d+)?$/.test(value) ? Number(value) : Number.NaN;
  return number >= least && number <= most ? number : undefined;
}

/** The problems of a call, each on a line of its own, and where the help is. */
export function complaint(call: string, problems: readonly string[], help: string): string {
  return [...problems.map((problem) => `${call}: ${problem}`), `Run "${help}" to see the usage.`].join('\n');
}
