import { Banner } from './banner.tsx';
import { ConnectionDetail } from './connection-detail.tsx';
import { ConnectionList } from './connection-list.tsx';
import { EmptyState } from './empty-state.tsx';
import { usePanel } from './panel-context.tsx';
import { Splitter } from './splitter.tsx';
import { Toolbar } from './toolbar.tsx';

export function App() {
  const empty = usePanel((state) => state.order.length === 0);
  const notice = usePanel((state) => state.notice);
  return (
    <div className="app">
      <header className="top">
        <Banner />
        <Toolbar />
      </header>
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
