import type { Outcome } from '../../src/experiments/experiment-result.ts';
import { ingest } from '../../src/session/ingest.ts';
import type { Session } from '../../src/session/session.ts';
import { conversation, type Scenarios, START, tape, unseenAttempt } from '../support/tape.ts';

function probed(outcome: Outcome): Session {
  const session = tape(conversation('wss://api.test/live'));
  const [connection = ''] = session.connections.keys();
  const result = {
    experiment: 'foreign-origin',
    from: 'extension',
    url: 'wss://api.test/live',
    bare: false,
    ms: 20,
    outcome,
  } as const;
  ingest(session, { source: 'probe', kind: 'probe-run', at: START + 900, connection, results: [result] });
  return session;
}

export const scenarios: Scenarios = {
  found: [
    {
      name: 'a handshake with a foreign Origin was let in',
      session: probed({ kind: 'opened', protocol: '' }),
      confidence: 'certain',
      says: ['Connect with a foreign Origin', 'attacker.example'],
    },
  ],
  clear: [
    {
      name: 'a foreign Origin is refused',
      session: probed({
        kind: 'failed',
        failure: { kind: 'status', status: 403 },
        words: '',
        requestSent: true,
      }),
    },
    { name: 'nobody has looked', session: tape(conversation('wss://api.test/live')) },
    { name: 'it never opened', session: tape(unseenAttempt('wss://api.test/live')) },
  ],
  unknown: [{ name: 'without a probe', session: tape(conversation('wss://api.test/live')) }],
};
