import { useState } from 'react';
import type { Choices } from '../../src/probe/plan.ts';
import type { Connection } from '../../src/session/connection.ts';
import { httpUrlOf } from '../../src/shared/socket-url.ts';
import { askHostAccess, type HostAccess, hasHostAccess } from './host-access.ts';

interface Props {
  connection: Connection;
  choices: Choices;
  onChange(choices: Choices): void;
  disabled: boolean;
}

const BOXES: readonly [Exclude<keyof Choices, 'hostAccess' | 'timeoutMs'>, string, string][] = [
  [
    'secrets',
    'With the page’s cookies and tokens',
    'Also connects from the page itself, which always sends its cookies.',
  ],
  ['foreignOrigin', 'Check the Origin header', 'Whether the server accepts a foreign Origin.'],
  ['sizes', 'Find the largest message', 'Sends text messages of up to 1 MiB to the server.'],
  ['idle', 'Find the idle timeout', 'Keeps two connections open, up to 75 s each.'],
];

/** What the user may add; nothing is selected by default. */
export function TestChoices({ connection, choices, onChange, disabled }: Props) {
  return (
    <fieldset className="test-choices" disabled={disabled}>
      <legend className="label">Optional tests</legend>
      {BOXES.map(([name, title, detail]) => (
        <label key={name} className="test-choice">
          <input
            type="checkbox"
            checked={choices[name]}
            data-testid={`test-${name}`}
            onChange={({ target }) => onChange({ ...choices, [name]: target.checked })}
          />
          <span>
            {title} <span className="quiet">{detail}</span>
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
      Timeout per test{' '}
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
  granted: 'Allowed: two more tests.',
  refused: 'Not allowed. Status and network errors are still shown; headers and body are not.',
  unavailable: 'The browser does not ask here: allow the site in the extension’s settings.',
  asking: 'Answer the browser’s prompt. Until then headers and body are not read.',
} as const satisfies Record<HostAccess | 'asking', string>;

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
        Allow reading responses from {new URL(url).hostname}
      </button>{' '}
      <span className="quiet" role="status">
        {answer === undefined
          ? 'Asks the browser for access to this host. Without it, headers and body are not read.'
          : ANSWERS[answer]}
      </span>
    </p>
  );
}
