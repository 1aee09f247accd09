import { describe, expect, test } from 'vitest';
import { diagnose } from '../../../src/diagnosis/diagnose.ts';
import { rules } from '../../../src/rules/index.ts';
import {
  answered,
  attempt,
  closed,
  conversation,
  created,
  failed,
  httpResponse,
  opened,
  page,
  type Step,
  tape,
  wait,
  wire,
} from '../../support/tape.ts';

/** The worst finding: its rule, title, confidence and everything that it says. */
function verdict(...steps: (Step | Step[])[]) {
  const [finding] = diagnose(tape(...steps), rules).findings;
  if (!finding) throw new Error('no finding');
  const { rule, match, fixes } = finding;
  const title = match.title ?? rule.title;
  const text = [
    title,
    ...match.evidence.map(({ fact }) => fact),
    match.howToConfirm ?? '',
    ...fixes.flatMap((fix) => [
      fix.title,
      fix.detail,
      fix.snippet ?? '',
      ...(fix.variants ?? []).flatMap(({ product, where, snippet }) => [product, where, snippet]),
    ]),
  ].join('\n');
  return { rule: rule.id, title, confidence: match.confidence, text, first: fixes[0]?.title };
}

const GARBLED = 'Error during WebSocket handshake: net::ERR_INVALID_HTTP_RESPONSE';
const RESET = 'Error in connection establishment: net::ERR_CONNECTION_RESET';
const cookies = (size: number) => ({
  requestHeaders: [
    { name: 'Upgrade', value: 'websocket' },
    { name: 'Cookie', value: 'a'.repeat(size) },
  ],
});
const http2 = {
  requestHeaders: [
    { name: ':method', value: 'CONNECT' },
    { name: 'sec-websocket-version', value: '13' },
  ],
};

describe('a port that serves HTTP and answers a handshake with other bytes', () => {
  test('Next.js: allowedDevOrigins', () => {
    const found = verdict(
      page('http://192.168.1.4:3000/'),
      httpResponse('http://192.168.1.4:3000/', { 'x-powered-by': 'Next.js' }),
      attempt('ws://192.168.1.4:3000/_next/webpack-hmr', GARBLED),
    );
    expect(found.rule).toBe('not-http');
    expect(found.text).toContain("allowedDevOrigins: ['192.168.1.4']");
    expect(found.text).not.toMatch(/Another program|SSH/);
  });

  test.each([
    ['the page came from it', [page('http://localhost:3000/')]],
    [
      'a request to it was answered',
      [page('http://localhost:8000/'), httpResponse('http://localhost:3000/')],
    ],
  ])('%s: it is not another program', (_name, steps) => {
    const { text, title } = verdict(...steps, attempt('ws://localhost:3000/live', GARBLED));
    expect(title).toContain('serves HTTP');
    expect(text).not.toContain('Another program');
  });

  test('a port of which nothing is known may be that of another program', () => {
    const { text } = verdict(page('http://localhost:8000/'), attempt('ws://localhost:3000/live', GARBLED));
    expect(text).toContain('Another program');
  });
});

describe('400 and 426', () => {
  test('nothing is lost on the way where no proxy shows', () => {
    const { text } = verdict(
      page('http://localhost:8000/'),
      attempt('ws://localhost:8000/live', answered(400)),
    );
    expect(text).not.toMatch(/on the way\.|may have removed/);
  });

  test('a proxy that the response of the page names may have removed headers', () => {
    const { text } = verdict(
      page('https://app.test/'),
      httpResponse('https://app.test:443/', { server: 'nginx/1.22.1' }),
      attempt('wss://app.test/live', answered(400)),
    );
    expect(text).toContain('The response to an HTTP request to this host and port names nginx');
  });

  test.each([
    [3, 'allowEIO3: true'],
    [4, 'python-socketio 5.x'],
  ])('Engine.IO %i: versions and cors_allowed_origins', (version, words) => {
    const { text } = verdict(
      page('http://localhost:8000/'),
      attempt(`ws://localhost:5000/socket.io/?EIO=${version}&transport=websocket`, answered(400)),
    );
    expect(text).toContain(words);
    expect(text).toContain("cors_allowed_origins=['http://localhost:8000']");
  });

  test('websockify: only binary', () => {
    const { first } = verdict(
      page('http://localhost:8000/'),
      httpResponse('http://localhost:6080/', { server: 'WebSockify Python/3.11.2' }),
      attempt('ws://localhost:6080/', answered(400), { protocols: ['base64'] }),
    );
    expect(first).toBe('Offer the subprotocol binary, and no other');
  });

  test('Varnish: pipe', () => {
    const { text } = verdict(
      attempt('ws://api.test:8080/live', answered(426), {
        responseHeaders: [{ name: 'Via', value: '1.1 varnish (Varnish/7.1)' }],
      }),
    );
    expect(text).toContain('return (pipe)');
    expect(text).toContain('set bereq.http.upgrade');
  });
});

describe('headers that are too large', () => {
  test.each([431, 413])('%i: the size of the cookies, and nothing about the path', (status) => {
    const { text, first } = verdict(attempt('ws://localhost:8080/live', answered(status), cookies(20_000)));
    expect(text).toMatch(/Cookie header of the request has (?:20\.0 kB|20,000 bytes|19\.5 KiB|20 kB)/);
    expect(first).toBe('Clear the cookies of this host');
    expect(text).toContain('--max-http-header-size');
    expect(text).toContain('large_client_header_buffers');
    expect(text).not.toContain('Correct host, port or path');
  });

  test('400, as nginx says it', () => {
    expect(verdict(attempt('ws://localhost:8080/live', answered(400), cookies(20_000))).text).toContain(
      'large_client_header_buffers',
    );
    expect(verdict(attempt('ws://localhost:8080/live', answered(400), cookies(100))).text).not.toContain(
      'large_client_header_buffers',
    );
  });
});

describe('a handshake over HTTP/2', () => {
  test.each([502, 503, 400, 405])('%i: the proxy may not support it', (status) => {
    const found = verdict(attempt('wss://api.test/live', answered(status), http2));
    expect(found.title).toBe(`Handshake over HTTP/2 rejected (${status})`);
    expect(found.confidence).toBe('likely');
    expect(found.first).toBe('Try the handshake over HTTP/1.1');
    expect(found.text).toContain('--http1.1');
    expect(found.text).not.toContain('is down');
  });

  test('403 is about the client', () => {
    expect(verdict(attempt('wss://api.test/live', answered(403), http2)).text).not.toContain('HTTP/2');
  });

  test('410 is about the path', () => {
    expect(verdict(attempt('wss://api.test/live', answered(410), http2)).text).not.toContain('HTTP/2');
  });

  test('502 over HTTP/1.1 is about the server behind the proxy', () => {
    expect(verdict(attempt('wss://api.test/live', answered(502))).title).not.toContain('HTTP/2');
  });
});

describe('a recognized server', () => {
  test('uvicorn without a WebSocket library', () => {
    const { first } = verdict(
      page('http://localhost:3000/'),
      httpResponse('http://localhost:8000/', { server: 'uvicorn' }),
      attempt('ws://localhost:8000/ws', answered(404)),
    );
    expect(first).toBe('Install a WebSocket library for uvicorn');
  });

  test('daphne and 403: ALLOWED_HOSTS', () => {
    const { first, text } = verdict(
      page('http://localhost:3000/'),
      httpResponse('http://localhost:8000/', { server: 'daphne' }),
      attempt('ws://localhost:8000/ws', answered(403)),
    );
    expect(first).toBe('Add the host of the page to ALLOWED_HOSTS');
    expect(text).toContain('AllowedHostsOriginValidator');
  });

  test('Action Cable and 404: the origin of another page, the mount of its own', () => {
    const offer = { protocols: ['actioncable-v1-json', 'actioncable-unsupported'] };
    const other = verdict(
      page('http://localhost:3001/'),
      attempt('ws://localhost:3000/cable', answered(404), offer),
    );
    expect(other.first).toBe('Add the origin to allowed_request_origins');
    expect(other.text).toContain('allowed_request_origins = ["http://localhost:3001"]');
    const own = verdict(
      page('http://localhost:3000/'),
      attempt('ws://localhost:3000/cable', answered(404), offer),
    );
    expect(own.text).toContain('mount ActionCable.server => "/cable"');
    expect(own.text).not.toContain('allowed_request_origins');
  });

  test('uvicorn and 403: the route, not the origin', () => {
    const found = verdict(
      page('http://localhost:3000/'),
      attempt('ws://localhost:8000/ws/chat', answered(403), {
        responseHeaders: [{ name: 'server', value: 'uvicorn' }],
      }),
    );
    expect(found.first).toBe('Check the WebSocket route /ws/chat and its dependencies');
    expect(found.text).not.toContain('Allow the origin');
  });

  test('Tornado and Spring compare the origin', () => {
    const rejectedBy = (name: string, value: string) =>
      verdict(
        page('https://app.example/'),
        attempt('wss://api.example/ws', answered(403), { responseHeaders: [{ name, value }] }),
      ).text;
    expect(rejectedBy('Server', 'TornadoServer/6.4')).toContain(
      'c.ServerApp.allow_origin = "https://app.example"',
    );
    expect(rejectedBy('Vary', 'Origin, Access-Control-Request-Method')).toContain(
      'setAllowedOriginPatterns("https://app.example")',
    );
  });

  test('hot reload of Next.js in a page that others read', () => {
    const found = verdict(
      page('https://app.example/'),
      attempt('wss://app.example/_next/webpack-hmr', answered(404)),
    );
    expect(found.first).toBe('Serve the production build, or forward this path');
  });

  test('graphql: the other library', () => {
    const found = verdict(
      created('wss://api.example/graphql', { protocols: ['graphql-transport-ws'] }),
      opened(60),
      closed(70, 4406, { reason: 'Subprotocol not acceptable' }),
    );
    expect(found.first).toBe('Use the client library that matches the server');
  });

  test('Cloudflare: each status says what to check', () => {
    const rejectedWith = (status: number) => verdict(attempt('wss://api.example/ws', answered(status)));
    expect(rejectedWith(521).title).toContain('refuses connections from Cloudflare');
    expect(rejectedWith(526).text).toContain('Full (strict)');
    expect(rejectedWith(527).text).toContain('no usable response');
  });

  test('a WSGI server: ASGI', () => {
    const { first } = verdict(
      page('http://localhost:8000/'),
      httpResponse('http://localhost:8000/', { server: 'WSGIServer/0.2 CPython/3.11.2' }),
      attempt('ws://localhost:8000/ws/chat/', answered(404)),
    );
    expect(first).toBe('Run the application with an ASGI server');
  });

  test('API Gateway and 403: the authorizer', () => {
    const { first } = verdict(attempt('wss://abc.execute-api.eu-west-1.amazonaws.com/prod', answered(403)));
    expect(first).toBe('Check the authorizer of the $connect route');
  });

  test('a forwarded port of a codespace: sign in once, or make it public', () => {
    const { first, text } = verdict(attempt('wss://name-3000.app.github.dev/live', answered(302)));
    expect(first).toBe('Open the https:// URL of the port once');
    expect(text).toContain('Make the port public');
  });

  test('webpack-dev-server on another port: client.webSocketURL', () => {
    const refused = 'Error in connection establishment: net::ERR_CONNECTION_REFUSED';
    const { first } = verdict(
      page('http://localhost:8080/'),
      httpResponse('http://localhost:3000/__webpack_hmr'),
      attempt('ws://localhost:3000/ws', refused, { requestSent: false }),
    );
    expect(first).toBe('Set client.webSocketURL in webpack-dev-server');
  });

  test('webpack-dev-server by the stack of its client, where the page is served through a proxy', () => {
    const url = 'wss://app.example:3000/ws';
    const { text } = verdict(
      page('https://app.example/'),
      created(url, {
        stack:
          'Error\n    at new WebSocketClient (https://app.example/static/js/bundle.js:1:2)\n    at initSocket (https://app.example/static/js/bundle.js:3:4)',
      }),
      failed(21_000),
      wire(21_010, {
        url,
        reason: 'Error in connection establishment: net::ERR_CONNECTION_TIMED_OUT',
        requestSent: false,
      }),
    );
    expect(text).toContain('Set client.webSocketURL in webpack-dev-server');
  });

  test('a redirect whose target the log has', () => {
    const found = verdict(
      attempt('ws://api.example/ws', answered(301), {
        responseHeaders: [{ name: 'Location', value: 'https://api.example/live' }],
      }),
    );
    expect(found.first).toBe('Connect to the target of the redirect');
    expect(found.text).not.toContain('no Location');
    expect(verdict(attempt('ws://api.example/ws', answered(302))).first).toBe(
      'Find the target of the redirect',
    );
  });

  test('a key in the URL of a hosted service: what its customer can do', () => {
    const session = tape(
      conversation(`wss://generativelanguage.googleapis.com/ws/live?key=AIzaSyA-${'k3'.repeat(16)}`),
    );
    const [finding] = diagnose(session, rules).findings;
    expect(finding?.rule.id).toBe('secret-in-url');
    expect(finding?.fixes.map(({ title }) => title)).toEqual([
      'Keep a long-lived key on your own server',
      'Revoke a key that was in a URL',
      expect.stringContaining('Check the account'),
    ]);
  });

  test('MQTT: the path and the listener', () => {
    const mqtt = { protocols: ['mqtt'] };
    expect(verdict(attempt('ws://broker.test:8083/', answered(404), mqtt)).first).toBe('Use the path /mqtt');
    expect(verdict(attempt('ws://broker.test:1883/mqtt', RESET, { ...mqtt, requestSent: false })).first).toBe(
      'Connect to the WebSocket listener of the broker',
    );
  });

  test('Vite: 403 of the backend, a pending path, and hot reload on another port', () => {
    const vite = httpResponse('http://localhost:5173/@vite/client');
    const from = page('http://localhost:5173/');
    expect(verdict(from, vite, attempt('ws://localhost:5173/api', answered(403))).text).toContain(
      "proxy: { '/api': { target: 'http://localhost:BACKEND_PORT', ws: true, changeOrigin: true } }",
    );
    expect(verdict(from, vite, created('ws://localhost:5173/api'), wait(30_000)).first).toBe(
      'Proxy this path with ws: true in Vite',
    );
    const refused = 'Error in connection establishment: net::ERR_CONNECTION_REFUSED';
    expect(
      verdict(
        page('http://localhost:8080/'),
        attempt('ws://localhost:24678/', refused, { protocols: ['vite-hmr'], requestSent: false }),
      ).first,
    ).toBe('Set server.hmr.clientPort in Vite');
  });
});

describe('1001 from behind Caddy', () => {
  const two = (server: string) => [
    created('wss://api.test/a', { socket: 1 }),
    opened(50, { socket: 1 }),
    created('wss://api.test/b', { at: 60, socket: 2 }),
    opened(90, { socket: 2 }),
    closed(5_000, 1001, { socket: 1 }),
    closed(5_010, 1001, { socket: 2 }),
    wire(5_020, {
      url: 'wss://api.test/a',
      status: 101,
      responseHeaders: [{ name: 'Server', value: server }],
    }),
  ];

  test('is a reload of its configuration', () => {
    const { title, text, confidence } = verdict(...two('Caddy'));
    expect(title).toContain('Caddy closed 2 connections with 1001 at once');
    expect(confidence).toBe('likely');
    expect(text).toContain('Set stream_close_delay in Caddy');
  });

  test('from another server says nothing of Caddy', () => {
    const text = diagnose(tape(...two('nginx')), rules)
      .findings.map(({ rule }) => rule.id)
      .join();
    expect(text).not.toContain('service-restart');
  });
});

test('a healthy connection with responses around it has no finding', () => {
  const { findings } = diagnose(
    tape(
      page('http://localhost:5173/'),
      httpResponse('http://localhost:5173/@vite/client', { server: 'nginx' }),
      conversation('ws://localhost:5173/live'),
    ),
    rules,
  );
  expect(findings.filter(({ rule }) => rule.severity !== 'info')).toEqual([]);
});
