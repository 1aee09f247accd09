import type { Finding, Severity } from '../../src/diagnosis/rule.ts';
import { ownConnections } from '../../src/session/synthetic-connection.ts';
import { pluralize } from '../../src/shared/format.ts';
import { SeverityIcon } from '../diagnosis/severity-icon.tsx';
import { endedBadly } from '../store/connection-status.ts';
import { usePanel } from '../store/panel-context.tsx';
import type { PanelState } from '../store/panel-state.ts';
import { DataText } from '../ui/data-text.tsx';
import { BlindSpotLine } from './blind-spot-line.tsx';
import { LossLine } from './loss-line.tsx';

/** What to say of the page when no rule has found a problem: hints are no headline. */
function withoutProblems(state: PanelState): { severity: Severity | 'ok'; text: string } {
  const connections = ownConnections(state.session().connections);
  const explained = new Set(state.diagnosis.findings.flatMap((finding) => finding.connections));
  const unexplained = connections.filter((one) => endedBadly(one) && !explained.has(one.id)).length;
  if (unexplained > 0) {
    return {
      severity: 'warning',
      text: `${pluralize(unexplained, 'socket')} ended badly, and no rule can say why`,
    };
  }
  if (connections.length === 0) return { severity: 'info', text: 'No WebSocket yet' };
  return { severity: 'ok', text: 'No problems found' };
}

function FindingLink({ finding, text }: { finding: Finding; text: string }) {
  const select = usePanel((state) => state.select);
  const show = usePanel((state) => state.show);
  const go = (): void => {
    select(finding.connections[0]);
    show('diagnosis');
  };
  return (
    <button type="button" className="banner-link" onClick={go} title="Show this diagnosis">
      <DataText text={text} />
    </button>
  );
}

/** The page's worst problem in words, how many sockets there are, and what was lost. */
export function Banner() {
  const state = usePanel((whole) => whole);
  const { diagnosis } = state;
  const sockets = ownConnections(state.session().connections).length;
  const [first] = diagnosis.findings;
  const worst = first?.rule.severity === 'info' ? undefined : first;
  const quiet = worst ? undefined : withoutProblems(state);
  const severity = worst?.rule.severity ?? quiet?.severity ?? 'ok';
  const more = diagnosis.findings.length - 1;
  return (
    <div
      className={`banner banner-${severity}${worst ? '' : ' banner-quiet'}`}
      data-testid="banner"
      data-severity={severity}
    >
      <SeverityIcon severity={severity} />
      <h1 className="banner-title">
        {worst ? <FindingLink finding={worst} text={worst.match.title ?? worst.rule.title} /> : quiet?.text}
      </h1>
      {sockets > 0 && (
        <p className="banner-count">
          {!worst && first && (
            <>
              <FindingLink finding={first} text={pluralize(more + 1, 'hint')} /> ·{' '}
            </>
          )}
          {worst && more > 0 ? `and ${pluralize(more, 'more finding')} · ` : ''}
          {pluralize(sockets, 'socket')}
        </p>
      )}
      <LossLine losses={state.session().losses} />
      <BlindSpotLine session={state.session()} />
    </div>
  );
}
