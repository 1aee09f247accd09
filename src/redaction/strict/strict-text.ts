import { isNothing } from './harmless.ts';
import { isName, type WordKind, wordKind } from './harmless-word.ts';
import { isSecretName } from './secret-name.ts';
import { kindOf, type StrictHelp } from './strict-help.ts';

interface Token {
  from: number;
  to: number;
  /** Without the signs around it. */
  core: string;
  kind: WordKind | 'masked' | 'url' | 'path' | 'quoted';
  /** What stands for it; undefined: it stays. */
  shown?: string;
}

const PIECE =
  /«[a-z-]+(?:-\d+)?(?::\d+)?»|[a-z][a-z0-9+.-]{1,20}:\/\/[^\s"'<>`\\^{}|«»]+(?:«[^«»\s]{1,60}»[^\s"'<>`\\^{}|«»]*)*|[^\s"'`“”‘’<>()[\]{},;|=&«»]+/gi;
const AFTER_URL = /(?:(?::\d+){1,2}\)?|[.,;:!?)\]…]+)$/;
const EDGES = /^([^\p{L}\p{N}\p{M}]*)([\s\S]*?)([^\p{L}\p{N}\p{M}]*)$/u;
const NAMED = /^(-{0,2}[\p{L}_][\p{L}\p{M}\p{N}_.-]{0,60}):(?!\/\/)(?=.)/u;
const SENTENCE_END = /(?:[.:!?…]|\.\.\.)$/;

/** How many words of no technical meaning may follow one another. */
export interface TextRule {
  phrase: number;
}
export const PROSE: TextRule = { phrase: 6 };
/** Of a value under a name that promises no sentence. */
export const DATA: TextRule = { phrase: 3 };

/** Free text: words of the vocabulary, small numbers, times and names that the diagnosis quotes stay. */
export function strictText(text: string, help: StrictHelp, rule: TextRule = PROSE): string {
  const tokens = tokensOf(text, help);
  maskPhrases(text, tokens, help, rule.phrase);
  maskNumberRuns(text, tokens, help);
  maskNamed(text, tokens, help);
  let out = '';
  let done = 0;
  for (const { from, to, shown } of tokens) {
    if (shown === undefined || from < done) continue;
    out += text.slice(done, from) + shown;
    done = to;
  }
  return done === 0 ? text : out + text.slice(done);
}

function tokensOf(text: string, help: StrictHelp): Token[] {
  const tokens: Token[] = [];
  for (const { 0: chunk, index } of text.matchAll(PIECE)) addChunk(tokens, chunk, index, help);
  return tokens;
}

function addChunk(tokens: Token[], chunk: string, from: number, help: StrictHelp): void {
  const to = from + chunk.length;
  if (chunk.startsWith('«')) tokens.push({ from, to, core: '', kind: 'masked' });
  else if (chunk.includes('://')) {
    const after = AFTER_URL.exec(chunk)?.[0] ?? '';
    const url = chunk.slice(0, chunk.length - after.length);
    const shown = help.url(url);
    tokens.push({ from, to: to - after.length, core: url, kind: 'url', ...(shown === url ? {} : { shown }) });
  } else {
    const name = help.isQuoted(chunk) ? undefined : NAMED.exec(chunk)?.[1];
    if (
      name !== undefined &&
      (isSecretName(name) || wordKind(name.replace(/^-+/, ''), help.vocabulary) !== 'unknown')
    ) {
      addWord(tokens, name, from, help);
      addRest(tokens, name, chunk.slice(name.length + 1), from + name.length + 1, help);
    } else addWord(tokens, chunk, from, help);
  }
}

/** Line and column behind the name of a script. */
const LINE = /^\d{1,6}(?::\d{1,6})?\)?$/;

function addRest(tokens: Token[], name: string, rest: string, from: number, help: StrictHelp): void {
  if (/\.[cm]?[jt]sx?$/i.test(name) && LINE.test(rest))
    tokens.push({ from, to: from + rest.length, core: rest, kind: 'sign' });
  else addChunk(tokens, rest, from, help);
}

function addWord(tokens: Token[], chunk: string, from: number, help: StrictHelp): void {
  tokens.push(judged(chunk, from, help));
}

function judged(chunk: string, from: number, help: StrictHelp): Token {
  const [, lead = '', core = '', trail = ''] = EDGES.exec(chunk) ?? [];
  const start = from + lead.length;
  const end = start + core.length;
  const to = from + chunk.length;
  const kept = (kind: Token['kind']): Token => ({ from: start, to: end, core, kind });
  if (help.isQuoted(chunk) || help.isQuoted(core)) return kept('quoted');
  if (help.vocabulary.isTechnical(chunk)) return kept('technical');
  if (core === '') {
    if (chunk.length <= 3 || new Set(chunk).size <= 2) return kept('sign');
    return { from, to, core: chunk, kind: 'unknown', shown: help.mask(chunk, 'token') };
  }
  const kind = wordKind(core, help.vocabulary);
  const secret = kind === 'technical' || kind === 'function' ? undefined : help.known(core);
  if (secret !== undefined) return { from: start, to: end, core, kind: 'unknown', shown: secret };
  const signs = lead.length + trail.length;
  if (kind !== 'unknown' && signs <= 6) return kept(kind);
  if (core.length === 1 && signs <= 2) return kept('sign');
  if (isNameOfSecret(core, help)) return kept('technical');
  if (/^[./~]*\/./.test(chunk) && !chunk.includes('+')) {
    const shown = help.path(chunk);
    return { from, to, core, kind: 'path', ...(shown === chunk ? {} : { shown }) };
  }
  const said = to - (SENTENCE_END.exec(trail)?.[0].length ?? 0);
  const tidy = lead.length <= 2 && said - end <= 1;
  const [begin, finish] = tidy ? [start, end] : [from, said];
  const whole = chunk.slice(begin - from, finish - from);
  return { from: begin, to: finish, core, kind: 'unknown', shown: help.mask(whole, kindOf(whole)) };
}

/** `contraseña`, `密码`: a name that tells nothing but what stands behind it. */
function isNameOfSecret(core: string, { vocabulary }: StrictHelp): boolean {
  return /^[\p{L}\p{M}_-]{2,40}$/u.test(core) && isSecretName(core) && isName(core, vocabulary, true);
}

/** More words than these in a row of which few hold a sentence together are the words of a wallet. */
const LONGEST_LIST = 10;

/** Many words in a row that hold no sentence together are a passphrase. */
function maskPhrases(text: string, tokens: Token[], help: StrictHelp, most: number): void {
  maskLists(text, tokens, help);
  for (let at = 0; at < tokens.length; at += 1) {
    let end = at;
    while (tokens[end]?.kind === 'word' && (end === at || /^[ \t-]+$/.test(gap(text, tokens, end)))) end += 1;
    if (end - at >= most) maskRun(text, tokens, at, end, (run) => help.mask(run, 'phrase'));
    at = Math.max(at, end - 1);
  }
}

function maskLists(text: string, tokens: Token[], help: StrictHelp): void {
  for (let at = 0; at < tokens.length; at += 1) {
    let end = at;
    let holding = 0;
    while (
      /^\p{Ll}{3,}$/u.test(tokens[end]?.core ?? '') &&
      (end === at || /^[ \t\n-]+$/.test(gap(text, tokens, end)))
    ) {
      if (tokens[end]?.kind === 'function') holding += 1;
      end += 1;
    }
    if (end - at >= LONGEST_LIST && holding * 5 < end - at)
      maskRun(text, tokens, at, end, (run) => help.mask(run, 'phrase'));
    at = Math.max(at, end - 1);
  }
}

/** `4111 1111 1111`: each of them is small, and all together are not. */
function maskNumberRuns(text: string, tokens: Token[], help: StrictHelp): void {
  for (let at = 0; at < tokens.length; at += 1) {
    let end = at;
    let figures = 0;
    while (
      /^\d+$/.test(tokens[end]?.core ?? '') &&
      tokens[end]?.kind === 'number' &&
      (end === at || /^[ .-]+$/.test(gap(text, tokens, end)))
    ) {
      figures += tokens[end]?.core.length ?? 0;
      end += 1;
    }
    if (end - at > 1 && figures > 6) maskRun(text, tokens, at, end, (run) => help.mask(run, 'number'));
    at = Math.max(at, end - 1);
  }
}

const gap = (text: string, tokens: readonly Token[], at: number): string =>
  text.slice(tokens[at - 1]?.to ?? 0, tokens[at]?.from ?? text.length);

function maskRun(
  text: string,
  tokens: Token[],
  at: number,
  end: number,
  mask: (run: string) => string,
): void {
  const [first, last] = [tokens[at], tokens[end - 1]];
  if (!first || !last) return;
  first.shown = mask(text.slice(first.from, last.to));
  first.to = last.to;
  first.kind = 'masked';
  for (const token of tokens.slice(at + 1, end)) {
    token.from = -1;
    token.kind = 'masked';
  }
}

/** So many words behind a secret's name are looked at. */
const NEAR = 3;
const FIGURES_TOLD = /token|cookie|session|signature/i;

function maskNamed(text: string, tokens: Token[], help: StrictHelp): void {
  for (let at = 0; at < tokens.length - 1; at += 1) {
    const name = tokens[at];
    if (!name || name.core.length < 3 || name.kind === 'url' || !isSecretName(name.core)) continue;
    const between = gap(text, tokens, at + 1);
    if (/^[^\n\r]*[=]|>|^:\S?|^["']\s*:|^"\r?\n\r?\n$|^ ?:/.test(between) && !/[.!?,;]/.test(between))
      maskAssigned(text, tokens, at + 1, between, help);
    else if (/^[ \t"'“‘]+$/.test(between)) maskNear(tokens, at + 1, name.core, help);
  }
}

const TOLD = new Set<Token['kind']>(['technical', 'function', 'masked', 'quoted', 'sign']);
const isTold = ({ kind, core }: Token): boolean =>
  TOLD.has(kind) || isNothing(core) || (kind === 'number' && core.length < 3);

function maskAssigned(text: string, tokens: Token[], at: number, between: string, help: StrictHelp): void {
  let end = at;
  while (end < tokens.length && (end === at || /^[ \t]+$|^[=/+]+$/.test(gap(text, tokens, end)))) end += 1;
  const run = tokens.slice(at, end);
  if (
    run.every(
      ({ kind, core }) =>
        kind === 'masked' || isNothing(core) || /^(?:bearer|basic|TOKEN|VALUE|NAME|WS_TOKEN)$/.test(core),
    )
  )
    return;
  const strange = run.filter((token) => !isTold(token)).length;
  const prose = !/[=>]/.test(between) && /\s/.test(between) && !/["']/.test(between);
  if (prose && strange < 2) {
    for (const token of run)
      if (!isTold(token) && token.shown === undefined) token.shown = help.secret(token.core);
    return;
  }
  maskRun(text, tokens, at, end, help.secret);
}

function maskNear(tokens: Token[], at: number, name: string, help: StrictHelp): void {
  for (const token of tokens.slice(at, at + NEAR)) {
    if (token.kind === 'word') token.shown = help.secret(token.core);
    else if (token.kind === 'number' && /^\d{3,}$/.test(token.core) && !FIGURES_TOLD.test(name))
      token.shown = help.secret(token.core);
    if (token.kind !== 'function' && token.kind !== 'technical') return;
  }
}
