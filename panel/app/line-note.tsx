import { isLost } from '../empty/empty-reason.ts';
import { t } from '../messages/message.ts';
import { usePanelHandle } from '../store/panel-context.tsx';
import { useEvery } from '../ui/use-every.ts';

/** Says that the view may be out of date; empty while the extension's worker answers. */
export function LineNote() {
  const { reach } = usePanelHandle();
  const now = useEvery(1000);
  if (!reach || !isLost(reach.workerState(), now)) return null;
  return (
    <p className="note" role="status" data-testid="line-lost">
      {t('worker_lost')}
    </p>
  );
}
