import { describe, expect, it } from 'vitest';
import type { ExperimentResult, Outcome } from '../../../src/experiments/experiment-result.ts';
import { ingest } from '../../../src/session/ingest.ts';
import { responsesFromEndpoint } from '../../../src/session/responses-from-endpoint.ts';
import type { Session } from '../../../src/session/session.ts';
import { connectionAt } from '../../support/connections.ts';
import { answered, attempt, created, failed, httpResponse, START, tape } from '../../support/tape.ts';

const URL_ = 'ws://api.test/live';
const server = (value: string) => [{ name: 'Server', value }];
const answer = (url: string, more: Partial<Outcome> = {}): ExperimentResult => ({
  experiment: 'get',
  from: 'extension',
  url,
  bare: false,
  ms: 5,
  outcome: { kind: 'answered', status: 400, server: 'caddy', location: '', body: '', ...more } as Outcome,
});
const responses = (session: Session) => responsesFromEndpoint(connectionAt(session), session);
function probed(...results: ExperimentResult[]) {
  const session = tape(created(URL_), ...failed(30));
  const connection = connectionAt(session).id;
  ingest(session, { source: 'probe', kind: 'probe-run', at: START + 900, connection, results });
  return responses(session);
}

describe('the responses from a host and port', () => {
  it('are listed with the nearest first, each with its event', () => {
    const session = tape(
      attempt(URL_, answered(403), { at: 10, responseHeaders: server('own') }),
      attempt('ws://api.test/2', answered(403), { at: 100, responseHeaders: server('peer') }),
      attempt('ws://other.test/', answered(403), { at: 200, responseHeaders: server('other') }),
      httpResponse('http://api.test:80/', { server: 'page' }),
    );
    const connection = connectionAt(session).id;
    const results = [answer(URL_)];
    ingest(session, { source: 'probe', kind: 'probe-run', at: START + 900, connection, results });
    expect(responses(session).map(({ headers, to, event }) => [headers.at(-1)?.value, to, event])).toEqual([
      ['own', 'this handshake', 5],
      ['caddy', 'a test of this endpoint', 15],
      ['peer', 'another handshake with this host and port', 9],
      ['page', 'an HTTP request to this host and port', 14],
    ]);
  });

  it('are none where nothing answered', () => {
    const session = tape(created(URL_), ...failed(30), created('ws://api.test/2', { at: 50 }));
    expect(responses(session)).toEqual([]);
  });
});

describe('the response to an experiment', () => {
  it('has the headers that could be read, and the name of the server', () => {
    const [found] = probed(answer(URL_, { headers: 'X-Cache: HIT\nVia:\t1.1 varnish\nno header\nEmpty:' }));
    expect(found?.headers).toEqual([
      { name: 'X-Cache', value: 'HIT' },
      { name: 'Via', value: '1.1 varnish' },
      { name: 'Empty', value: '' },
      { name: 'server', value: 'caddy' },
    ]);
    expect(probed(answer(URL_))[0]?.headers).toEqual([{ name: 'server', value: 'caddy' }]);
  });

  it('counts if it is from this host and port', () => {
    const urls = ['http://API.test:80/x', 'http://api.test:81/', 'http://other.test/', 'https://api.test/'];
    expect(urls.map((url) => probed(answer(url)).length)).toEqual([1, 0, 0, 0]);
  });

  it('is none where nothing was answered', () =>
    expect(probed({ ...answer(URL_), outcome: { kind: 'unreachable', error: '' } })).toEqual([]));
});
