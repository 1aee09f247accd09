import type { KeyboardEvent } from 'react';
import type { ConnectionWithMessages } from '../../src/session/connection.ts';
import { Diagnosis } from '../diagnosis/diagnosis.tsx';
import { formatNumber, type MessageKey, t } from '../messages/message.ts';
import { usePanel } from '../store/panel-context.tsx';
import { TABS, type Tab } from '../store/panel-state.ts';
import { later } from '../ui/lazy.tsx';
import { ViewBoundary } from '../ui/view-boundary.tsx';
import { ConnectionCopy } from './connection-copy.tsx';
import { ConnectionHead } from './connection-head.tsx';

// A panel that was opened for a diagnosis need not load the other tabs first.
const timeline = later(async () => (await import('../timeline/timeline.tsx')).Timeline);
const frames = later(async () => (await import('../frames/frames.tsx')).Frames);
const handshake = later(async () => (await import('../handshake/handshake.tsx')).Handshake);
const testTab = later(async () => (await import('../probe/test-tab.tsx')).TestTab);

/** Fetches of the tabs beside the diagnosis. */
export const TAB_FETCHES = [frames.fetch, timeline.fetch, handshake.fetch, testTab.fetch];

const NAMES = {
  diagnosis: 'tab_diagnosis',
  timeline: 'timeline_label',
  frames: 'column_messages',
  handshake: 'compare_handshake',
  test: 'tab_test',
} satisfies Record<Tab, MessageKey>;

function TabList({ connection, tab }: { connection: ConnectionWithMessages; tab: Tab }) {
  const show = usePanel((state) => state.show);
  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    const step = { ArrowRight: 1, ArrowLeft: TABS.length - 1 }[event.key];
    const jump = { Home: 0, End: TABS.length - 1 }[event.key];
    const next = TABS[jump ?? (TABS.indexOf(tab) + (step ?? 0)) % TABS.length];
    if (next === undefined || (step === undefined && jump === undefined)) return;
    event.preventDefault();
    show(next);
    event.currentTarget.querySelector<HTMLElement>(`#tab-${next}`)?.focus();
  };
  return (
    <div className="tabs" role="tablist" aria-label={t('detail_tabs')} tabIndex={-1} onKeyDown={onKeyDown}>
      {TABS.map((each) => (
        <button
          key={each}
          id={`tab-${each}`}
          type="button"
          role="tab"
          className="tab"
          aria-selected={each === tab}
          aria-controls={each === tab ? 'tab-panel' : undefined}
          tabIndex={each === tab ? 0 : -1}
          data-testid={`tab-${each}`}
          onClick={() => show(each)}
        >
          {t(NAMES[each])}
          {each === 'frames' && (
            <span className="tab-count">{formatNumber(connection.frames.kept.length)}</span>
          )}
        </button>
      ))}
    </div>
  );
}

function TabBody({ connection, tab }: { connection: ConnectionWithMessages; tab: Tab }) {
  switch (tab) {
    case 'diagnosis':
      return <Diagnosis connection={connection} />;
    case 'timeline':
      return <timeline.View key={connection.id} connection={connection} />;
    case 'frames':
      return <frames.View key={connection.id} connection={connection} />;
    case 'handshake':
      return <handshake.View connection={connection} />;
    case 'test':
      return <testTab.View key={connection.id} connection={connection} />;
    default:
      return tab satisfies never;
  }
}

/** All views of the selected connection. */
export function ConnectionDetail() {
  usePanel((state) => state.revision);
  const selected = usePanel((state) => state.selected);
  const tab = usePanel((state) => state.tab);
  const session = usePanel((state) => state.session)();
  const connection = selected === undefined ? undefined : session.connections.get(selected);
  if (!connection) return <section className="detail-pane" aria-label={t('detail_label')} />;
  return (
    <section className="detail-pane" aria-label={t('detail_label')}>
      <ViewBoundary what="part_summary" of={connection.id}>
        <ConnectionHead connection={connection} />
      </ViewBoundary>
      <div className="detail-bar">
        <TabList connection={connection} tab={tab} />
        <ConnectionCopy connection={connection} />
      </div>
      <div
        id="tab-panel"
        className={`tab-panel tab-panel-${tab}`}
        role="tabpanel"
        aria-labelledby={`tab-${tab}`}
        tabIndex={-1}
      >
        <ViewBoundary what="part_tab" of={`${connection.id} ${tab}`}>
          <TabBody connection={connection} tab={tab} />
        </ViewBoundary>
      </div>
    </section>
  );
}
