import { useState } from 'react';
import type { Choices } from '../../src/probe/plan.ts';
import type { Connection } from '../../src/session/connection.ts';
import { httpUrlOf } from '../../src/shared/socket-url.ts';
import { type MessageKey, t } from '../messages/message.ts';
import { askHostAccess, type HostAccess, hasHostAccess } from './host-access.ts';

interface Props {
  connection: Connection;
  choices: Choices;
  onChange(choices: Choices): void;
  disabled: boolean;
}

const BOXES: readonly [Exclude<keyof Choices, 'hostAccess' | 'timeoutMs'>, MessageKey, MessageKey][] = [
  ['secrets', 'test_secrets', 'test_secrets_why'],
  ['foreignOrigin', 'test_origin', 'test_origin_why'],
  ['sizes', 'test_sizes', 'test_sizes_why'],
  ['idle', 'test_idle', 'test_idle_why'],
];

/** What the user may add; nothing is selected by default. */
export function TestChoices({ connection, choices, onChange, disabled }: Props) {
  return (
    <fieldset className="test-choices" disabled={disabled}>
      <legend className="label">{t('test_optional')}</legend>
      {BOXES.map(([name, title, detail]) => (
        <label key={name} className="test-choice">
          <input
            type="checkbox"
            checked={choices[name]}
            data-testid={`test-${name}`}
            onChange={({ target }) => onChange({ ...choices, [name]: target.checked })}
          />
          <span>
            {t(title)} <span className="quiet">{t(detail)}</span>
          </span>
        </label>
      ))}
      <TimeoutField choices={choices} onChange={onChange} />
      <HostAccessButton connection={connection} choices={choices} onChange={onChange} />
    </fieldset>
  );
}

const MOST_SECONDS = 60;

/** How long each experiment may take. */
function TimeoutField({ choices, onChange }: Pick<Props, 'choices' | 'onChange'>) {
  const set = (seconds: number): void => {
    if (seconds >= 1 && seconds <= MOST_SECONDS) onChange({ ...choices, timeoutMs: seconds * 1000 });
  };
  return (
    <label className="test-timeout">
      {t('test_timeout')}{' '}
      <input
        type="number"
        min={1}
        max={MOST_SECONDS}
        defaultValue={choices.timeoutMs / 1000}
        data-testid="test-timeout"
        onChange={({ target }) => set(target.valueAsNumber)}
      />{' '}
      s
    </label>
  );
}

const ANSWERS = {
  granted: 'test_access_granted',
  refused: 'test_access_refused',
  unavailable: 'test_access_unavailable',
  asking: 'test_access_asking',
} as const satisfies Record<HostAccess | 'asking', MessageKey>;

/** Access is asked for at this moment and for this host alone. */
function HostAccessButton({ connection, choices, onChange }: Omit<Props, 'disabled'>) {
  const [answer, setAnswer] = useState<HostAccess | 'asking'>();
  const url = httpUrlOf(connection.url);
  if (!URL.canParse(url)) return undefined;
  const ask = async (): Promise<void> => {
    setAnswer('asking');
    const got = (await hasHostAccess(url)) ? 'granted' : await askHostAccess(url);
    setAnswer(got);
    onChange({ ...choices, hostAccess: got === 'granted' });
  };
  return (
    <p className="test-access">
      <button type="button" className="button" data-testid="test-access" onClick={() => void ask()}>
        {t('test_access', { host: new URL(url).hostname })}
      </button>{' '}
      <span className="quiet" role="status">
        {t(answer === undefined ? 'test_access_why' : ANSWERS[answer])}
      </span>
    </p>
  );
}
