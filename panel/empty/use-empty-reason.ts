import { useEffect, useState } from 'react';
import type { PageReach } from '../capture/page-reach.ts';
import { useFiles, usePanel, usePanelHandle } from '../store/panel-context.tsx';
import { useEvery } from '../ui/use-every.ts';
import { type EmptyReason, emptyReason } from './empty-reason.ts';

/** Interval for asking a page in which DevTools cannot run code; it does not report its own load. In milliseconds. */
const ASK_EVERY = 1500;

/** What the page contains now; asked only while the view is visible. */
function usePageReach(): PageReach | undefined {
  const { reach } = usePanelHandle();
  const [page, setPage] = useState<PageReach>();
  useEffect(() => {
    if (!reach) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let stopped = false;
    const ask = async (): Promise<void> => {
      if (!document.hidden) {
        const found = await reach.page();
        if (stopped) return;
        setPage((known) => (JSON.stringify(known) === JSON.stringify(found) ? known : found));
      }
      timer = setTimeout(ask, ASK_EVERY);
    };
    void ask();
    return () => {
      stopped = true;
      clearTimeout(timer);
    };
  }, [reach]);
  return page;
}

export function useEmptyReason(): EmptyReason {
  const { liveSession, reach } = usePanelHandle();
  usePanel((state) => state.revision);
  const file = useFiles((state) => state.opened !== undefined);
  const page = usePageReach();
  const now = useEvery(ASK_EVERY);
  const { pageNotes, wireStarted } = liveSession.session();
  return emptyReason({
    now,
    file,
    worker: reach?.workerState() ?? { kind: 'there' },
    page,
    clearedAt: liveSession.clearedAt(),
    sharedWorkers: pageNotes.filter(({ event }) => event.kind === 'shared-worker').length,
    watchingSince: wireStarted?.at,
    settings: liveSession.settings,
  });
}
