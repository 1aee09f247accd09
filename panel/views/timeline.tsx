import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef } from 'react';
import type { Connection } from '../../src/connection.ts';
import { BackToFinding } from './back-to-finding.tsx';
import { usePanel } from './panel-context.tsx';
import { takeLostFocus } from './take-lost-focus.ts';
import { timelineEntries } from './timeline-entries.ts';
import { TimelineRow } from './timeline-row.tsx';

/** A first guess at a row's height, in CSS pixels; the real one is measured. */
const ROW = 26;

/** Everything that happened to a connection and around it, in order. */
export function Timeline({ connection }: { connection: Connection }) {
  usePanel((state) => state.revision);
  const session = usePanel((state) => state.session)();
  const highlighted = usePanel((state) => state.highlighted);
  const jumps = usePanel((state) => state.jumps);
  const scroller = useRef<HTMLElement>(null);
  const entries = timelineEntries(session, connection, highlighted);
  const target = entries.findIndex((entry) => entry.kind === 'event' && entry.id === highlighted);
  const rows = useVirtualizer({
    count: entries.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW,
    getItemKey: (at) => {
      const entry = entries[at];
      return entry?.kind === 'event' ? entry.id : `frames ${entry?.first ?? at}`;
    },
    overscan: 10,
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: a second jump to the same event scrolls again
  useEffect(() => {
    if (target < 0) return;
    rows.scrollToIndex(target, { align: 'center' });
    takeLostFocus(scroller.current);
  }, [target, jumps, rows]);
  return (
    <div className="timeline">
      <BackToFinding />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <section ref={scroller} className="timeline-scroll" tabIndex={0} aria-label="Timeline">
        <ol className="timeline-list" style={{ height: rows.getTotalSize() }}>
          {rows.getVirtualItems().map(({ key, index, start }) => {
            const entry = entries[index];
            return entry ? (
              <li
                key={key}
                ref={rows.measureElement}
                data-index={index}
                aria-setsize={entries.length}
                aria-posinset={index + 1}
                className="timeline-slot"
                style={{ transform: `translateY(${start}px)` }}
              >
                <TimelineRow entry={entry} from={connection.createdAt} highlighted={index === target} />
              </li>
            ) : null;
          })}
        </ol>
      </section>
    </div>
  );
}
