import { Banner } from './banner.tsx';
import { ConnectionDetail } from './connection-detail.tsx';
import { ConnectionList } from './connection-list.tsx';
import { EmptyState } from './empty-state.tsx';
import { FileBar } from './file-bar.tsx';
import { useFiles, usePanel } from './panel-context.tsx';
import { Splitter } from './splitter.tsx';
import { Toolbar } from './toolbar.tsx';
import { useDroppedFiles } from './use-dropped-files.ts';

export function App() {
  const empty = usePanel((state) => state.order.length === 0);
  const notice = usePanel((state) => state.notice);
  const opened = useFiles((state) => state.opened !== undefined);
  const dropping = useDroppedFiles();
  return (
    <div className={`app${opened ? ' app-trace' : ''}${dropping ? ' app-drop' : ''}`}>
      <header className="top">
        <Banner />
        <Toolbar />
      </header>
      <FileBar />
      {empty ? (
        <EmptyState />
      ) : (
        <main className="split">
          <ConnectionList />
          <Splitter />
          <ConnectionDetail />
        </main>
      )}
      <p className="off-screen" role="status">
        {notice}
      </p>
    </div>
  );
}
