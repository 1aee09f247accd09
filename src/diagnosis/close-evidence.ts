import type { Closing, Connection } from '../session/connection.ts';
import { formatDuration } from '../shared/format.ts';
import { quote } from './evidence.ts';
import type { Evidence } from './rule.ts';

/** The close frame as the page received it: code, reason, time. */
export function closeFrameEvidence({ opened }: Connection, closed: Closing): Evidence {
  const reason = closed.reason === '' ? 'without a reason' : `with the reason "${quote(closed.reason)}"`;
  const after = opened ? `, ${formatDuration(closed.at - opened.at)} after opening` : '';
  return { fact: `The server sent close code ${closed.code} ${reason}${after}.`, events: [closed.event] };
}
