import type { EventId } from '../../src/capture/captured-event.ts';
import type { Evidence } from '../../src/diagnosis/rule.ts';
import { describeEvent } from '../../src/export/report/describe-event.ts';
import type { Connection } from '../../src/session/connection.ts';
import type { Session } from '../../src/session/session.ts';
import { t } from '../messages/message.ts';
import { usePanel } from '../store/panel-context.tsx';
import { DataText } from '../ui/data-text.tsx';
import { sinceText } from '../ui/moment-text.ts';

/** The most events of one fact that get a button. */
const MOST_BUTTONS = 6;
const LONGEST_TITLE = 300;

interface EvidenceItemProps {
  evidence: Evidence;
  connection: Connection;
  session: Session;
  rule: string;
}

/** The events that get a button, of those still in memory; `left`: how many more there are. */
function describeSome(session: Session, events: readonly EventId[]) {
  const told: { id: EventId; at: number; text: string }[] = [];
  let seen = 0;
  for (; seen < events.length && told.length <= MOST_BUTTONS; seen += 1) {
    const id = events[seen];
    const described = id === undefined ? undefined : describeEvent(session, id);
    if (id !== undefined && described) told.push({ id, ...described });
  }
  return { told, left: events.length - seen };
}

/** A fact with links to the events that prove it. */
export function EvidenceItem({ evidence, connection, session, rule }: EvidenceItemProps) {
  const jump = usePanel((state) => state.jump);
  const go = (event: EventId) => () => jump(event, { connection: connection.id, rule });
  const { told, left } = describeSome(session, evidence.events);
  const [first, ...rest] = told.map(({ id, at, text }) => ({
    id,
    since: sinceText(at - connection.createdAt),
    text: text.slice(0, LONGEST_TITLE),
  }));
  if (!first) {
    return (
      <li className="fact" data-testid="evidence">
        <DataText text={evidence.fact} className="fact-text" />
        {evidence.events.length > 0 && <span className="fact-time">{t('evidence_gone')}</span>}
      </li>
    );
  }
  return (
    <li className="fact" data-testid="evidence">
      <button type="button" className="fact-link" onClick={go(first.id)} title={first.text}>
        <DataText text={evidence.fact} className="fact-text" />
        <span className="fact-time">
          {first.since} <span aria-hidden="true">→</span>
          <span className="off-screen"> {t('evidence_show')}</span>
        </span>
      </button>
      {rest.length > 0 && (
        <span className="fact-more">
          {t('evidence_also')}{' '}
          {rest.map(({ id, since, text }) => (
            <button key={id} type="button" className="link" onClick={go(id)} title={text}>
              {since}
            </button>
          ))}
          {left > 0 && t('and_more', { count: left })}
        </span>
      )}
    </li>
  );
}
