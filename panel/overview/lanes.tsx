import { useVirtualizer } from '@tanstack/react-virtual';
import { useRef } from 'react';
import type { TimeRange } from '../../src/session/messages/time-buckets.ts';
import type { Session } from '../../src/session/session.ts';
import { plural, t } from '../messages/message.ts';
import { formatDuration } from '../messages/units.ts';
import { closeCodeName, statusOf } from '../store/connection-status.ts';
import type { ListItem } from '../store/list-items.ts';
import { usePanel } from '../store/panel-context.tsx';
import { DataText } from '../ui/data-text.tsx';
import { maskUrl } from '../ui/mask-url.ts';
import { clockText, isoText } from '../ui/moment-text.ts';
import { Brush } from './brush.tsx';
import { type Bar, barOf, type PageMark, pageMarks, placeIn, ticksOf } from './lane-layout.ts';

/** Height of a lane, as panel/overview/overview.css has it; in CSS pixels. */
const LANE = 26;
/** The `Math.log1p` of a rate in messages per second that fills a bar's height. */
const FULL = Math.log1p(1000);

const percent = (part: number): string => `${(part * 100).toFixed(3)}%`;

function BarShape({ bar, title, onSelect }: { bar: Bar; title: string; onSelect(): void }) {
  const path = bar.density
    .map(({ at, width, height }) => {
      const tall = Math.max(0.12, Math.min(1, height / FULL)) * 10;
      return `M${(at * 1000).toFixed(1)} 10v-${tall.toFixed(1)}h${Math.max(width * 1000, 1).toFixed(1)}V10z`;
    })
    .join('');
  return (
    <>
      <span
        className={`bar bar-${bar.kind}`}
        style={{ left: percent(bar.begin), width: percent(bar.end - bar.begin) }}
        title={title}
        data-testid="bar"
        data-connection={bar.id}
        onClick={onSelect}
        aria-hidden="true"
      />
      <span
        className="bar-connecting"
        style={{ left: percent(bar.begin), width: percent(bar.opened - bar.begin) }}
        aria-hidden="true"
      />
      {path !== '' && (
        <svg className="density" viewBox="0 0 1000 10" preserveAspectRatio="none" aria-hidden="true">
          <path d={path} />
        </svg>
      )}
    </>
  );
}

type RowItem = Extract<ListItem, { kind: 'row' }>;

function Lane({ item, session, range }: { item: RowItem; session: Session; range: TimeRange }) {
  const select = usePanel((state) => state.select);
  const connections = item.ids.flatMap((id) => session.connections.get(id) ?? []);
  const latest = connections.at(-1);
  if (!latest) return null;
  const { authority, path } = maskUrl(latest.url);
  const { label, code } = statusOf(latest);
  const tries = item.ids.length > 1 ? `, ${plural('overview_attempts', item.ids.length)}` : '';
  return (
    <>
      <button
        type="button"
        className="lane-name"
        title={t('overview_show_connection', { what: `${authority}${path}: ${label} ${code}${tries}` })}
        onClick={() => select(item.worst)}
      >
        <DataText text={authority + path} />
        <span className="off-screen">{` ${label} ${code}${tries}`}</span>
      </button>
      <div className="lane-track">
        {connections.map((connection) => {
          const bar = barOf(session, connection, range);
          const status = statusOf(connection);
          const title = `${status.label} ${status.code} ${closeCodeName(connection)}`.trim();
          return (
            <BarShape
              key={bar.id}
              bar={bar}
              title={t('overview_made_at', { what: title, time: clockText(connection.createdAt) })}
              onSelect={() => select(connection.id)}
            />
          );
        })}
      </div>
    </>
  );
}

function Axis({ range, marks }: { range: TimeRange; marks: readonly PageMark[] }) {
  const ticks = ticksOf(range, 5);
  const short = range.until - range.from < 10_000;
  return (
    <div className="lane lane-axis" aria-hidden="true">
      <span className="lane-name quiet">{formatDuration(range.until - range.from)}</span>
      <div className="lane-track">
        {ticks.map((at) => (
          <span key={at} className="tick" style={{ left: percent(placeIn(range, at)) }} title={isoText(at)}>
            {short ? clockText(at).slice(3) : clockText(at).slice(0, 8)}
          </span>
        ))}
        {marks.map(({ id, at, time, sign, words }) => (
          <span
            key={id}
            className="mark-sign"
            style={{ left: percent(at) }}
            title={`${words}, ${clockText(time)}`}
          >
            {sign}
          </span>
        ))}
      </div>
    </div>
  );
}

function MarkLines({ marks }: { marks: readonly PageMark[] }) {
  return (
    <div className="mark-lines" aria-hidden="true">
      {marks.map(({ id, at }) => (
        <span key={id} className="mark-line" style={{ left: percent(at) }} />
      ))}
    </div>
  );
}

function MarkList({ marks }: { marks: readonly PageMark[] }) {
  if (marks.length === 0) return null;
  const few = marks.slice(-8);
  return (
    <ul className="mark-list" aria-label={t('overview_page_events')} data-testid="page-marks">
      {few.map(({ id, time, sign, words }) => (
        <li key={id}>
          <span aria-hidden="true">{sign}</span> {words}{' '}
          <time className="quiet" dateTime={isoText(time)} title={isoText(time)}>
            {clockText(time).slice(0, 8)}
          </time>
        </li>
      ))}
      {marks.length > few.length && (
        <li className="quiet">{t('overview_before_these', { count: marks.length - few.length })}</li>
      )}
    </ul>
  );
}

interface LanesProps {
  session: Session;
  whole: TimeRange;
  items: readonly ListItem[];
}

/** All connections on one timeline: a bar from CONNECTING to CLOSED, messages as density, page events as marks. */
export function Lanes({ session, whole, items }: LanesProps) {
  const rows = items.filter((item): item is RowItem => item.kind === 'row');
  const marks = pageMarks(session, whole);
  const scroller = useRef<HTMLDivElement>(null);
  const lanes = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => LANE,
    overscan: 10,
  });
  return (
    <div className="lanes" data-testid="lanes">
      <Axis range={whole} marks={marks} />
      <div className="lanes-body">
        <MarkLines marks={marks} />
        <div ref={scroller} className="lanes-scroll" style={{ height: Math.min(rows.length, 9) * LANE }}>
          <ul className="list-space" style={{ height: lanes.getTotalSize() }}>
            {lanes.getVirtualItems().map(({ index, start }) => {
              const item = rows[index];
              return item ? (
                <li
                  key={item.key}
                  className="lane"
                  style={{ transform: `translateY(${start}px)` }}
                  data-testid="lane"
                >
                  <Lane item={item} session={session} range={whole} />
                </li>
              ) : null;
            })}
          </ul>
        </div>
        <Brush whole={whole} />
      </div>
      <MarkList marks={marks} />
    </div>
  );
}
