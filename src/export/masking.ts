/** How a file was masked. `strict`: all but what is known to be harmless. `readable`: only what looks secret. */
export const MASKINGS = ['strict', 'readable'] as const;
export type Masking = (typeof MASKINGS)[number];

/** What a file says of itself. */
export function maskingWords(masking: Masking): string {
  return masking === 'strict'
    ? 'Masked strictly: only what is known to be harmless is shown. A placeholder «kind-number:length» stands for one value, the same one everywhere, of that many characters.'
    : 'Readable: only what looks secret is masked, so check it before you share it. The same numbered placeholder stands for the same value.';
}
