import type { KeyboardEvent } from 'react';
import type { Connection } from '../../src/session/connection.ts';
import { type MessageKey, t } from '../messages/message.ts';
import { formatDuration } from '../messages/units.ts';
import { usePanel } from '../store/panel-context.tsx';
import {
  type LifecycleStep,
  lifecycleSteps,
  STEP_PARTS,
  type StepState,
  stepName,
} from './lifecycle-steps.ts';

const MARKS = { done: '✓', now: '…', failed: '✕', maybe: '✕', unknown: '?', ahead: '' } satisfies Record<
  StepState,
  string
>;
const WORDS = {
  done: 'step_state_done',
  now: 'step_state_now',
  failed: 'step_state_failed',
  maybe: 'step_state_maybe',
  unknown: 'step_state_unknown',
  ahead: 'step_state_ahead',
} satisfies Record<StepState, MessageKey>;

/** What a screen reader says before the steps. */
function summaryOf(steps: readonly LifecycleStep[]): string {
  const failed = steps.filter(({ state }) => state === 'failed' || state === 'maybe');
  const going = steps.filter(({ state }) => state === 'now');
  const names = (some: readonly LifecycleStep[]): string =>
    some.map(({ name }) => stepName(name)).join(` ${t('or_between')} `);
  if (failed.length > 0) return t('lifecycle_failed', { steps: names(failed) });
  return going.length > 0 ? t('lifecycle_now', { steps: names(going) }) : t('lifecycle_label');
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
            title={`${stepName(name)} (${t(STEP_PARTS[name])}): ${t(WORDS[state])}`}
          >
            <span className="step-mark" aria-hidden="true">
              {MARKS[state]}
            </span>
            <span className="step-name">{stepName(name)}</span>
            <span className="step-words off-screen">
              {' '}
              ({t(STEP_PARTS[name])}): {t(WORDS[state])}
              {time === undefined ? '' : ','}
            </span>
            {time !== undefined && <span className="step-time">{formatDuration(time)}</span>}
          </button>
        </li>
      ))}
    </ol>
  );
}
