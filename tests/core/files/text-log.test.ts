import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findingsOf, logSession, readBytes, sample } from '../../support/read-sample.ts';

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);
const found = (text: string) => findingsOf(logSession(readBytes(encode(text))));
const kinds = (name: string): [url: string, rules: string[], titles: string[]][] => {
  const session = logSession(readBytes(sample(name)));
  return [...session.connections.values()].map(({ url, logLines = [] }) => [
    url,
    logLines.flatMap(({ topic }) => topic ?? []),
    logLines.map(({ text }) => text),
  ]);
};

describe('consoles', () => {
  it.each([
    [
      "app.js:12 WebSocket connection to 'wss://api.test/live' failed: Error in connection establishment: net::ERR_NAME_NOT_RESOLVED",
      'host-not-found',
    ],
    [
      "WebSocket connection to 'wss://api.test/live' failed: Error during WebSocket handshake: Unexpected response code: 404",
      'not-found',
    ],
    [
      "[Error] WebSocket connection to 'wss://api.test/live' failed: Unexpected response code: 403",
      'forbidden',
    ],
    [
      "2026-11-29T10:00:00.000Z index.js:88 WebSocket connection to 'ws://localhost:3000/' failed: ",
      'reason-hidden',
    ],
    [
      "[Error] WebSocket connection to 'ws://localhost:3000/' failed: The operation couldn’t be completed. Connection refused",
      'connection-refused',
    ],
    [
      "[Error] WebSocket connection to 'wss://api.test/live' failed: A server with the specified hostname could not be found.",
      'host-not-found',
    ],
    [
      "[Error] WebSocket connection to 'wss://api.test/live' failed: The certificate for this server is invalid.",
      'certificate-invalid',
    ],
    [
      "[Error] WebSocket connection to 'wss://api.test/live' failed: There was a bad response from the server.",
      'unexplained-failure',
    ],
    ['Firefox can’t establish a connection to the server at wss://api.test/live.', 'unexplained-failure'],
    [
      'The connection to wss://api.test/live was interrupted while the page was loading.',
      'unexplained-failure',
    ],
    [
      "Mixed Content: The page at 'https://app.test/' was loaded over HTTPS, but attempted to connect to the insecure WebSocket endpoint 'ws://api.test/live'. This request has been blocked; this endpoint must be available over WSS.",
      'mixed-content',
    ],
    [
      "Refused to connect to 'wss://api.test/live' because it violates the following Content Security Policy directive: \"connect-src 'self'\".",
      'csp-blocked',
    ],
  ])('%s', (line, rule) => {
    expect(
      found(`Hello, it fails:\n\n${line}\n    at connect (app.js:12:9)\n    at main (app.js:40:1)\n`).rules,
    ).toEqual([rule]);
  });

  it('the place of the script is no part of the reason', () => {
    const { evidence } = found(
      "WebSocket connection to 'wss://api.test/live' failed: Error during WebSocket handshake: Unexpected response code: 404 app.js:12:5",
    );
    expect(evidence).toContain('Unexpected response code: 404"');
  });

  it('says nothing of a request that the console does not show', () => {
    const { evidence } = found("WebSocket connection to 'ws://localhost:3000/' failed: ");
    expect(evidence).not.toContain('was never sent');
    expect(evidence).not.toContain('was sent');
  });
});

it('Firefox: MOZ_LOG', () => {
  const session = logSession(readBytes(sample('firefox-moz-log.txt')));
  expect(findingsOf(session).rules.toSorted()).toEqual([
    'certificate-untrusted',
    'connection-refused',
    'forbidden',
    'host-not-found',
    'no-response',
  ]);
});

describe('servers and proxies', () => {
  it('nginx, error log', () => {
    expect(kinds('server-log/nginx-error.log').map(([url, topics]) => `${url} ${topics[0]}`)).toEqual([
      'wss://app.test/refused/ws upstream-refused',
      'wss://app.test/reset/ws upstream-closed',
      'wss://app.test/close/ws upstream-closed',
      'wss://app.test/denied/ws proxy-denied',
      'wss://app.test/garbage/ws upstream-not-http',
      'wss://app.test/big/ws upstream-header-too-big',
      'wss://app.test/hang/ws upstream-timed-out',
      'wss://app.test/openreset/ws upstream-dropped',
      'wss://app.test/dead/ws upstream-refused',
      'wss://app.test/dead/ws upstream-unavailable',
      'wss://app.test/open/ws proxy-idle-timeout',
      'wss://app.test/noname/ws upstream-name-unknown',
      'wss://app.test/unix/ws upstream-refused',
      'wss://app.test/tls/ws upstream-timed-out',
      'wss://app.test/none/ws proxy-idle-timeout',
    ]);
  });

  it('HAProxy, by its termination states', () => {
    const topics = kinds('server-log/haproxy.log').map(([url, [topic]]) => `${url.split('/')[3]} ${topic}`);
    expect(topics.toSorted()).toEqual([
      '403 undefined',
      'big upstream-not-http',
      'close upstream-closed',
      'denied proxy-denied',
      'garbage upstream-not-http',
      'hang upstream-timed-out',
      'none upstream-unavailable',
      'ok undefined',
      'open proxy-idle-timeout',
      'openclose undefined',
      'openreset upstream-dropped',
      'refused upstream-refused',
      'reset upstream-closed',
    ]);
  });

  it('Apache: lines of one client are about one request', () => {
    const lines = kinds('server-log/apache-error.log');
    const hang = lines.find(([url]) => url.endsWith('/hang/ws'));
    expect(hang?.[1][0]).toBe('upstream-timed-out');
    expect(hang?.[2].join()).not.toContain('reset by peer');
  });

  it('Caddy', () => {
    expect(kinds('server-log/caddy.log').map(([url, [topic]]) => `${url} ${topic}`)).toEqual([
      'wss://app.test/close/ws upstream-closed',
      'wss://app.test/refused/ws upstream-refused',
      'wss://app.test/reset/ws upstream-closed',
      'wss://app.test/garbage/ws upstream-not-http',
      'wss://app.test/hang/ws upstream-timed-out',
    ]);
  });

  it.each([
    ['INFO:     127.0.0.1:51234 - "WebSocket /ws/chat" 403', 403],
    ['INFO:     127.0.0.1:51234 - "WebSocket /ws/chat" [accepted]', 101],
    ['127.0.0.1:51234 - - [29/Nov/2026:10:00:00] "WSREJECT /ws/chat" - -', 403],
  ])('%s', (line, status) => {
    const [connection] = logSession(readBytes(encode(line))).connections.values();
    expect(connection?.wire?.entry).toMatchObject({ url: 'wss://host-not-in-log/ws/chat', status });
  });

  it.each([
    [
      'Docker',
      (line: string) =>
        JSON.stringify({ log: `${line}\n`, stream: 'stderr', time: '2026-11-29T15:52:58.1Z' }),
    ],
    ['Compose', (line: string) => `proxy-1  | ${line}`],
    ['Kubernetes', (line: string) => `2026-11-29T15:52:58.123456789Z stderr F ${line}`],
    ['journald', (line: string) => `Nov 29 15:52:58 web nginx[123]: ${line}`],
  ])('through %s', (_name, wrap) => {
    const [line = ''] = new TextDecoder()
      .decode(sample('server-log/nginx-error.log'))
      .split('\n')
      .filter((each) => each.includes('prematurely'));
    expect(found(wrap(line)).rules).toEqual(['upstream-failed']);
  });

  it('shows no client address and no query', () => {
    for (const name of ['nginx-error', 'nginx-access', 'haproxy', 'apache-error', 'apache-access', 'caddy']) {
      const lines = kinds(`server-log/${name}.log`);
      expect(JSON.stringify(lines)).not.toMatch(/abc123secret|client[: ]+127/);
    }
  });

  it('a crash at that time is quoted', () => {
    const { evidence } = found(
      [
        '2026-11-29T10:00:00.100Z Error: Cannot find module "x"',
        '    at Module._resolve (node:internal/modules/cjs/loader:1)',
        '2026/11/29 10:00:00 [error] 1#1: *5 upstream prematurely closed connection while reading response header from upstream, client: 10.0.0.7, server: app.test, request: "GET /ws HTTP/1.1", upstream: "http://127.0.0.1:3000/ws", host: "app.test"',
      ].join('\n'),
    );
    expect(evidence).toContain('Cannot find module');
    expect(evidence).not.toContain('10.0.0.7');
  });
});

it('a text without a known line is named', () => {
  expect(readBytes(encode('Dear all,\nit does not work.\n'))).toMatchObject({
    ok: false,
    fault: { message: expect.stringContaining('text of 2 lines') },
  });
});

it('never throws: cut anywhere, changed anywhere', () => {
  const samples = ['nginx-error', 'nginx-access', 'haproxy', 'apache-error', 'caddy'].map((name) =>
    sample(`server-log/${name}.log`),
  );
  fc.assert(
    fc.property(
      fc.constantFrom(...samples, sample('firefox-moz-log.txt')),
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.array(fc.tuple(fc.double({ min: 0, max: 0.999, noNaN: true }), fc.nat(255)), { maxLength: 40 }),
      fc.integer({ min: 1, max: 2_000 }),
      (bytes, length, changes, chunk) => {
        const damaged = bytes.slice(0, Math.floor(bytes.length * length));
        for (const [at, byte] of changes) damaged[Math.floor(at * damaged.length)] = byte;
        const content = readBytes(damaged, chunk);
        if (content.ok && content.kind === 'log') findingsOf(logSession(content));
      },
    ),
    { numRuns: 150 },
  );
});
