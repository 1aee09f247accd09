import { createRedactor } from '../redactor-factory.ts';
import type { Vocabulary } from '../vocabulary/vocabulary.ts';

/** What separates the words of a line; it stays. */
const SEPARATORS = /([\s"'`[\](){}<>=,;|]+)/;

/**
 * Words by which programs read lines of logs and which are no secret: times and numbers, the level and module of Apache,
 * Caddy and Firefox, Apache's message codes, the states of HAProxy.
 */
const STRUCTURE: readonly RegExp[] = [
  /^[:*#+-]?\d[-\d.,:/+*#TZ]*(?:m?s|Z)?:?$/,
  /^\d{1,2}\/[A-Z][a-z]{2}\/\d{4}[\d:.]*$/,
  /^\d+:tid$/,
  /^AH\d{5}:?$/,
  // https://docs.haproxy.org/3.0/configuration.html#8.5
  /^[-CSPRLUIDKcs][-RQCHDLT](?:[-NIDVEOU][-NIPDRU])?$/,
  /^[VDIWE]\/ns\w+$/,
  /^http\.(?:log\.(?:error|access)|handlers\.reverse_proxy)(?:\.log\d+)?$/,
];

/** `backend/server` of HAProxy: its reader looks for the slash. */
const NAMES = /^[\w.~-]+\/[\w.~-]+$/;

/** The beginning of Apache's lines: `authz_core:error` would be a name and its secret. */
const APACHE_HEAD = /^\[[\w :.]+\] \[[a-z_\d]+:[a-z]+\d?\]/;

/** A line of Firefox's log, where objects are named by their addresses in memory. */
const MOZ_LINE = /\[(?:Parent|Child|Socket|GPU) \d+: [\w ]+\]: [VDIWE]\/ns/;
const ADDRESS = /^(?:0x)?[\da-f]{8,12}$/;

/** A net log, or events of the DevTools Protocol: JSON whose every line is masked as JSON. */
const JSON_LOG = /^\ufeff?\s*\{(?:\s*"constants"\s*:|[^\n]*"method"\s*:\s*"[A-Z]\w+\.)/;

/**
 * The lines of a log, masked so that its readers still find what they look for: of a line of text all separators, times,
 * numbers and words of the format stay. With a vocabulary every other word is masked that is not known to be harmless.
 */
export function* redactLogLines(text: string, strict: Vocabulary | undefined): Generator<string> {
  const readable = createRedactor();
  const redactor = strict ? createRedactor({ strict }) : readable;
  const isJson = JSON_LOG.test(text.slice(0, 2_000));
  const mask = (line: string): string => {
    if (isJson || !strict) return afterHead(line, redactor.text);
    const isMoz = MOZ_LINE.test(line);
    return afterHead(line, (rest) =>
      readable
        .text(rest)
        .split(SEPARATORS)
        .map((word, at) => (at % 2 === 1 || isStructure(word, isMoz) ? word : maskWord(word, redactor.text)))
        .join(''),
    );
  };
  const lines = text.split('\n');
  // What has a name in one line is masked where it has none in another.
  for (const line of lines) mask(line);
  for (const [at, line] of lines.entries()) yield at === lines.length - 1 ? mask(line) : `${mask(line)}\n`;
}

function afterHead(line: string, mask: (rest: string) => string): string {
  const [head = ''] = APACHE_HEAD.exec(line) ?? [];
  return head + mask(line.slice(head.length));
}

const isStructure = (word: string, isMoz: boolean): boolean =>
  word === '' ||
  PLACEHOLDER.test(word) ||
  STRUCTURE.some((pattern) => pattern.test(word)) ||
  (isMoz && ADDRESS.test(word));

const PLACEHOLDER = /^«[^»]*»$/;

/** `proxy:ws://host/path` of Apache. */
const PREFIXED_URL = /^([a-z]+:)((?:wss?|https?):\/\/.*)$/;

function maskWord(word: string, mask: (text: string) => string): string {
  const [, prefix, url] = PREFIXED_URL.exec(word) ?? [];
  if (prefix !== undefined && url !== undefined) return prefix + mask(url);
  return NAMES.test(word) ? word.split('/').map(mask).join('/') : mask(word);
}
