import type { Session } from '../../src/session/session.ts';
import { pluralize } from '../../src/shared/format.ts';

/** Says that the page has a shared worker, whose connections no source can see; empty on other pages. */
export function BlindSpotLine({ session }: { session: Session }) {
  const started = session.pageNotes.filter(({ event }) => event.kind === 'shared-worker').length;
  if (started === 0) return null;
  const words = `The page started ${pluralize(started, 'shared worker')}. Connections made there are not shown: see chrome://inspect/#workers.`;
  return (
    <p className="losses" data-testid="blind-spot" title={words}>
      {words}
    </p>
  );
}
