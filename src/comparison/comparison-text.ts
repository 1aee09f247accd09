import { escapeInvisible } from '../shared/escape-invisible.ts';
import { ASPECTS, type Comparison, type ComparisonRow } from './comparison.ts';

const LONGEST = 160;

function shown(value: string | undefined): string {
  if (value === undefined) return '(none)';
  const clean = escapeInvisible(value);
  return clean.length > LONGEST ? `${clean.slice(0, LONGEST)}…` : clean;
}

function lines({ name, left, right, sameness, because }: ComparisonRow): string[] {
  if (sameness === 'unknown') return [`  ? ${escapeInvisible(name)}: cannot tell (${because ?? ''})`];
  return [`  ≠ ${escapeInvisible(name)}`, `      left:  ${shown(left)}`, `      right: ${shown(right)}`];
}

/** What differs and what cannot be told, by aspect, as text for a terminal; what is the same is counted. */
export function comparisonText({ rows }: Pick<Comparison, 'rows'>): string {
  const same = rows.filter(({ sameness }) => sameness === 'same').length;
  const sections = ASPECTS.flatMap((aspect) => {
    const told = rows.filter((row) => row.aspect === aspect && row.sameness !== 'same');
    return told.length === 0 ? [] : [`${aspect[0]?.toUpperCase()}${aspect.slice(1)}`, ...told.flatMap(lines)];
  });
  const none = sections.length === 0 ? ['No difference found.'] : sections;
  return [...none, '', `${same} of ${rows.length} compared values are the same.`].join('\n');
}
