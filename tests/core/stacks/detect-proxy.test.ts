import { describe, expect, test } from 'vitest';
import type { Header } from '../../../src/capture/captured-event.ts';
import type { Connection } from '../../../src/session/connection.ts';
import { ingest } from '../../../src/session/ingest.ts';
import type { Session } from '../../../src/session/session.ts';
import { proxiesFor, proxiesIn } from '../../../src/stacks/detect-proxy.ts';
import { answered, attempt, conversation, START, tape, wire } from '../../support/tape.ts';

const url = 'wss://api.test/live';
const server = (value: string): Header[] => [{ name: 'Server', value }];

function last(session: Session): Connection {
  const connection = [...session.connections.values()].at(-1);
  if (!connection) throw new Error('the tape has no connection');
  return connection;
}

const near = (session: Session): string[] =>
  proxiesFor(last(session), session).map(({ name, to }) => `${name}, ${to}`);

describe('products on the way', () => {
  test.each([
    ['Server', 'nginx/1.22.1', 'nginx'],
    ['Server', 'openresty', 'nginx'],
    ['Server', 'Apache/2.4.62 (Debian)', 'Apache httpd'],
    ['Server', 'awselb/2.0', 'AWS Application Load Balancer'],
    ['Set-Cookie', 'AWSALB=x; Path=/', 'AWS Application Load Balancer'],
    ['Via', '1.1 vegur', 'Heroku router'],
    ['Via', '1.1 Caddy', 'Caddy'],
    ['Server', 'envoy', 'Envoy'],
    ['CF-Ray', '8f', 'Cloudflare'],
    ['Server', 'Microsoft-IIS/10.0', 'IIS'],
  ])('%s: %s is %s', (name, value, product) => expect(proxiesIn([{ name, value }])).toEqual([product]));

  test('each once, and nothing of a server that stands alone', () => {
    const headers = [
      ...server('cloudflare'),
      { name: 'CF-Ray', value: '8f' },
      { name: 'Via', value: '1.1 Caddy' },
    ];
    expect(proxiesIn(headers)).toEqual(['Cloudflare', 'Caddy']);
    expect(proxiesIn(server('uvicorn'))).toEqual([]);
    expect(proxiesIn(server('Apache-Coyote/1.1'))).toEqual([]);
  });
});

describe('where they are named', () => {
  test('in the refusal itself', () => {
    const session = tape(attempt(url, answered(426), { responseHeaders: server('nginx/1.22.1') }));
    expect(near(session)).toEqual(['nginx, this handshake']);
  });

  test('in the 101 of another connection to the same host and port', () => {
    const session = tape(
      conversation('wss://api.test/other'),
      wire(400, { url: 'wss://api.test/other', status: 101, responseHeaders: server('Apache') }),
      attempt(url, answered(426), { at: 1_000 }),
    );
    expect(near(session)).toEqual(['Apache httpd, another handshake with this host and port']);
  });

  test('not in that of another port', () => {
    const session = tape(
      conversation('wss://api.test:8443/other'),
      wire(400, { url: 'wss://api.test:8443/other', status: 101, responseHeaders: server('Apache') }),
      attempt(url, answered(426), { at: 1_000 }),
    );
    expect(near(session)).toEqual([]);
  });

  test('in the answer to a test, by whichever header, and not in that of another port', () => {
    const session = tape(attempt(url, answered(426)));
    ingest(session, {
      source: 'probe',
      kind: 'probe-run',
      at: START + 5_000,
      connection: last(session).id,
      results: [
        {
          experiment: 'get',
          from: 'extension',
          url: 'https://api.test/live',
          bare: true,
          ms: 12,
          outcome: {
            kind: 'answered',
            status: 404,
            server: 'cloudflare',
            location: '',
            headers: 'content-type: text/html\nvia: 1.1 Caddy',
            body: '',
          },
        },
        {
          experiment: 'get-other-scheme',
          from: 'extension',
          url: 'http://api.test/live',
          bare: true,
          ms: 12,
          outcome: { kind: 'answered', status: 404, server: 'nginx', location: '', body: '' },
        },
      ],
    });
    expect(near(session)).toEqual(['Cloudflare, a test of this endpoint', 'Caddy, a test of this endpoint']);
  });
});
