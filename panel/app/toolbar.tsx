import { FileBug } from '../bug-report/file-bug.tsx';
import { ExportMenu } from '../export/export-menu.tsx';
import { useFiles, usePanel } from '../store/panel-context.tsx';
import { Icon } from '../ui/icons.tsx';
import { OpenButton } from './open-button.tsx';
import { ToolbarButton } from './toolbar-button.tsx';

function RecordButton() {
  const paused = usePanel((state) => state.paused);
  const setPaused = usePanel((state) => state.setPaused);
  return (
    <button
      type="button"
      className="icon-button"
      aria-label="Pause"
      aria-pressed={paused}
      onClick={() => setPaused(!paused)}
      title={
        paused ? 'Paused: show new data again (P)' : 'Live: click to pause updates; recording continues (P)'
      }
    >
      <span className={paused ? 'record-mark off' : 'record-mark'} aria-hidden="true" />
    </button>
  );
}

function OverviewButton() {
  const pressed = usePanel((state) => state.mainView === 'page');
  const over = usePanel((state) => state.excesses.length);
  const showPage = usePanel((state) => state.showPage);
  return (
    <ToolbarButton
      icon="overview"
      label="Overview"
      title="Overview: all connections on one time line, rates and sizes (O)"
      pressed={pressed}
      testId="overview"
      onClick={showPage}
    >
      {over > 0 && (
        <span className="over-count" data-testid="over-count" title="Figures above their limits">
          <span aria-hidden="true">▲</span>
          {over}
          <span className="off-screen"> above their limits</span>
        </span>
      )}
    </ToolbarButton>
  );
}

function RecordingTools() {
  const preserve = usePanel((state) => state.preserve);
  const { setPreserve, clear } = usePanel((state) => state);
  return (
    <>
      <RecordButton />
      <ToolbarButton
        icon="clear"
        label="Clear"
        title="Clear: remove closed connections and all messages; open connections stay (Ctrl+L)"
        onClick={clear}
      />
      <span className="toolbar-divider" />
      <label className="check" title="Keep what was recorded when the page navigates">
        <input type="checkbox" checked={preserve} onChange={(event) => setPreserve(event.target.checked)} />
        Preserve log
      </label>
      <span className="toolbar-divider" />
    </>
  );
}

/** Icons with tooltips, in the order of the Network panel of DevTools. */
export function Toolbar() {
  const readOnly = useFiles((state) => state.opened !== undefined);
  const place = usePanel((state) => state.mainView);
  const filterShown = usePanel((state) => state.filterBarShown);
  const { showClient, showFilterBar, overlay } = usePanel((state) => state);
  return (
    <div className="toolbar">
      {!readOnly && <RecordingTools />}
      <ToolbarButton
        icon="filter"
        label="Filter"
        title="Show or hide the filter bar (F)"
        pressed={filterShown}
        testId="filter-button"
        onClick={() => showFilterBar(!filterShown)}
      />
      <ToolbarButton
        icon="search"
        label="Search"
        title="Search all connections and messages (Ctrl+F)"
        testId="search-button"
        onClick={() => overlay('search')}
      />
      <OverviewButton />
      <ToolbarButton
        icon="client"
        label="Client"
        title="Client: open any URL and send messages (C)"
        pressed={place === 'client'}
        testId="client-button"
        onClick={showClient}
      />
      <span className="toolbar-divider" />
      <OpenButton />
      <ExportMenu />
      <FileBug />
      <a
        className="icon-button settings-link"
        href="options.html"
        target="_blank"
        rel="noopener"
        aria-label="Settings"
        title="Settings: recording, memory, masking"
        data-testid="settings"
      >
        <Icon name="settings" />
      </a>
    </div>
  );
}
