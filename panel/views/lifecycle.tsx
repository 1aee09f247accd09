import type { Connection } from '../../src/connection.ts';
import { lifecycleSteps, type StepState } from './lifecycle-steps.ts';

const MARKS = { done: '✓', now: '…', failed: '✕', unknown: '?', ahead: '' } satisfies Record<
  StepState,
  string
>;
const WORDS = {
  done: 'done',
  now: 'at this step now',
  failed: 'failed here',
  unknown: 'not seen',
  ahead: 'not reached',
} satisfies Record<StepState, string>;

/** The five steps of a socket's life, and where this one stands. */
export function Lifecycle({ connection }: { connection: Connection }) {
  return (
    <ol className="lifecycle" aria-label="Lifecycle" data-testid="lifecycle">
      {lifecycleSteps(connection).map(({ name, state }) => (
        <li key={name} className={`step step-${state}`} title={`${name}: ${WORDS[state]}`}>
          <span className="step-mark" aria-hidden="true">
            {MARKS[state]}
          </span>
          {name}
          <span className="off-screen">: {WORDS[state]}</span>
        </li>
      ))}
    </ol>
  );
}
