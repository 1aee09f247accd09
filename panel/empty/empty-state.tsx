import { usePanel, usePanelHandle } from '../store/panel-context.tsx';
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
        {paused ? ' The panel is paused: press “Paused” to see what came since.' : ''}
      </p>
      {next !== undefined && (
        <p>
          <b>Next:</b> {next}
        </p>
      )}
      {reload && reach && (
        <p>
          <button type="button" className="button primary" onClick={reach.reload} data-testid="reload-page">
            Reload the page
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
      <h3>If there should be one</h3>
      <ul>
        <li>A socket made in a worker is seen when it closes, if DevTools was open when it was made.</li>
        <li>A socket made in a shared worker or a service worker cannot be seen from here.</li>
      </ul>
    </>
  );
}
