import type { ContextId, PageEvent } from '../capture/captured-event.ts';
import type { Session } from './session.ts';

/**
 * What to note when a document is gone; undefined if it said so itself, or is unknown. `at`: epoch milliseconds.
 */
export function pageLost(session: Session, context: ContextId, at: number): PageEvent | undefined {
  const known = session.contexts.get(context);
  const last = session.pageNotes.findLast(
    ({ event }) => event.context === context && LEAVING.has(event.kind),
  );
  if (!known || (last && last.event.kind !== 'pageshow')) return undefined;
  return { source: 'page', kind: 'page-lost', context, seq: known.nextSeq, at };
}

const LEAVING: ReadonlySet<string> = new Set(['pagehide', 'pageshow', 'page-lost']);
