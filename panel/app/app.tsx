import { useEffect } from 'react';
import { ConnectionDetail } from '../connections/connection-detail.tsx';
import { ConnectionList } from '../connections/connection-list.tsx';
import { EmptyState } from '../empty/empty-state.tsx';
import { t } from '../messages/message.ts';
import { useFiles, usePanel } from '../store/panel-context.tsx';
import { Splitter } from '../ui/splitter.tsx';
import { useMatches } from '../ui/use-matches.ts';
import { ViewBoundary } from '../ui/view-boundary.tsx';
import { Banner } from './banner.tsx';
import { FileBar } from './file-bar.tsx';
import { ClientPane, ComparisonView, fetchLaterViews, KeySheet, PageOverview, Search } from './lazy-views.ts';
import { LineNote } from './line-note.tsx';
import { Notice } from './notice.tsx';
import { Toolbar } from './toolbar.tsx';
import { UndoBar } from './undo-bar.tsx';
import { useDroppedFiles } from './use-dropped-files.ts';
import { usePanelKeys } from './use-panel-keys.ts';

/** Where the list is beside the detail: in a wide panel, and in one that is low, as when DevTools is docked to the bottom. */
const IN_COLUMNS = '(min-width: 900px), (min-width: 640px) and (max-height: 480px)';

function MainPane() {
  const place = usePanel((state) => state.mainView);
  switch (place) {
    case 'connection':
      return <ConnectionDetail />;
    case 'client':
      return <ClientPane />;
    case 'page':
      return <PageOverview />;
    default:
      return place satisfies never;
  }
}

function Over() {
  const over = usePanel((state) => state.activeOverlay);
  switch (over) {
    case 'search':
      return <Search />;
    case 'keys':
      return <KeySheet />;
    case 'comparison':
      return <ComparisonView />;
    case undefined:
      return null;
    default:
      return over satisfies never;
  }
}

export function App() {
  const empty = usePanel((state) => state.order.length === 0);
  const mainView = usePanel((state) => state.mainView);
  const over = usePanel((state) => state.activeOverlay);
  const client = mainView === 'client';
  const opened = useFiles((state) => state.opened !== undefined);
  const columns = useMatches(IN_COLUMNS);
  const dropping = useDroppedFiles();
  usePanelKeys();
  useEffect(fetchLaterViews, []);
  return (
    <div className={`app${opened ? ' app-trace' : ''}${dropping ? ' app-drop' : ''}`}>
      <header className="top">
        <Toolbar />
        <ViewBoundary what="part_banner">
          <Banner />
        </ViewBoundary>
      </header>
      <ViewBoundary what="part_file">
        <FileBar />
      </ViewBoundary>
      <UndoBar />
      {!empty && <LineNote />}
      {empty && !client ? (
        <ViewBoundary what="part_view">
          <EmptyState />
        </ViewBoundary>
      ) : (
        <main className={columns ? 'split split-columns' : 'split'}>
          {!empty && (
            <ViewBoundary what="part_list">
              <ConnectionList />
            </ViewBoundary>
          )}
          {!empty && (
            <Splitter
              key={String(columns)}
              label={t('list_splitter')}
              initial={columns ? 36 : 24}
              property="--list-share"
              storageKey={columns ? 'wsdoctor-split-columns' : 'wsdoctor-split-rows'}
            />
          )}
          <ViewBoundary what="part_view" of={mainView}>
            <MainPane />
          </ViewBoundary>
        </main>
      )}
      <ViewBoundary what="part_view" of={over}>
        <Over />
      </ViewBoundary>
      <Notice />
    </div>
  );
}
