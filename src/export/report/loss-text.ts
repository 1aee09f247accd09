import type { Losses } from '../../session/session.ts';

/** What is missing of a session, as half a sentence; undefined where nothing is. */
export function lossText(losses: Losses): string | undefined {
  const parts = [
    [losses.droppedFrames, 'frames dropped (memory limit)'],
    [losses.droppedSockets ?? 0, 'closed connections dropped'],
    [losses.missingEvents, 'events missing'],
    [losses.malformed, 'invalid records ignored'],
  ] as const;
  const told = parts.filter(([count]) => count > 0).map(([count, words]) => `${count} ${words}`);
  return told.length === 0 ? undefined : told.join(', ');
}
