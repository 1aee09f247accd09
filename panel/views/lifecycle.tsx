import type { Connection } from '../../src/connection.ts';
import { durationText } from './duration-text.ts';
import { lifecycleSteps, STEP_PARTS, type StepState } from './lifecycle-steps.ts';
import { usePanel } from './panel-context.tsx';

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
  const { clock } = usePanel((state) => state.session)();
  return (
    <ol className="lifecycle" aria-label="Lifecycle" data-testid="lifecycle">
      {lifecycleSteps(connection, clock).map(({ name, state, time }) => (
        <li
          key={name}
          className={`step step-${state}`}
          title={`${name} (${STEP_PARTS[name]}): ${WORDS[state]}`}
        >
          <span className="step-mark" aria-hidden="true">
            {MARKS[state]}
          </span>
          {name}
          <span className="off-screen">
            {' '}
            ({STEP_PARTS[name]}): {WORDS[state]}
            {time === undefined ? '' : ','}
          </span>
          {time !== undefined && <span className="step-time">{durationText(time)}</span>}
        </li>
      ))}
    </ol>
  );
}
