import type { Diagnosis as WholeDiagnosis } from '../../src/diagnosis/diagnose.ts';
import type { Finding } from '../../src/diagnosis/rule.ts';
import type { Connection } from '../../src/session/connection.ts';
import type { Session } from '../../src/session/session.ts';
import { type PlainKey, plural, t } from '../messages/message.ts';
import { endedBadly, type StatusKind, statusOf } from '../store/connection-status.ts';
import { INITIATOR_NAMES } from '../store/initiator-label.ts';
import { ReloadButton, TestButton } from '../store/page-actions.tsx';
import { usePanel } from '../store/panel-context.tsx';
import { whyNoWire } from '../store/why-no-wire.ts';
import { DataText } from '../ui/data-text.tsx';
import { ViewBoundary } from '../ui/view-boundary.tsx';
import { CloseCodes } from './close-codes.tsx';
import { Commands } from './commands.tsx';
import { FindingCard } from './finding-card.tsx';
import { ownFindings, unaskedRules } from './findings-of-connection.ts';
import { SeverityIcon } from './severity-icon.tsx';

function Crashes({ diagnosis, connection }: { diagnosis: WholeDiagnosis; connection: Connection }) {
  const crashed = diagnosis.crashed.filter((each) => each.connection === connection.id);
  if (crashed.length === 0) return null;
  return (
    <div className="note" data-testid="crashed">
      <p>{plural('rules_crashed', crashed.length)}</p>
      <ul>
        {crashed.map(({ rule, error }) => (
          <li key={rule}>
            <code>{rule}</code>: <DataText text={error} />
          </li>
        ))}
      </ul>
    </div>
  );
}

/** What could not be checked: the missing source, why it is missing, and how to get it. */
function Unasked({ diagnosis, connection, session }: NoFindingProps) {
  const counts = unaskedRules(diagnosis.verdicts.get(connection.id) ?? []);
  const wire = counts.get('wire') ?? 0;
  const page = counts.get('page') ?? 0;
  const absence = whyNoWire(session, connection);
  return (
    <ul className="unasked">
      {wire > 0 && (
        <li>
          {plural('causes_without_wire', wire)} {absence?.words}
        </li>
      )}
      {page > 0 && <li>{plural('causes_without_page', page)}</li>}
    </ul>
  );
}

const HEALTHY: Partial<Record<StatusKind, PlainKey>> = {
  open: 'healthy_open',
  connecting: 'healthy_connecting',
  left: 'healthy_left',
};

interface NoFindingProps {
  diagnosis: WholeDiagnosis;
  connection: Connection;
  session: Session;
}

function NoFinding({ diagnosis, connection, session }: NoFindingProps) {
  const { kind } = statusOf(connection);
  const absence = whyNoWire(session, connection);
  if (connection.initiatedBy) {
    return (
      <p className="no-finding no-finding-line" data-testid="trial">
        <SeverityIcon severity="info" />
        {t('own_not_counted', { who: t(INITIATOR_NAMES[connection.initiatedBy]) })}
      </p>
    );
  }
  if (endedBadly(connection)) {
    return (
      <div className="no-finding" data-testid="unexplained">
        <p className="no-finding-line">
          <SeverityIcon severity="warning" />
          {t(kind === 'lost' ? 'unexplained_dropped' : 'unexplained_failed')}
        </p>
        <Unasked diagnosis={diagnosis} connection={connection} session={session} />
        <p className="try-fix">
          {absence?.reload && <ReloadButton testId="unexplained-reload" />}
          <TestButton testId="unexplained-test" />
        </p>
      </div>
    );
  }
  return (
    <p className="no-finding no-finding-line" data-testid="healthy">
      <SeverityIcon severity="ok" />
      {t(HEALTHY[kind] ?? 'healthy')}
    </p>
  );
}

/** Why the selected connection failed, the evidence, and the fixes. */
export function Diagnosis({ connection }: { connection: Connection }) {
  usePanel((state) => state.revision);
  const diagnosis = usePanel((state) => state.diagnosis);
  const session = usePanel((state) => state.session)();
  const findings = ownFindings(diagnosis, connection);
  const problems = findings.filter(({ rule }) => rule.severity !== 'info');
  const hints = findings.filter(({ rule }) => rule.severity === 'info');
  const cards = (some: readonly Finding[]) =>
    some.map((finding) => (
      <ViewBoundary key={finding.rule.id} what="part_finding">
        <FindingCard finding={finding} connection={connection} session={session} />
      </ViewBoundary>
    ));
  return (
    <div className="diagnosis">
      {cards(problems)}
      {problems.length === 0 && <NoFinding diagnosis={diagnosis} connection={connection} session={session} />}
      {hints.length > 0 && (
        <details key={connection.id} className="further" data-testid="hints">
          <summary>{t('hints_count', { count: hints.length })}</summary>
          <div className="hints">{cards(hints)}</div>
        </details>
      )}
      <Crashes diagnosis={diagnosis} connection={connection} />
      <Commands connection={connection} session={session} />
      <CloseCodes current={connection.closed?.code} />
    </div>
  );
}
