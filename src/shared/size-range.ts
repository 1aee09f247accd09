/** Sizes in bytes, both ends included. */
export interface SizeRange {
  least: number;
  most: number;
}

const SIZE = /^(\d+(?:\.\d+)?)\s*(k|m)?b?$/i;
const UNITS: Record<string, number> = { k: 1_000, m: 1_000_000 };

/** `>1k`, `<200`, `100-2k`, `42`; undefined for anything else. */
export function parseSizeRange(text: string): SizeRange | undefined {
  const compact = text.trim();
  const [first = '', second] = compact.split(/\s*[-–]\s*/, 2);
  if (second !== undefined) return between(bytesOf(first), bytesOf(second));
  const sign = /^(>=|<=|>|<|≥|≤)/.exec(compact)?.[1] ?? '';
  const bytes = bytesOf(compact.slice(sign.length).trim());
  if (bytes === undefined) return undefined;
  switch (sign) {
    case '>':
      return { least: bytes + 1, most: Number.POSITIVE_INFINITY };
    case '>=':
    case '≥':
      return { least: bytes, most: Number.POSITIVE_INFINITY };
    case '<':
      return { least: 0, most: bytes - 1 };
    case '<=':
    case '≤':
      return { least: 0, most: bytes };
    default:
      return { least: bytes, most: bytes };
  }
}

function between(least: number | undefined, most: number | undefined): SizeRange | undefined {
  return least === undefined || most === undefined || most < least ? undefined : { least, most };
}

function bytesOf(text: string): number | undefined {
  const found = SIZE.exec(text);
  return found ? Number(found[1]) * (UNITS[found[2]?.toLowerCase() ?? ''] ?? 1) : undefined;
}
