import { isLost } from '../empty/empty-reason.ts';
import { usePanelHandle } from '../store/panel-context.tsx';
import { useEvery } from '../ui/use-every.ts';

/** Says that the view may be out of date; empty while the extension's worker answers. */
export function LineNote() {
  const { reach } = usePanelHandle();
  const now = useEvery(1000);
  if (!reach || !isLost(reach.workerState(), now)) return null;
  return (
    <p className="note" role="status" data-testid="line-lost">
      Reconnecting to the extension’s background worker. What the page records meanwhile comes when it is
      back; if this stays, close DevTools and open it again.
    </p>
  );
}
