import type { Evidence } from '../../diagnosis/rule.ts';
import { idleTimeBefore } from '../../session/close-cause.ts';
import type { Closing, ConnectionWithMessages } from '../../session/connection.ts';
import type { SessionWithoutClock } from '../../session/session.ts';
import { formatDuration } from '../../shared/format.ts';

/** A laptop is suspended for longer than this, in milliseconds. */
const A_SLEEP = 120_000;
/** The page wakes up this near to the end that is noticed then, in milliseconds. */
const NEAR = 15_000;

/** The page resumed from a pause just when a connection was found dropped that had been silent for long. */
export function suspendedBefore(
  connection: ConnectionWithMessages,
  cut: Closing,
  session: SessionWithoutClock,
): Evidence | undefined {
  const silence = idleTimeBefore(connection, cut.at);
  if (silence < A_SLEEP) return undefined;
  const woke = session.pageNotes.findLast(({ event }) => {
    if (Math.abs(event.at - cut.at) > NEAR) return false;
    return event.kind === 'resume' || event.kind === 'online';
  });
  if (!woke) return undefined;
  const what = woke.event.kind === 'online' ? 'the browser came back online' : 'the page was resumed';
  return {
    fact: `Nothing had gone either way for ${formatDuration(silence)}, and within ${formatDuration(NEAR)} of the end ${what}.`,
    events: [woke.id, cut.event],
  };
}
