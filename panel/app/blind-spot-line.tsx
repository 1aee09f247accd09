import type { Session } from '../../src/session/session.ts';
import { pluralize } from '../../src/shared/format.ts';

/** Says that the page has a shared worker, whose connections no source can see; empty on other pages. */
export function BlindSpotLine({ session }: { session: Session }) {
  const started = session.pageNotes.filter(({ event }) => event.kind === 'shared-worker').length;
  if (started === 0) return null;
  return (
    <p className="losses" data-testid="blind-spot">
      The page started {pluralize(started, 'shared worker')}: sockets made in there are not seen here. Look at
      chrome://inspect/#workers.
    </p>
  );
}
