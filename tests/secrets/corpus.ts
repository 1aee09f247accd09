import { KINDS, type SecretKind } from './kinds.ts';
import { createRandom } from './random.ts';

export interface Planted extends Omit<SecretKind, 'make'> {
  secret: string;
}

const EACH = 5;

/** Made up by rule, the same in every run: five of each kind. */
export const SECRETS: readonly Planted[] = KINDS.flatMap(({ make, ...kind }, row) => {
  const random = createRandom(7_919 * (row + 1));
  return Array.from({ length: EACH }, () => ({ ...kind, secret: make(random) }));
});

const cores = (secret: string): string[] =>
  [0, 1, 2].map((shift) => {
    const bytes = Buffer.concat([Buffer.alloc(shift), Buffer.from(secret)]);
    return bytes.toString('base64').slice(Math.ceil((shift * 8) / 6), Math.floor((bytes.length * 8) / 6));
  });

/** How a secret can still be read in a text: as it is, escaped, encoded, or as UTF-16. */
function formsOf(secret: string): string[] {
  const json = JSON.stringify(secret).slice(1, -1);
  const html = secret
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;');
  return [
    ...new Set([
      secret,
      json,
      JSON.stringify(json).slice(1, -1),
      html,
      encodeURIComponent(secret),
      ...cores(secret),
      ...cores(secret).map((core) => core.replaceAll('+', '-').replaceAll('/', '_')),
      [...secret].join('\0'),
      [...secret].join('\\u0000'),
      Buffer.from(secret, 'utf16le').toString('base64').replace(/=+$/, '').slice(0, -1),
    ]),
  ];
}

/** The forms of a secret that `text` still has, also within its own base64. */
export function survivors(text: string, secret: string): string[] {
  const inside = [...text.matchAll(/[A-Za-z0-9+/]{16,}={0,2}/g)]
    .map(([blob]) => Buffer.from(blob, 'base64').toString('latin1'))
    .join('\n');
  const bytes = Buffer.from(secret).toString('latin1');
  const wide = Buffer.from(secret, 'utf16le');
  const wides = [wide.toString('latin1'), wide.swap16().toString('latin1')];
  return [
    ...formsOf(secret).filter((form) => text.includes(form)),
    ...[bytes, ...wides].filter((form) => inside.includes(form)),
  ];
}
