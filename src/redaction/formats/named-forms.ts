import { maskColumns } from './columns.ts';

/** How a text gives a value to a name, beside JSON and `name=value`. */
export interface NamedForms {
  /** Whether every value under the name is secret. */
  isSecret(name: string): boolean;
  mask(value: string): string;
}

/** Each has what precedes the value, the name in it, the value, and what follows. */
const FORMS: readonly (readonly [needs: string, pattern: RegExp])[] = [
  ['</', /(<(?:[\w.-]{1,40}:)?([\p{L}_][\p{L}\p{M}\p{N}_.-]{0,60})(?:\s[^<>]{0,400})?>)([^<>«»]+)(<\/)/gu],
  // RFC 7578: the value goes on to the next boundary.
  [
    'name="',
    /(name="([^"\r\n]{1,80})"[^\r\n]{0,200}\r?\n(?:[\w-]{1,40}:[^\r\n]{0,200}\r?\n){0,4}\r?\n)([^«»]+?)(\r?\n--|$)/g,
  ],
  // JSON that a program escaped into a line of text.
  ['\\"', /(\\+"([^"\\\r\n]{1,80})\\+"\s{0,2}:\s{0,2}\\+")([^"\\«»]+)(\\+")/g],
  ['-', /((?<![^\s"'`(])--?([\p{L}_][\p{L}\p{M}\p{N}_.-]{0,60})[= ])([^\s"'«»-][^\s"'«»]*)()/gu],
  ['-', /((?<![^\s"'`(])--?([\p{L}_][\p{L}\p{M}\p{N}_.-]{0,60})[= ]["'])([^"'\n«»]+)(["'])/gu],
  ['=', /((?<![\p{L}\p{N}_])([\p{L}_][\p{L}\p{M}\p{N}_.-]{0,60})["`\]]?\s?=\s?["'])([^"'«»\n]+)(["'])/gu],
];
/** `name=value;name=value`, in which a value may have spaces. */
const SETTINGS = /;\s*[\p{L}_][^;=]{0,60}=/u;
const SETTING = /((?:^|;)\s*([\p{L}_][\p{L}\p{M}\p{N}_ .-]{0,60}?)\s?=\s?)([^;«»\r\n]+)(?=;|$)/gmu;
/** One setting a line: of YAML, of `.env` files, of logged headers. */
const LINE =
  /^([ \t]*(?:- )?(?:export )?["']?([\p{L}_][\p{L}\p{M}\p{N}_ .-]{0,60})["']?[ \t]?[:=][ \t]*["']?)([^\n\r"'«»]*[^\s"'«»])(["']?\s*)$/u;
const HEAD_LINE = /^[ \t]*[\p{L}_][\p{L}\p{M}\p{N}_.-]{0,60}:\s*$/u;
const NETRC = /(\bmachine\s+\S+\s+login\s+\S+\s+password\s+)(\S+)/g;
const IDENTIFIED = /(\bIDENTIFIED\s+(?:WITH\s+\S+\s+)?BY\s+['"])([^'"\n«»]+)/gi;
const INSERT = /(\(([^()]{1,400})\)\s*VALUES\s*\()([^()]{1,2000})/gi;

/** Values under the names of secrets, in the forms of markup, forms, settings, options and SQL. */
export function maskNamedForms(text: string, forms: NamedForms): string {
  if (text.length < 6) return text;
  const columns = maskColumns(text, forms);
  if (!/[=:>-]|machine|IDENTIFIED|VALUES/i.test(columns)) return columns;
  const { isSecret, mask } = forms;
  const change = (all: string, head: string, name: string, value: string, tail = ''): string =>
    isSecret(name.trim()) ? head + mask(value) + tail : all;
  let out = columns;
  for (const [needs, pattern] of FORMS) if (out.includes(needs)) out = out.replace(pattern, change);
  if (SETTINGS.test(out))
    out = out.replace(SETTING, (all, head: string, name: string, value: string) =>
      change(all, head, name, value),
    );
  if (out.includes('\n')) out = maskLines(out, change);
  out = out.replace(NETRC, (_all, head: string, value: string) => head + mask(value));
  out = out.replace(IDENTIFIED, (_all, head: string, value: string) => head + mask(value));
  return /VALUES/i.test(out) ? maskInserted(out, forms) : out;
}

/** A line alone may be a sentence, such as `token: expired`; beside another of its kind it is a setting. */
function maskLines(
  text: string,
  change: (all: string, head: string, name: string, value: string, tail: string) => string,
): string {
  const lines = text.split('\n');
  const isSetting = lines.map((line) => line.length < 4_000 && (LINE.test(line) || HEAD_LINE.test(line)));
  return lines
    .map((line, at) =>
      isSetting[at] && (isSetting[at - 1] || isSetting[at + 1]) ? line.replace(LINE, change) : line,
    )
    .join('\n');
}

/** Values of columns: `INSERT INTO users (login, password) VALUES ('ada', '…')`. */
function maskInserted(text: string, { isSecret, mask }: NamedForms): string {
  return text.replace(INSERT, (all, head: string, columns: string, values: string) => {
    const names = columns.split(',').map((name) => name.replace(/["`[\]]/g, '').trim());
    if (!names.some(isSecret)) return all;
    let at = -1;
    const shown = values.replace(/'[^']*'|"[^"]*"|[^,\s'"]+/g, (part) => {
      at += 1;
      const [, quote = '', value = ''] = /^(['"]?)([\s\S]*?)\1$/.exec(part) ?? [];
      return isSecret(names[at] ?? '') ? quote + mask(value) + quote : part;
    });
    return head + shown;
  });
}
