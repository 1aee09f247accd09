import { compareTexts } from './compare-texts.ts';
import type { Aspect, ComparedSide, ComparisonRow } from './comparison.ts';

export interface RowBuilder {
  rows: ComparisonRow[];
  /** Compares captured texts, and shows them as `show` says. */
  captured(name: string, left: string | undefined, right: string | undefined, show?: Show): void;
  /** Compares what this program says of both. */
  told(name: string, left: string | undefined, right: string | undefined, differs?: boolean): void;
  /** Nobody can tell. */
  unknown(name: string, left: string | undefined, right: string | undefined, because: string): void;
}

type Show = (text: string) => string;

const MASKED = 'the value is masked';

export function rowBuilder(aspect: Aspect, left: ComparedSide, right: ComparedSide): RowBuilder {
  const rows: ComparisonRow[] = [];
  const sameFile = left.session === right.session;
  return {
    rows,
    captured(name, one, other, show = (text) => text) {
      if (one === undefined && other === undefined) return;
      const sameness = compareTexts(one, other, sameFile);
      const shown = (text: string | undefined): string | undefined =>
        text === undefined ? undefined : show(text);
      rows.push({
        aspect,
        name,
        left: shown(one),
        right: shown(other),
        sameness,
        ...(sameness === 'unknown' ? { because: MASKED } : {}),
      });
    },
    told(name, one, other, differs = one !== other) {
      if (one === undefined && other === undefined) return;
      rows.push({ aspect, name, left: one, right: other, sameness: differs ? 'different' : 'same' });
    },
    unknown(name, one, other, because) {
      rows.push({ aspect, name, left: one, right: other, sameness: 'unknown', because });
    },
  };
}
