import type { KeyboardEvent } from 'react';
import type { Connection } from '../../src/session/connection.ts';
import { formatDuration } from '../../src/shared/format.ts';
import { usePanel } from '../store/panel-context.tsx';
import { type LifecycleStep, lifecycleSteps, STEP_PARTS, type StepState } from './lifecycle-steps.ts';

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

/** Arrow keys move between steps, so that the diagram is one Tab stop. */
function move(event: KeyboardEvent<HTMLElement>): void {
  const step = event.target instanceof Element ? event.target.closest('li') : null;
  const next = {
    ArrowRight: step?.nextElementSibling,
    ArrowLeft: step?.previousElementSibling,
  }[event.key];
  if (!next) return;
  event.preventDefault();
  next.querySelector('button')?.focus();
}

/** The steps of a connection's life and the current one; a focused step explains itself. */
export function Lifecycle({ connection }: { connection: Connection }) {
  const { clock } = usePanel((state) => state.session)();
  const steps = lifecycleSteps(connection, clock);
  const first = steps.findIndex(({ state }) => state === 'failed' || state === 'maybe' || state === 'now');
  return (
    <ol className="lifecycle" aria-label={summaryOf(steps)} data-testid="lifecycle" onKeyDown={move}>
      {steps.map(({ name, state, time }, index) => (
        <li key={name} className={`step step-${state}`}>
          <button
            type="button"
            tabIndex={index === Math.max(first, 0) ? 0 : -1}
            title={`${name} (${STEP_PARTS[name]}): ${WORDS[state]}`}
          >
            <span className="step-mark" aria-hidden="true">
              {MARKS[state]}
            </span>
            <span className="step-name">{name}</span>
            <span className="step-words off-screen">
              {' '}
              ({STEP_PARTS[name]}): {WORDS[state]}
              {time === undefined ? '' : ','}
            </span>
            {time !== undefined && <span className="step-time">{formatDuration(time)}</span>}
          </button>
        </li>
      ))}
    </ol>
  );
}
