import type { Connection } from '../../src/connection.ts';
import type { EventId } from '../../src/event.ts';
import { describeEvent } from '../../src/report/describe-event.ts';
import type { Evidence } from '../../src/rule.ts';
import type { Session } from '../../src/session-state.ts';
import { DataText } from './data-text.tsx';
import { sinceText } from './duration-text.ts';
import { usePanel } from './panel-context.tsx';

/** So many of a fact's events get a button of their own. */
const MOST_BUTTONS = 6;

interface EvidenceItemProps {
  evidence: Evidence;
  connection: Connection;
  session: Session;
  rule: string;
}

/** A fact, as the way to the event that proves it; further events of the same fact stand behind it. */
export function EvidenceItem({ evidence, connection, session, rule }: EvidenceItemProps) {
  const jump = usePanel((state) => state.jump);
  const go = (event: EventId) => () => jump(event, { connection: connection.id, rule });
  const [first, ...rest] = evidence.events.flatMap((id) => {
    const described = describeEvent(session, id);
    return described
      ? [{ id, since: sinceText(described.at - connection.createdAt), text: described.text }]
      : [];
  });
  if (!first) {
    return (
      <li className="fact" data-testid="evidence">
        <DataText text={evidence.fact} className="fact-text" />
        {evidence.events.length > 0 && <span className="fact-time">event let go for want of room</span>}
      </li>
    );
  }
  return (
    <li className="fact" data-testid="evidence">
      <button type="button" className="fact-link" onClick={go(first.id)} title={first.text.slice(0, 300)}>
        <DataText text={evidence.fact} className="fact-text" />
        <span className="fact-time">
          {first.since} <span aria-hidden="true">→</span>
          <span className="off-screen"> show event</span>
        </span>
      </button>
      {rest.length > 0 && (
        <span className="fact-more">
          also{' '}
          {rest.slice(0, MOST_BUTTONS).map(({ id, since, text }) => (
            <button key={id} type="button" className="link" onClick={go(id)} title={text.slice(0, 300)}>
              {since}
            </button>
          ))}
          {rest.length > MOST_BUTTONS && `and ${rest.length - MOST_BUTTONS} more`}
        </span>
      )}
    </li>
  );
}
