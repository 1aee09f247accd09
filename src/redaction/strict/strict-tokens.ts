import { isSecretName } from '../detect/secret-name.ts';
import { isHarmlessNumber } from './harmless.ts';
import { isName, type WordKind, wordKind } from './harmless-word.ts';
import { kindOf, type StrictHelp } from './strict-help.ts';

export interface Token {
  from: number;
  to: number;
  /** Without the signs around it. */
  core: string;
  kind: WordKind | 'masked' | 'url' | 'path' | 'quoted';
  /** Its replacement; undefined: it stays. */
  shown?: string;
}

const PIECE =
  /«[a-z-]+(?:-\d+)?(?::\d+)?»|[a-z][a-z0-9+.-]{1,20}:\/\/[^\s"'<>`\\^{}|«»]+(?:«[^«»\s]{1,60}»[^\s"'<>`\\^{}|«»]*)*|[^\s"'`“”‘’<>()[\]{},;|=&«»]+/gi;
const AFTER_URL = /(?:(?::\d+){1,2}\)?|[.,;:!?)\]…]+)$/;
const EDGES = /^([^\p{L}\p{N}\p{M}]*)([\s\S]*?)([^\p{L}\p{N}\p{M}]*)$/u;
const NAMED = /^(-{0,2}[\p{L}_][\p{L}\p{M}\p{N}_.-]{0,60}):(?!\/\/)(?=.)/u;
const SENTENCE_END = /(?:[.:!?…]|\.\.\.)$/;

/** The text with the replacements of its tokens. */
export function withShown(text: string, tokens: readonly Token[]): string {
  let out = '';
  let done = 0;
  for (const { from, to, shown } of tokens) {
    if (shown === undefined || from < done) continue;
    out += text.slice(done, from) + shown;
    done = to;
  }
  return done === 0 ? text : out + text.slice(done);
}

export function tokensOf(text: string, help: StrictHelp): Token[] {
  const tokens: Token[] = [];
  for (const { 0: chunk, index } of text.matchAll(PIECE)) {
    const isRest = text[index - 1] === '»' || text[index + chunk.length] === '«';
    if (isRest && isRestOfSecret(chunk, help))
      tokens.push({
        from: index,
        to: index + chunk.length,
        core: chunk,
        kind: 'unknown',
        shown: help.mask(chunk, 'token'),
      });
    else addChunk(tokens, chunk, index, help);
  }
  return tokens;
}

/** Beside a placeholder, and not all of words: base64 has slashes of its own. */
function isRestOfSecret(chunk: string, { vocabulary }: StrictHelp): boolean {
  if (!/^[\w+/]*\/[\w+/=]*$/.test(chunk)) return false;
  return chunk.split(/[/_]/).some((part) => !/^\d{0,4}$/.test(part) && !isKnownWord(part, vocabulary));
}

function isKnownWord(part: string, { isWord, isTechnical }: StrictHelp['vocabulary']): boolean {
  return part.length < 2 ? /[a-z]/.test(part) : isWord(part) || isTechnical(part);
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
  if (isHarmlessNumber(lead.slice(-1) + core)) return kept('number');
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

/** `contraseña`, `密码`: a name that tells nothing but that its value is secret. */
function isNameOfSecret(core: string, { vocabulary }: StrictHelp): boolean {
  return /^[\p{L}\p{M}_-]{2,40}$/u.test(core) && isSecretName(core) && isName(core, vocabulary, true);
}
