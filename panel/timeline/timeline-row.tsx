import type { CapturedEvent } from '../../src/capture/captured-event.ts';
import { describeNoted } from '../../src/export/report/describe-event.ts';
import { plural, t } from '../messages/message.ts';
import { formatDuration } from '../messages/units.ts';
import { usePanel } from '../store/panel-context.tsx';
import { DataText } from '../ui/data-text.tsx';
import { clockText, isoText, sinceText } from '../ui/moment-text.ts';
import { Stack } from './stack.tsx';
import type { TimelineEntry } from './timeline-entries.ts';

type Tone = 'good' | 'bad' | 'plain';

function toneOf(event: CapturedEvent): Tone {
  switch (event.kind) {
    case 'opened':
      return 'good';
    case 'errored':
    case 'constructor-threw':
    case 'csp-violation':
    case 'send-refused':
    case 'dropped':
    case 'offline':
      return 'bad';
    case 'closed':
      return event.wasClean ? 'plain' : 'bad';
    case 'wire-entry':
      return event.reason === undefined ? 'plain' : 'bad';
    default:
      return 'plain';
  }
}

const MARKS = { good: '●', bad: '✕', plain: '○' } satisfies Record<Tone, string>;

interface TimelineRowProps {
  entry: TimelineEntry;
  /** When the connection was created, in epoch milliseconds. */
  from: number;
  highlighted: boolean;
}

export function TimelineRow({ entry, from, highlighted }: TimelineRowProps) {
  if (entry.kind === 'frames') return <FramesRow entry={entry} from={from} />;
  const { noted, ofPage, id, at } = entry;
  const { event } = noted;
  if (event.kind === 'frame') return null;
  const tone = toneOf(event);
  const stack = 'stack' in event ? event.stack : undefined;
  return (
    <div
      className={`timeline-row${highlighted ? ' highlighted' : ''}`}
      aria-current={highlighted ? 'true' : undefined}
      data-testid="event"
      data-event={id}
      data-kind={event.kind}
    >
      <time className="timeline-time" dateTime={isoText(at)} title={`${clockText(at)} (${isoText(at)})`}>
        {sinceText(at - from)}
      </time>
      <span className={`timeline-mark tone-${tone}`} aria-hidden="true">
        {MARKS[tone]}
      </span>
      <div className="timeline-text">
        {ofPage && <span className="tag">{t('timeline_page')}</span>}
        {event.source === 'wire' && <span className="tag">{t('timeline_network')}</span>}
        <DataText text={describeNoted(event)} />
        {stack !== undefined && stack !== '' && (
          <details>
            <summary>{t('timeline_stack')}</summary>
            <Stack text={stack} />
          </details>
        )}
      </div>
    </div>
  );
}

function FramesRow({ entry, from }: { entry: TimelineEntry & { kind: 'frames' }; from: number }) {
  const highlight = usePanel((state) => state.highlight);
  const show = usePanel((state) => state.show);
  const { first, at, until, count } = entry;
  const go = (): void => {
    show('frames');
    highlight(first);
  };
  return (
    <div className="timeline-row">
      <time className="timeline-time" dateTime={isoText(at)} title={`${clockText(at)} (${isoText(at)})`}>
        {sinceText(at - from)}
      </time>
      <span className="timeline-mark" aria-hidden="true">
        ⇅
      </span>
      <div className="timeline-text">
        <button type="button" className="link" onClick={go}>
          {plural('messages', count)}
        </button>
        {count > 1 && (
          <span className="quiet"> {t('timeline_within', { time: formatDuration(until - at) })}</span>
        )}
      </div>
    </div>
  );
}
