import { compareHeaders, compareNegotiation, compareUrl } from './compare-handshake.ts';
import { compareMessages } from './compare-messages.ts';
import { compareEnvironment, compareOutcome, worked } from './compare-outcome.ts';
import { compareTiming } from './compare-timing.ts';
import type { ComparedSide, Comparison, ComparisonRow, Masking } from './comparison.ts';
import { rowBuilder } from './row-builder.ts';

/** What differs between two connections: works for one, not for the other. It names differences, and no cause. */
export function compareConnections(left: ComparedSide, right: ComparedSide, mask: Masking): Comparison {
  return {
    outcomesDiffer: worked(left.connection) !== worked(right.connection),
    rows: [
      ...compareOutcome(left, right, mask),
      ...compareEnvironment(left, right, mask),
      ...compareUrl(left, right, mask),
      ...compareNegotiation(left, right, mask),
      ...compareHeaders('request headers', left, right, mask),
      ...compareHeaders('response headers', left, right, mask),
      ...compareMessages(left, right, mask),
      ...compareTiming(left, right),
      ...compareFindings(left, right, mask),
    ],
  };
}

/** A finding that one side lacks because its network log was not recorded says nothing of the other. */
function compareFindings(left: ComparedSide, right: ComparedSide, mask: Masking): ComparisonRow[] {
  const rows = rowBuilder('findings', left, right);
  const [mine, theirs] = [left, right].map(({ findings }) => new Set(findings.map(mask.sentence)));
  for (const title of new Set([...(mine ?? []), ...(theirs ?? [])])) {
    const [one, other] = [mine?.has(title) ?? false, theirs?.has(title) ?? false];
    const lacking = one ? right : left;
    const found = (has: boolean): string | undefined => (has ? 'found' : undefined);
    if (one !== other && lacking.connection.wire === undefined)
      rows.unknown(
        title,
        found(one),
        found(other),
        `${one ? 'right' : 'left'}: its network log was not recorded`,
      );
    else rows.told(title, found(one), found(other));
  }
  return rows.rows;
}
