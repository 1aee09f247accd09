import { ExportMenu } from './export-menu.tsx';
import { FileBug } from './file-bug.tsx';
import { usePanel } from './panel-context.tsx';

export function Toolbar() {
  const preserve = usePanel((state) => state.preserve);
  const paused = usePanel((state) => state.paused);
  const { setPreserve, setPaused, clear } = usePanel((state) => state);
  return (
    <div className="toolbar">
      <label className="check" title="Keep what was recorded when the page navigates">
        <input type="checkbox" checked={preserve} onChange={(event) => setPreserve(event.target.checked)} />
        Preserve log
      </label>
      <button
        type="button"
        className="button"
        aria-pressed={paused}
        onClick={() => setPaused(!paused)}
        title="While paused the panel stands still; recording goes on"
      >
        <span className={paused ? 'record-mark off' : 'record-mark'} aria-hidden="true" />
        {paused ? 'Paused' : 'Pause'}
      </button>
      <button
        type="button"
        className="button"
        onClick={clear}
        title="Forget finished connections and all messages; open connections stay"
      >
        Clear
      </button>
      <FileBug />
      <ExportMenu />
    </div>
  );
}
