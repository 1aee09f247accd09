import { useEffect, useRef } from 'react';
import type { Finding } from '../../src/diagnosis/rule.ts';
import { anchorText } from '../../src/export/report/anchor.ts';
import type { Connection } from '../../src/session/connection.ts';
import type { Session } from '../../src/session/session.ts';
import { pluralize } from '../../src/shared/format.ts';
import { CopyButton } from '../store/copy-button.tsx';
import { usePanel } from '../store/panel-context.tsx';
import { DataText } from '../ui/data-text.tsx';
import { EvidenceItem } from './evidence-item.tsx';
import { FixItem } from './fix-item.tsx';
import { SeverityIcon } from './severity-icon.tsx';

const CONFIDENCE = {
  certain: 'Confirmed by the evidence',
  likely: 'Most likely cause',
  possible: 'One of several possible causes',
};

interface FindingCardProps {
  finding: Finding;
  connection: Connection;
  session: Session;
}

/** After a jump to an event and back, the card that the jump started from is visible and has the focus. */
function useReturn(connection: Connection, rule: string) {
  const card = useRef<HTMLElement>(null);
  const origin = usePanel((state) => state.origin);
  const jumps = usePanel((state) => state.jumpCount);
  const returned = origin?.connection === connection.id && origin.rule === rule;
  useEffect(() => {
    if (jumps === 0 || !returned) return;
    card.current?.scrollIntoView({ block: 'nearest' });
    card.current?.focus({ preventScroll: true });
  }, [jumps, returned]);
  return card;
}

export function FindingCard({ finding, connection, session }: FindingCardProps) {
  const { rule, match, fixes, connections } = finding;
  const card = useReturn(connection, rule.id);
  const others = connections.length - 1;
  return (
    <article
      ref={card}
      className={`finding finding-${rule.severity}`}
      tabIndex={-1}
      data-testid="finding"
      data-rule={rule.id}
      data-row={rule.scenario}
      data-severity={rule.severity}
      data-confidence={match.confidence}
    >
      <header className="finding-head">
        <SeverityIcon severity={rule.severity} />
        <h2 className="finding-title">
          <DataText text={match.title ?? rule.title} />
        </h2>
        <p className="finding-meta">
          <span className={`confidence confidence-${match.confidence}`} title={CONFIDENCE[match.confidence]}>
            {match.confidence}
          </span>
          <span className="rule-id">
            {rule.scenario} · {rule.id}
          </span>
          {others > 0 && <span>also on {pluralize(others, 'other connection')}</span>}
        </p>
      </header>
      <div className="finding-body">
        <h3 className="label">Evidence</h3>
        <ul className="facts">
          {match.evidence.map((evidence) => (
            <EvidenceItem
              key={`${evidence.fact} ${evidence.events.join()}`}
              evidence={evidence}
              connection={connection}
              session={session}
              rule={rule.id}
            />
          ))}
        </ul>
        {fixes.length > 0 && <h3 className="label">Fix</h3>}
        {fixes.length > 0 && (
          <ol className="fixes">
            {fixes.map((fix) => (
              <FixItem
                key={`${fix.title} ${fix.snippet ?? ''}`}
                fix={fix}
                connection={connection}
                session={session}
              />
            ))}
          </ol>
        )}
        <h3 className="label">More info</h3>
        <div className="more">
          {match.howToConfirm !== undefined && (
            <p data-testid="raise">
              To confirm: <DataText text={match.howToConfirm} />
            </p>
          )}
          <a href={rule.spec} target="_blank" rel="noreferrer">
            Learn more in the specification
          </a>
          <CopyButton
            text={() => `#${anchorText({ kind: 'finding', rule: rule.id, connection: connection.id })}`}
            what="a link to this finding"
            label="Copy a link"
            title="Paste it into the panel’s search, or append it to the URL of an exported HTML report"
          />
        </div>
      </div>
    </article>
  );
}
