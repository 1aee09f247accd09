import { FileBug } from '../bug-report/file-bug.tsx';
import { ExportMenu } from '../export/export-menu.tsx';
import { t } from '../messages/message.ts';
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
      aria-label={t('toolbar_pause')}
      aria-pressed={paused}
      onClick={() => setPaused(!paused)}
      title={t(paused ? 'toolbar_paused_why' : 'toolbar_live_why')}
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
      label={t('toolbar_overview')}
      title={t('toolbar_overview_why')}
      pressed={pressed}
      testId="overview"
      onClick={showPage}
    >
      {over > 0 && (
        <span className="over-count" data-testid="over-count" title={t('toolbar_over')}>
          <span aria-hidden="true">▲</span>
          {over}
          <span className="off-screen"> {t('toolbar_over')}</span>
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
      <ToolbarButton icon="clear" label={t('toolbar_clear')} title={t('toolbar_clear_why')} onClick={clear} />
      <span className="toolbar-divider" />
      <label className="check" title={t('toolbar_preserve_why')}>
        <input type="checkbox" checked={preserve} onChange={(event) => setPreserve(event.target.checked)} />
        {t('toolbar_preserve')}
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
        label={t('toolbar_filter')}
        title={t('toolbar_filter_why')}
        pressed={filterShown}
        testId="filter-button"
        onClick={() => showFilterBar(!filterShown)}
      />
      <ToolbarButton
        icon="search"
        label={t('toolbar_search')}
        title={t('toolbar_search_why')}
        testId="search-button"
        onClick={() => overlay('search')}
      />
      <OverviewButton />
      <ToolbarButton
        icon="client"
        label={t('client_title')}
        title={t('toolbar_client_why')}
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
        aria-label={t('popup_settings')}
        title={t('toolbar_settings_why')}
        data-testid="settings"
      >
        <Icon name="settings" />
      </a>
    </div>
  );
}
