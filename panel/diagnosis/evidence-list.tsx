import type { Evidence } from '../../src/diagnosis/rule.ts';
import type { Connection } from '../../src/session/connection.ts';
import type { Session } from '../../src/session/session.ts';
import { t } from '../messages/message.ts';
import { EvidenceItem } from './evidence-item.tsx';

/** So many facts are visible; the rest is folded. */
const VISIBLE = 2;

interface EvidenceListProps {
  evidence: readonly Evidence[];
  connection: Connection;
  session: Session;
  rule: string;
}

/** The facts that prove a finding. */
export function EvidenceList({ evidence, ...of }: EvidenceListProps) {
  const facts = (some: readonly Evidence[]) => (
    <ul className="facts">
      {some.map((each) => (
        <EvidenceItem key={`${each.fact} ${each.events.join()}`} evidence={each} {...of} />
      ))}
    </ul>
  );
  const rest = evidence.slice(VISIBLE);
  return (
    <div>
      {facts(evidence.slice(0, VISIBLE))}
      {rest.length > 0 && (
        <details className="folded" data-testid="more-evidence">
          <summary>{t('more', { count: rest.length })}</summary>
          {facts(rest)}
        </details>
      )}
    </div>
  );
}
