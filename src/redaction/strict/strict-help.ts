import type { SecretKind } from '../detect/secret-names.ts';
import type { Vocabulary } from '../vocabulary/vocabulary.ts';

/** What the parts of strict masking share. */
export interface StrictHelp {
  vocabulary: Vocabulary;
  /** The placeholder of a value that is not known to be harmless. */
  mask(value: string, kind: SecretKind): string;
  /** The placeholder of the value of a secret's name: the value is masked everywhere else, too. */
  secret(value: string): string;
  /** The placeholder of a text that is known to be secret from another place. */
  known(text: string): string | undefined;
  /** Any text, with JSON and URLs in it. */
  text(value: string): string;
  url(value: string): string;
  path(value: string): string;
  /** Hosts, ports and paths, which the diagnosis quotes. */
  isQuoted(text: string): boolean;
  /** What `make` returns, or returned for the same key when nothing else was known than is now. */
  remembered(key: string, make: () => string): string;
}

const UUID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i;

/** What a value is by its looks, for its placeholder. */
export function kindOf(value: string): SecretKind {
  if (UUID.test(value)) return 'uuid';
  if (/^[+-]?[\d.,:\s-]+$/.test(value)) return 'number';
  if (/^[0-9a-f]{8,}$/i.test(value)) return 'hex';
  if (/\s/.test(value)) return 'text';
  return /\d/.test(value) || /[^\p{L}\p{M}'’-]/u.test(value) ? 'token' : 'word';
}

export const PLACEHOLDERS = /«[a-z-]+(?:-\d+)?(?::\d+)?»/g;

/** Nothing but placeholders, and the scheme that says how the first of them logs in. */
export function isMaskedWhole(text: string): boolean {
  return (
    text.includes('«') && /^(?:(?:bearer|basic|token|digest|bot)?\W*)$/i.test(text.replace(PLACEHOLDERS, ''))
  );
}
