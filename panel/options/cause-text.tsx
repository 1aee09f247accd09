import type { Failure, Severity, Source } from '../../src/diagnosis/rule.ts';
import { rules } from '../../src/rules/index.ts';

const SEVERITIES = {
  error: 'Error: the connection cannot be used.',
  warning: 'Warning: the connection works, but not well.',
  info: 'Hint: nothing is broken.',
} satisfies Record<Severity, string>;
const FAILURES = {
  connect: 'the connection was never established',
  handshake: 'the handshake was rejected',
  close: 'an open connection ended',
} satisfies Record<Failure, string>;
const SOURCES = {
  page: 'what the page’s own code did and saw',
  wire: 'the browser’s network log',
  probe: 'a test from the Test tab',
} satisfies Record<Source, string>;

/** What is known about one cause, whatever connection has it. */
export function CauseText({ id }: { id: string }) {
  const rule = rules.find((each) => each.id === id);
  if (!rule)
    return (
      <main className="options">
        <h1>Unknown cause</h1>
        <p>This version of WebSocket Doctor has no cause with this name.</p>
      </main>
    );
  const { title, severity, explains = [], requires, spec } = rule;
  return (
    <main className="options" data-testid="cause-page">
      <h1>{title}</h1>
      <p>{SEVERITIES[severity]}</p>
      <dl>
        {explains.length > 0 && (
          <>
            <dt>When</dt>
            <dd>{explains.map((each) => FAILURES[each]).join(', or ')}</dd>
          </>
        )}
        {requires.length > 0 && (
          <>
            <dt>Found with</dt>
            <dd>{requires.map((each) => SOURCES[each]).join(' and ')}</dd>
          </>
        )}
        <dt>Reference</dt>
        <dd>
          <a href={spec} rel="noreferrer">
            {spec}
          </a>
        </dd>
        <dt>In commands and reports</dt>
        <dd>
          <code>{id}</code>
        </dd>
      </dl>
    </main>
  );
}
