import { type Diagnosis, diagnose } from '../src/diagnose.ts';
import type { Conclusion } from '../src/probe/pattern.ts';
import { terminalEvents } from '../src/probe/terminal-events.ts';
import type { TerminalProbe } from '../src/probe/terminal-report.ts';
import { terminalResults } from '../src/probe/terminal-results.ts';
import { rules } from '../src/rules/index.ts';
import { ingest } from '../src/session.ts';
import { createSession } from '../src/session-state.ts';

/** What the panel's rules say of the probe's handshake, and the decision table of its steps. */
export function judgeProbe(probe: TerminalProbe): {
  diagnosis: Diagnosis;
  conclusions: readonly Conclusion[];
} {
  const session = createSession();
  for (const event of terminalEvents(probe)) ingest(session, event);
  const [connection] = session.connections.values();
  if (connection) {
    ingest(session, {
      source: 'probe',
      kind: 'probe-run',
      at: probe.finishedAt,
      connection: connection.id,
      results: terminalResults(probe),
    });
  }
  return { diagnosis: diagnose(session, rules), conclusions: connection?.probe?.conclusions ?? [] };
}
