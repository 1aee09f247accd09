import { FileBug } from '../bug-report/file-bug.tsx';
import { ExportMenu } from '../export/export-menu.tsx';
import { useFiles, usePanel } from '../store/panel-context.tsx';
import { OpenButton } from './open-button.tsx';

export function Toolbar() {
  const preserve = usePanel((state) => state.preserve);
  const paused = usePanel((state) => state.paused);
  const readOnly = useFiles((state) => state.opened !== undefined);
  const place = usePanel((state) => state.mainView);
  const { setPreserve, setPaused, clear, showClient } = usePanel((state) => state);
  return (
    <div className="toolbar">
      {!readOnly && (
        <>
          <label className="check" title="Keep what was recorded when the page navigates">
            <input
              type="checkbox"
              checked={preserve}
              onChange={(event) => setPreserve(event.target.checked)}
            />
            Preserve log
          </label>
          <button
            type="button"
            className="button"
            aria-pressed={paused}
            onClick={() => setPaused(!paused)}
            title="Pause updates (recording continues)"
          >
            <span className={paused ? 'record-mark off' : 'record-mark'} aria-hidden="true" />
            {paused ? 'Paused' : 'Pause'}
          </button>
          <button
            type="button"
            className="button"
            onClick={clear}
            title="Remove closed connections and all messages; open connections stay"
          >
            Clear
          </button>
        </>
      )}
      <button
        type="button"
        className="button client-button"
        aria-pressed={place === 'client'}
        data-testid="client-button"
        title="Open any URL and send messages (C)"
        onClick={showClient}
      >
        Client
      </button>
      <OpenButton />
      <FileBug />
      <ExportMenu />
    </div>
  );
}
