import { describe, expect, it } from 'vitest';
import { conclude } from '../../../src/experiments/conclude.ts';
import type { ExperimentId, ExperimentResult, Outcome } from '../../../src/experiments/experiment-result.ts';
import { correctionOf } from '../../../src/probe/correction.ts';
import { attempt, REFUSED, tape } from '../../support/tape.ts';

const OWN = 'ws://api.test:8080/live?token=hush-0123456789abcdef';
const open: Outcome = { kind: 'opened', protocol: '' };
const seen: Outcome = {
  kind: 'failed',
  failure: { kind: 'hidden' },
  words: '',
  requestSent: true,
};
const moved = (location: string): Outcome => ({
  kind: 'answered',
  status: 301,
  server: '',
  location,
  body: '',
});

function corrected(experiment: ExperimentId, tried: string, outcome: Outcome = open) {
  const [connection] = tape(attempt(OWN, REFUSED, { protocols: ['v1'] })).connections.values();
  if (!connection) throw new Error('the tape has no connection');
  const base = { from: 'extension', bare: true, ms: 5 } as const;
  const results: ExperimentResult[] = [
    { ...base, experiment: 'seen', url: OWN, outcome: seen },
    { ...base, experiment, url: tried, outcome },
  ];
  return conclude(results).flatMap((each) => correctionOf(each, connection) ?? [])[0];
}

describe('what a conclusion would change of the request', () => {
  it.each([
    ['other-scheme', 'wss://api.test:8080/live?token=TOKEN', 'wss://api.test:8080/live'],
    ['default-port', 'ws://api.test/live?token=TOKEN', 'ws://api.test/live'],
    ['other-scheme-port', 'wss://api.test/live?token=TOKEN', 'wss://api.test/live'],
    ['slash', 'ws://api.test:8080/live/?token=TOKEN', 'ws://api.test:8080/live/'],
    ['ipv4', 'ws://127.0.0.1:8080/live?token=TOKEN', 'ws://127.0.0.1:8080/live'],
  ] as [ExperimentId, string, string][])('%s: the page’s own token stays', (experiment, tried, place) => {
    expect(corrected(experiment, tried)).toEqual({
      url: `${place}?token=hush-0123456789abcdef`,
      protocols: ['v1'],
    });
  });

  it('leaves out what it opened without', () => {
    expect(corrected('no-query', 'ws://api.test:8080/live')?.url).toBe('ws://api.test:8080/live');
    expect(corrected('no-subprotocol', OWN)).toEqual({ url: OWN, protocols: [] });
  });

  it.each([
    ['https://api.test/live?token=1', 'wss://api.test/live?token=hush-0123456789abcdef'],
    ['/live/', 'ws://api.test:8080/live/?token=hush-0123456789abcdef'],
    ['https://login.test/', undefined],
    ['//elsewhere.test/', undefined],
    ['', undefined],
  ])('follows a redirect to %s only where it is the same place', (location, url) => {
    expect(corrected('get', 'http://api.test:8080/live', moved(location))?.url).toBe(url);
  });

  it('is not made up where the request is not the question', () => {
    expect(corrected('other-client', OWN)).toBe(undefined);
    expect(
      corrected('get', 'http://api.test:8080/live', { kind: 'unreachable', error: 'ERR_CONNECTION_REFUSED' }),
    ).toBe(undefined);
  });
});
