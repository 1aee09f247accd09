import type { Evidence } from '../../diagnosis/rule.ts';
import type { Connection } from '../../session/connection.ts';
import { pluralize } from '../../shared/format.ts';

/** The number of other connections to the URL that ended in this way, if there are any. */
export function othersEndedTheSameWay(others: readonly Connection[]): Evidence | undefined {
  if (others.length === 0) return undefined;
  return {
    fact: `${pluralize(others.length, 'other connection')} to this URL ended the same way.`,
    events: others.slice(0, 5).map((one) => one.closed?.event ?? one.createdEvent),
  };
}
