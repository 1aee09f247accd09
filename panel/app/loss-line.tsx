import type { Losses } from '../../src/session/session.ts';
import { formatCount, pluralize } from '../../src/shared/format.ts';

function sentences({ droppedFrames, droppedSockets = 0, missingEvents, malformed }: Losses): string[] {
  const told: string[] = [];
  if (malformed > 0) told.push(`${pluralize(malformed, 'invalid record')} ignored`);
  if (droppedFrames > 0) told.push(`${pluralize(droppedFrames, 'message')} dropped (memory limit)`);
  if (droppedSockets > 0) told.push(`${pluralize(droppedSockets, 'closed connection')} dropped`);
  if (missingEvents > 0)
    told.push(`${formatCount(missingEvents)} ${missingEvents === 1 ? 'event' : 'events'} missing`);
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
