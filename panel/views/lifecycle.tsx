import type { Connection } from '../../src/connection.ts';
import { durationText } from './duration-text.ts';
import { type LifecycleStep, lifecycleSteps, STEP_PARTS, type StepState } from './lifecycle-steps.ts';
import { usePanel } from './panel-context.tsx';

const MARKS = { done: '✓', now: '…', failed: '✕', maybe: '✕', unknown: '?', ahead: '' } satisfies Record<
  StepState,
  string
>;
const WORDS = {
  done: 'done',
  now: 'going on',
  failed: 'failed here',
  maybe: 'failed here or at another step so marked',
  unknown: 'not seen',
  ahead: 'not reached',
} satisfies Record<StepState, string>;

/** What a screen reader says before the steps. */
function summaryOf(steps: readonly LifecycleStep[]): string {
  const failed = steps.filter(({ state }) => state === 'failed' || state === 'maybe');
  const going = steps.filter(({ state }) => state === 'now');
  const names = (some: readonly LifecycleStep[]): string => some.map(({ name }) => name).join(' or ');
  if (failed.length > 0) return `Lifecycle, failed at ${names(failed)}`;
  return going.length > 0 ? `Lifecycle, now at ${names(going)}` : 'Lifecycle';
}

/** The steps of a socket's life, and where this one stands. */
export function Lifecycle({ connection }: { connection: Connection }) {
  const { clock } = usePanel((state) => state.session)();
  const steps = lifecycleSteps(connection, clock);
  return (
    <ol className="lifecycle" aria-label={summaryOf(steps)} data-testid="lifecycle">
      {steps.map(({ name, state, time }) => (
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
