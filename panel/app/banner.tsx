import type { Finding, Severity } from '../../src/diagnosis/rule.ts';
import { ownConnections } from '../../src/session/synthetic-connection.ts';
import { SeverityIcon } from '../diagnosis/severity-icon.tsx';
import { plural, t } from '../messages/message.ts';
import { endedBadly } from '../store/connection-status.ts';
import { usePanel } from '../store/panel-context.tsx';
import type { PanelState } from '../store/panel-state.ts';
import { DataText } from '../ui/data-text.tsx';
import { BlindSpotLine } from './blind-spot-line.tsx';
import { LossLine } from './loss-line.tsx';
import { ProblemList } from './problem-list.tsx';

const isHint = ({ rule }: Finding): boolean => rule.severity === 'info';

/** What to say of the page when no rule has found a problem: hints are no headline. */
function withoutProblems(state: PanelState): { severity: Severity | 'ok'; text: string } {
  const connections = ownConnections(state.session().connections);
  const explained = new Set(state.diagnosis.findings.flatMap((finding) => finding.connections));
  const unexplained = connections.filter((one) => endedBadly(one) && !explained.has(one.id)).length;
  if (unexplained > 0) {
    return { severity: 'warning', text: plural('banner_unexplained', unexplained) };
  }
  if (connections.length === 0) return { severity: 'info', text: t('empty_none_yet') };
  return { severity: 'ok', text: t('no_problems') };
}

/** The card of this finding is on the screen, so its headline need not be repeated. */
function isShown({ selected, mainView, tab }: PanelState, { connections }: Finding): boolean {
  return (
    mainView === 'connection' &&
    tab === 'diagnosis' &&
    selected !== undefined &&
    connections.includes(selected)
  );
}

/** How many problems, on how many connections, of how many. */
function problemsText(problems: readonly Finding[], all: number): string {
  const affected = new Set(problems.flatMap(({ connections }) => connections)).size;
  const count = plural('problems', problems.length);
  return affected === all
    ? plural('banner_problems_on_all', all, { problems: count })
    : plural('banner_problems_on', all, { affected, problems: count });
}

/** In one line: how many problems, on how many connections, and the worst one where its card is not shown. */
export function Banner() {
  const state = usePanel((whole) => whole);
  const { diagnosis, openLink } = state;
  const all = ownConnections(state.session().connections).length;
  const problems = diagnosis.findings.filter((finding) => !isHint(finding));
  const hints = diagnosis.findings.filter(isHint);
  const isWrong = ({ rule, connections: [connection] }: Finding): boolean =>
    state.isMarkedWrong(rule.id, connection);
  const worst = problems.find((finding) => !isWrong(finding)) ?? problems[0];
  const quiet = worst ? undefined : withoutProblems(state);
  const severity = worst?.rule.severity ?? quiet?.severity ?? 'ok';
  const go = ({ rule, connections: [connection] }: Finding): void =>
    openLink({ kind: 'finding', rule: rule.id, connection });
  const [firstHint] = hints;
  return (
    <div className={`banner banner-${severity}`} data-testid="banner" data-severity={severity}>
      <SeverityIcon severity={severity} />
      <h1 className="banner-title">
        {worst ? (
          <>
            <ProblemList problems={problems} label={problemsText(problems, all)} go={go} />
            {!isShown(state, worst) && (
              <button
                type="button"
                className="banner-link"
                title={t('banner_show')}
                data-testid="worst-problem"
                onClick={() => go(worst)}
              >
                <DataText text={worst.match.title ?? worst.rule.title} />
              </button>
            )}
          </>
        ) : (
          quiet?.text
        )}
      </h1>
      {!worst && all > 0 && (
        <p className="banner-count">
          {firstHint && (
            <button
              type="button"
              className="banner-link"
              data-testid="hint-count"
              onClick={() => go(firstHint)}
            >
              {plural('hints', hints.length)}
            </button>
          )}
          {firstHint && ' · '}
          {plural('connections', all)}
        </p>
      )}
      <LossLine losses={state.session().losses} />
      <BlindSpotLine session={state.session()} />
    </div>
  );
}
