import { useEffect, useRef } from 'react';
import { causePage } from '../../src/diagnosis/cause-page.ts';
import type { Finding } from '../../src/diagnosis/rule.ts';
import { anchorText } from '../../src/export/report/anchor.ts';
import type { Connection } from '../../src/session/connection.ts';
import type { Session } from '../../src/session/session.ts';
import { type MessageKey, t } from '../messages/message.ts';
import { CopyButton } from '../store/copy-button.tsx';
import { usePanel } from '../store/panel-context.tsx';
import { DataText } from '../ui/data-text.tsx';
import { AffectedConnections } from './affected-connections.tsx';
import { EvidenceList } from './evidence-list.tsx';
import { FixItem } from './fix-item.tsx';
import { SeverityIcon } from './severity-icon.tsx';
import { WrongCause } from './wrong-cause.tsx';

const CONFIDENCE = {
  certain: ['confidence_certain', 'confidence_certain_why'],
  likely: ['confidence_likely', 'confidence_likely_why'],
  possible: ['confidence_possible', 'confidence_possible_why'],
} as const satisfies Record<Finding['match']['confidence'], readonly [MessageKey, MessageKey]>;

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
    const folded = card.current?.closest('details');
    if (folded) folded.open = true;
    card.current?.scrollIntoView({ block: 'nearest' });
    card.current?.focus({ preventScroll: true });
  }, [jumps, returned]);
  return card;
}

/** In this order: the cause, the fix, the evidence, how to check, and where to read more. */
export function FindingCard({ finding, connection, session }: FindingCardProps) {
  const { rule, match, fixes } = finding;
  const [confidence, meaning] = CONFIDENCE[match.confidence];
  const card = useReturn(connection, rule.id);
  /** Where the first fix has nothing to paste, the first that has is open as well. */
  const copyable = fixes.findIndex(({ snippet }) => snippet !== undefined);
  const wrong = usePanel((state) => state.isMarkedWrong(rule.id, connection.id));
  return (
    <article
      ref={card}
      className={`finding finding-${rule.severity}${wrong ? ' finding-wrong' : ''}`}
      tabIndex={-1}
      data-testid="finding"
      data-rule={rule.id}
      data-row={rule.scenario}
      data-severity={rule.severity}
      data-confidence={match.confidence}
    >
      <header className="finding-head">
        <SeverityIcon severity={rule.severity} />
        <h2 className="finding-title" data-testid="finding-title">
          <DataText text={match.title ?? rule.title} />
        </h2>
        <div className="finding-meta">
          <span className={`confidence confidence-${match.confidence}`} title={t(meaning)}>
            {t(confidence)}
          </span>
          <AffectedConnections finding={finding} shown={connection.id} session={session} />
        </div>
      </header>
      <div className="finding-body">
        {fixes.length > 0 && (
          <>
            <h3 className="label">{t('card_fix')}</h3>
            <ol className="fixes">
              {fixes.map((fix, index) => (
                <FixItem
                  key={`${fix.title} ${fix.snippet ?? ''}`}
                  fix={fix}
                  folded={index > 0 && index !== copyable && !fix.action && !fix.change}
                  connection={connection}
                  session={session}
                />
              ))}
            </ol>
          </>
        )}
        <h3 className="label">{t('card_evidence')}</h3>
        <EvidenceList evidence={match.evidence} connection={connection} session={session} rule={rule.id} />
        {match.howToConfirm !== undefined && (
          <>
            <h3 className="label">{t('card_check')}</h3>
            <p className="check-text" data-testid="raise">
              <DataText text={match.howToConfirm} />
            </p>
          </>
        )}
        <div className="more">
          <a href={causePage(rule.id)} target="_blank" rel="noopener">
            {t('card_learn_more')}
            <span className="off-screen"> {t('card_about_cause')}</span>
          </a>
          <CopyButton
            text={() => `#${anchorText({ kind: 'finding', rule: rule.id, connection: connection.id })}`}
            what={t('card_link_what')}
            label={t('card_copy_link')}
            title={t('card_copy_link_why')}
          />
          <WrongCause finding={finding} connection={connection} />
        </div>
      </div>
    </article>
  );
}
