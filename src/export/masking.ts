/** How a file was masked. `strict`: all but what is known to be harmless. `readable`: only what looks secret. */
export const MASKINGS = ['strict', 'readable'] as const;
export type Masking = (typeof MASKINGS)[number];

/** What a file says of itself. */
export function maskingWords(masking: Masking): string {
  return masking === 'strict'
    ? 'Masked strictly: only what is known to be harmless is shown. A placeholder «kind-number:length» replaces a value of that many characters; the same value has the same placeholder everywhere.'
    : 'Readable: only what looks secret is masked, so check it before you share it. The same value has the same numbered placeholder.';
}
