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
        {paused ? ' Updates are paused: press “Paused” to resume.' : ''}
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
      <h3>Expected a connection?</h3>
      <ul>
        <li>
          Connections of a dedicated worker or a service worker appear when they close, if DevTools was open
          when they were opened.
        </li>
        <li>Connections of a shared worker do not appear here: inspect it at chrome://inspect/#workers.</li>
      </ul>
    </>
  );
}
