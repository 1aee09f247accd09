import { describe, expect, test } from 'vitest';
import { identifyingHeaders } from '../../../src/export/har/har-response.ts';
import type { Connection } from '../../../src/session/connection.ts';
import { httpResponsesFrom, isKnownResponse } from '../../../src/session/http-responses.ts';
import type { Session } from '../../../src/session/session.ts';
import { proxiesFor } from '../../../src/stacks/detect-proxy.ts';
import { connectionAt } from '../../support/connections.ts';
import { openHar } from '../../support/har-tools.ts';
import { answered, attempt, created, httpResponse, tape } from '../../support/tape.ts';
import { openTrace, saveTrace } from '../../support/trace-tools.ts';

const STARTED = '2026-11-24T10:00:00.000Z';

function last(session: Session): Connection {
  const connection = [...session.connections.values()].at(-1);
  if (!connection) throw new Error('the session has no connection');
  return connection;
}

const proxies = (session: Session): string[] =>
  proxiesFor(last(session), session).map(({ name, to }) => `${name}, ${to}`);

interface Page {
  headers?: Record<string, string>;
  url?: string;
  content?: object;
  more?: object;
}

/** A page and a failed socket, as Chromium exports them. */
function har({ headers = {}, url = 'https://app.test/', content = {}, more = {} }: Page): string {
  const list = Object.entries(headers).map(([name, value]) => ({ name, value }));
  const document = {
    startedDateTime: STARTED,
    time: 20,
    request: { method: 'GET', url, headers: [] },
    response: { status: 200, headers: list, content },
    _resourceType: 'document',
    ...more,
  };
  const socket = {
    startedDateTime: STARTED,
    time: 20,
    request: {
      method: 'GET',
      url: 'wss://app.test/live',
      headers: [{ name: 'Upgrade', value: 'websocket' }],
    },
    response: { status: 400, headers: [] },
    _resourceType: 'websocket',
  };
  return JSON.stringify({ log: { creator: { name: 'WebInspector' }, entries: [document, socket] } });
}

const openText = (text: string): Session => openHar(Buffer.from(text));

describe('HTTP responses of the host and port of a WebSocket', () => {
  test('in a HAR file, the response of the page names the proxy', () => {
    const session = openText(har({ headers: { Server: 'nginx/1.22.1' } }));
    expect(proxies(session)).toEqual(['nginx, an HTTP request to this host and port']);
  });

  test('a large document is read, too', () => {
    const content = { mimeType: 'text/html', text: 'x'.repeat(100_000) };
    expect(proxies(openText(har({ headers: { Server: 'nginx' }, content })))).toHaveLength(1);
  });

  test.each([
    ['another host', { url: 'https://cdn.test/' }],
    ['another port', { url: 'https://app.test:8443/' }],
    ['a copy from a cache', { more: { _fromCache: 'disk' } }],
  ])('%s says nothing of it', (_name, page) => {
    const session = openText(har({ headers: { Server: 'nginx' }, ...page }));
    expect(httpResponsesFrom(last(session), session)).toEqual([]);
  });

  test.each([
    [
      'the negotiate request of SignalR',
      'https://app.test/chat/hub/negotiate?negotiateVersion=1',
      '/negotiate',
    ],
    ['the client of Vite', 'https://app.test/@vite/client?v=2', '/@vite/client'],
    ['any other path', 'https://app.test/reset/c3f1a9', '/'],
  ])('%s: so much of its path stays', (_name, url, path) => {
    const session = openText(har({ url }));
    expect(httpResponsesFrom(last(session), session).map((one) => one.url)).toEqual([
      `https://app.test:443${path}`,
    ]);
  });

  test('a response without such headers shows that the port serves HTTP', () => {
    const session = openText(har({}));
    expect(httpResponsesFrom(last(session), session)).toHaveLength(1);
  });

  test('it comes later than the socket, and the proxy is known', () => {
    const session = tape(
      attempt('wss://app.test/live', answered(400)),
      httpResponse('https://app.test:443/', { server: 'caddy' }, 5_000),
    );
    expect(proxies(session)).toEqual(['Caddy, an HTTP request to this host and port']);
  });

  test('it is saved in a trace with its connection', () => {
    const session = tape(
      httpResponse('https://app.test:443/', { server: 'caddy' }),
      httpResponse('https://other.test:443/', { server: 'nginx' }),
      attempt('wss://app.test/live', answered(400)),
    );
    const again = openTrace(saveTrace(session)).session;
    expect(proxies(again)).toEqual(proxies(session));
    expect([...again.httpResponses.keys()]).toEqual(['app.test:443']);
  });

  test('ever more of them stay bounded', () => {
    const steps = Array.from({ length: 50 }, (_, at) =>
      httpResponse('https://app.test:443/', { server: `nginx/${at}` }),
    );
    const session = tape(...steps, attempt('wss://app.test/live', answered(400)));
    expect(httpResponsesFrom(last(session), session)).toHaveLength(8);
  });
});

test('of the headers only those stay that identify a server, without secrets', () => {
  expect(
    identifyingHeaders([
      { name: 'Server', value: 'x'.repeat(1_000) },
      { name: 'Set-Cookie', value: 'session=secret' },
      { name: 'Set-Cookie', value: 'AWSALB=abc; Path=/' },
      { name: 'CF-Ray', value: '8f-FRA' },
      { name: 'Authorization', value: 'secret' },
    ]),
  ).toEqual([
    { name: 'cf-ray', value: 'present' },
    { name: 'server', value: 'x'.repeat(200) },
    { name: 'set-cookie', value: 'AWSALB' },
  ]);
});

describe('a response in a session', () => {
  const URL_ = 'http://api.test/';

  test('is stored by host and port, whatever their case, and the first eight stay', () => {
    const session = tape(
      created('ws://api.test/live'),
      httpResponse('http://API.test:80/', { server: 'a' }),
      httpResponse(URL_, { server: 'b' }),
      httpResponse('http://api.test:81/', { server: 'c' }),
    );
    expect([...session.httpResponses.keys()]).toEqual(['api.test:80', 'api.test:81']);
    expect(httpResponsesFrom(connectionAt(session), session)).toEqual([
      { event: 3, url: 'http://API.test:80/', status: 200, headers: [{ name: 'server', value: 'a' }] },
      { event: 4, url: URL_, status: 200, headers: [{ name: 'server', value: 'b' }] },
    ]);
    const many = Array.from({ length: 10 }, (_, i) => httpResponse(URL_, { server: `${i}` }));
    const responses = tape(...many).httpResponses.get('api.test:80');
    expect(responses?.map(({ headers }) => headers[0]?.value)).toEqual([...'01234567']);
  });

  test('of a new host is left out when 200 are known', () => {
    const hosts = (count: number) =>
      Array.from({ length: count }, (_, i) => httpResponse(`http://h${i}.test/`));
    const session = tape(...hosts(201), httpResponse('http://h3.test/', { server: 'b' }));
    expect(session.httpResponses.size).toBe(200);
    expect(session.httpResponses.has('h199.test:80')).toBe(true);
    expect(session.httpResponses.get('h3.test:80')).toHaveLength(2);
  });

  test('changes what is advised for the connections to its host and port', () => {
    const two = [created('ws://api.test/live', { socket: 1 }), created('ws://other.test/', { socket: 2 })];
    const advice = (...steps: Parameters<typeof tape>): number[] => {
      const session = tape(...two, ...steps);
      return [0, 1].map((index) => connectionAt(session, index).adviceRevision);
    };
    const [first = 0, second = 0] = advice();
    expect(advice(httpResponse(URL_))).toEqual([first + 1, second]);
    const many = Array.from({ length: 9 }, (_, i) => httpResponse(URL_, { server: `${i}` }));
    expect(advice(...many)).toEqual([first + 8, second]);
  });

  test.each<[string, object, boolean]>([
    ['it is the same', {}, true],
    ['another path', { url: `${URL_}x` }, false],
    ['another host', { url: 'http://other.test/' }, false],
    ['another status', { status: 404 }, false],
    [
      'another name of a header',
      {
        headers: [
          { name: 'via', value: 'a' },
          { name: 'x', value: 'b' },
        ],
      },
      false,
    ],
    [
      'another value of a header',
      {
        headers: [
          { name: 'server', value: 'a' },
          { name: 'x', value: 'c' },
        ],
      },
      false,
    ],
    ['a header less', { headers: [{ name: 'server', value: 'a' }] }, false],
    ['no headers', { headers: [] }, false],
    [
      'a header more',
      {
        headers: [
          { name: 'server', value: 'a' },
          { name: 'x', value: 'b' },
          { name: 'y', value: '' },
        ],
      },
      false,
    ],
  ])('was told before: %s', (_, change, known) => {
    const session = tape(httpResponse(URL_, { via: 'q' }), httpResponse(URL_, { server: 'a', x: 'b' }));
    const headers = [
      { name: 'server', value: 'a' },
      { name: 'x', value: 'b' },
    ];
    const response = {
      kind: 'http-response',
      source: 'wire',
      at: 0,
      url: URL_,
      status: 200,
      headers,
    } as const;
    expect(isKnownResponse(session, { ...response, ...change })).toBe(known);
  });
});
