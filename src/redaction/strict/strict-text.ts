import { isSecretName } from '../detect/secret-name.ts';
import { maskNamedForms } from '../formats/named-forms.ts';
import { isNothing } from './harmless.ts';
import { isMaskedWhole, type StrictHelp } from './strict-help.ts';
import { type Token, tokensOf, withShown } from './strict-tokens.ts';

/** How many words of no technical meaning may follow one another. */
export interface TextRule {
  phrase: number;
}
export const PROSE: TextRule = { phrase: 6 };
/** Of a value under a name that promises no sentence. */
export const DATA: TextRule = { phrase: 3 };

/** Free text: words of the vocabulary, small numbers, times and names that the diagnosis quotes stay. */
export function strictText(given: string, help: StrictHelp, rule: TextRule = PROSE): string {
  const text = maskNamedForms(given, {
    isSecret: isSecretName,
    mask: (value) => (isNothing(value) || isMaskedWhole(value) ? value : help.secret(value)),
  });
  const tokens = tokensOf(text, help);
  maskPhrases(text, tokens, help, rule.phrase);
  maskNumberRuns(text, tokens, help);
  maskNamed(text, tokens, help);
  return withShown(text, tokens);
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
    if (/^[^\n\r]*=|>|^["']\s*:|^"\r?\n\r?\n$|^ ?:/.test(between) && !/[.!?,;]/.test(between))
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
      ({ kind, core }) => kind === 'masked' || isNothing(core) || /^(?:bearer|basic|WS_TOKEN)$/.test(core),
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
