import type { Session } from '../../src/session/session.ts';
import { plural } from '../messages/message.ts';
import { workersPage } from '../ui/reader-browser.ts';

/** Says that the page has a shared worker, whose connections no source can see; empty on other pages. */
export function BlindSpotLine({ session }: { session: Session }) {
  const started = session.pageNotes.filter(({ event }) => event.kind === 'shared-worker').length;
  if (started === 0) return null;
  const words = plural('blind_spot', started, { place: workersPage() });
  return (
    <p className="losses" data-testid="blind-spot" title={words}>
      {words}
    </p>
  );
}
