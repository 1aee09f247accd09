import type { Losses } from '../../src/session/session.ts';
import { plural } from '../messages/message.ts';

function sentences({ droppedFrames, droppedSockets = 0, missingEvents, malformed }: Losses): string[] {
  const told: string[] = [];
  if (malformed > 0) told.push(plural('loss_invalid', malformed));
  if (droppedFrames > 0) told.push(plural('loss_messages', droppedFrames));
  if (droppedSockets > 0) told.push(plural('loss_connections', droppedSockets));
  if (missingEvents > 0) told.push(plural('loss_events', missingEvents));
  return told;
}

/** What is missing from the session, and why; empty when nothing was lost. */
export function LossLine({ losses }: { losses: Losses }) {
  const told = sentences(losses);
  if (told.length === 0) return null;
  return (
    <p className="losses" data-testid="losses" title={told.join(' · ')}>
      {told.join(' · ')}
    </p>
  );
}
