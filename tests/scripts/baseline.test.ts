import { describe, expect, it } from 'vitest';
import { rules } from '../../src/rules/index.ts';
import { baselineReport, lookUp } from '../bench/accuracy-baseline.ts';
import { readRecordings } from '../bench/accuracy-recorded.ts';

const REASON = 'Error in connection establishment: net::';

describe('the baseline', () => {
  it.each([
    [{ text: `${REASON}ERR_CONNECTION_REFUSED`, code: 1006 }, 'connection-refused'],
    [{ text: `${REASON}ERR_CERT_DATE_INVALID`, code: 1006 }, 'certificate-expired'],
    [{ text: `${REASON}ERR_CERT_REVOKED`, code: 1006 }, 'certificate-invalid'],
    [{ text: 'Error during WebSocket handshake: Unexpected response code: 404' }, 'not-found'],
    [{ text: 'A server must not mask any frames that it sends to the client.' }, 'protocol-error'],
    [{ text: 'words that no table has', code: 1008 }, 'policy-violation'],
    [{ code: 1006 }, 'closed-by-transport'],
    [{ code: 4123 }, 'app-close-code'],
    [{ threw: 'SecurityError' }, 'mixed-content'],
    [{ threw: 'SyntaxError' }, 'invalid-url'],
    [{ blocked: true, code: 1006 }, 'csp-blocked'],
    [{ code: 1000 }, undefined],
    [{}, undefined],
  ])('%j: %s', (shown, rule) => {
    expect(lookUp(shown)).toBe(rule);
    if (rule !== undefined) expect(rules.some(({ id }) => id === rule)).toBe(true);
  });

  it('reads the browser’s text of a recording, and no more', () => {
    const recording = readRecordings('tests/recordings').find(({ scenario }) => scenario.id === 'forbidden');
    if (!recording) throw new Error('there is no recording of forbidden');
    const { verdicts, connections } = baselineReport(recording.events, recording.judgedAt);
    expect(verdicts.map(({ rule, connections: own }) => [rule, ...own])).toEqual([
      ['forbidden', connections[0]?.id],
    ]);
  });
});
