import { type Diagnosis, diagnose } from '../../src/diagnosis/diagnose.ts';
import type { TerminalProbe } from '../../src/experiments/cli-report.ts';
import type { Conclusion } from '../../src/experiments/pattern.ts';
import { terminalEvents } from '../../src/probe/cli-report/terminal-events.ts';
import { terminalResults } from '../../src/probe/cli-report/terminal-results.ts';
import { rules } from '../../src/rules/index.ts';
import { ingest } from '../../src/session/ingest.ts';
import { createSession, type Session } from '../../src/session/session.ts';

/** What the panel's rules say of the probe's handshake, and the decision table of its steps. */
export function diagnoseProbe(probe: TerminalProbe): {
  session: Session;
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
  return { session, diagnosis: diagnose(session, rules), conclusions: connection?.probe?.conclusions ?? [] };
}

/** Whether the connection opened and stayed as expected. One that sent too much to be watched is not known to work. */
export function isHealthy({ failure, opened }: TerminalProbe): boolean {
  return failure === null && opened?.end.kind !== 'bytes';
}
