import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef } from 'react';
import type { EventId } from '../../src/capture/captured-event.ts';
import type { Connection } from '../../src/session/connection.ts';
import type { TimeRange } from '../../src/session/messages/time-buckets.ts';
import { plural, t } from '../messages/message.ts';
import { BackToFinding } from '../store/back-to-finding.tsx';
import { usePanel } from '../store/panel-context.tsx';
import { takeLostFocus } from '../ui/restore-focus.ts';
import { ViewBoundary } from '../ui/view-boundary.tsx';
import { type TimelineEntry, timelineEntries } from './timeline-entries.ts';
import { TimelineRow } from './timeline-row.tsx';

/** An estimate of a row's height, in CSS pixels; the real one is measured. */
const ROW = 26;

/** The target of a jump is shown whatever the range. */
function isWithin(
  entry: TimelineEntry,
  { from, until }: TimeRange,
  highlighted: EventId | undefined,
): boolean {
  if (entry.kind === 'event' && entry.id === highlighted) return true;
  return entry.at < until && (entry.kind === 'frames' ? entry.until : entry.at) >= from;
}

/** All events of a connection and of the page around it, in order. */
export function Timeline({ connection }: { connection: Connection }) {
  usePanel((state) => state.revision);
  const session = usePanel((state) => state.session)();
  const highlighted = usePanel((state) => state.highlighted);
  const jumps = usePanel((state) => state.jumpCount);
  const scroller = useRef<HTMLElement>(null);
  const range = usePanel((state) => state.range);
  const all = timelineEntries(session, connection, highlighted);
  const entries = range ? all.filter((entry) => isWithin(entry, range, highlighted)) : all;
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
      {entries.length < all.length && (
        <p className="quiet-line">{plural('timeline_left_out', all.length - entries.length)}</p>
      )}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <section ref={scroller} className="timeline-scroll" tabIndex={0} aria-label={t('timeline_label')}>
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
                <ViewBoundary what="part_event" of={key}>
                  <TimelineRow entry={entry} from={connection.createdAt} highlighted={index === target} />
                </ViewBoundary>
              </li>
            ) : null;
          })}
        </ol>
      </section>
    </div>
  );
}
