import { t } from '../messages/message.ts';
import { usePanel, usePanelHandle } from '../store/panel-context.tsx';
import { workersPage } from '../ui/reader-browser.ts';
import { emptyWords } from './empty-words.ts';
import { useEmptyReason } from './use-empty-reason.ts';

/** No connection to show: the reason and the next step. */
export function EmptyState() {
  const { reach } = usePanelHandle();
  const paused = usePanel((state) => state.paused);
  const reason = useEmptyReason();
  const { title, why, next, reload } = emptyWords(reason);
  return (
    <main className="empty" data-testid="empty" data-reason={reason.kind}>
      <h2>{title}</h2>
      <p className="quiet">
        {why}
        {paused ? ` ${t('empty_paused')}` : ''}
      </p>
      {next !== undefined && (
        <p>
          <b>{t('next_step')}</b> {next}
        </p>
      )}
      {reload && reach && (
        <p>
          <button type="button" className="button primary" onClick={reach.reload} data-testid="reload-page">
            {t('reload_page')}
          </button>
        </p>
      )}
      {reason.kind === 'none-made' && <CannotSee />}
    </main>
  );
}

function CannotSee() {
  return (
    <>
      <h3>{t('empty_expected')}</h3>
      <ul>
        <li>{t('empty_dedicated_workers')}</li>
        <li>{t('empty_shared_workers', { place: workersPage() })}</li>
      </ul>
    </>
  );
}
