import {
  type ExperimentResult,
  type Outcome,
  resultOf,
  type SentBy,
} from '../../src/experiments/experiment-result.ts';
import { EXPERIMENT_NAMES, outcomeWords, SENDER_NAMES } from '../../src/experiments/experiment-text.ts';
import { type Experiment, sendsWords } from '../../src/probe/experiment.ts';
import { t } from '../messages/message.ts';
import { DataText } from '../ui/data-text.tsx';

/** A sign beside the words, so that the column can be read at a glance. */
const SIGNS = {
  opened: '✓',
  answered: '·',
  failed: '✗',
  unreachable: '✗',
  blocked: '⊘',
  named: '·',
  connected: '✓',
  secured: '·',
  idled: '·',
  sizes: '·',
  stopped: '◌',
  'not-run': '–',
} as const satisfies Record<Outcome['kind'], string>;

interface Row {
  id: ExperimentResult['experiment'];
  sends: string | undefined;
  from: SentBy;
  result: ExperimentResult | undefined;
}

function rowsOf(steps: readonly Experiment[], results: readonly ExperimentResult[]): Row[] {
  const planned = steps.map((step): Row => {
    const result = resultOf(results, step.id);
    return { id: step.id, from: result?.from ?? step.from, sends: sendsWords(step), result };
  });
  const others = results
    .filter(({ experiment }) => !steps.some(({ id }) => id === experiment))
    .map((result): Row => ({ id: result.experiment, from: result.from, sends: undefined, result }));
  return [...others, ...planned];
}

interface Props {
  steps: readonly Experiment[];
  results: readonly ExperimentResult[];
  current: ReadonlySet<string>;
}

/** Each experiment, what it sends and to whom, and what came of it. */
export function TestTable({ steps, results, current }: Props) {
  return (
    <table className="test-table" data-testid="test-table">
      <caption className="label">{t('test_experiments')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('test_experiment')}</th>
          <th scope="col">{t('test_result')}</th>
        </tr>
      </thead>
      <tbody>
        {rowsOf(steps, results).map(({ id, sends, from, result }) => (
          <tr key={id} data-testid="test-row" data-experiment={id} data-outcome={result?.outcome.kind}>
            <th scope="row">
              {EXPERIMENT_NAMES[id]}
              <span className="test-sends quiet">
                {sends === undefined ? (
                  t('test_by', { sender: SENDER_NAMES[from] })
                ) : (
                  <DataText text={sends} />
                )}
              </span>
            </th>
            <td>
              {result ? (
                <ResultText outcome={result.outcome} />
              ) : (
                <span className="quiet">{t(current.has(id) ? 'test_step_running' : 'test_not_yet')}</span>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function ResultText({ outcome }: { outcome: Outcome }) {
  return (
    <>
      <span className={`test-result test-${outcome.kind}`}>
        <span aria-hidden="true">{SIGNS[outcome.kind]}</span> <DataText text={outcomeWords(outcome)} />
      </span>
      {outcome.kind === 'answered' && <Answer outcome={outcome} />}
    </>
  );
}

/** What the answer brought beside its status, as far as it was read. */
function Answer({
  outcome: { headers = '', body, cut },
}: {
  outcome: Extract<Outcome, { kind: 'answered' }>;
}) {
  if (headers === '' && body === '') return null;
  return (
    <details className="test-answer">
      <summary>{t('test_headers_body')}</summary>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a block that scrolls must be reachable by keyboard */}
      <pre tabIndex={0}>
        <DataText text={`${headers}\n\n${body}`} lines />
      </pre>
      {cut === 'bytes' && <p className="quiet">{t('test_body_cut')}</p>}
    </details>
  );
}
