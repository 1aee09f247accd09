import { describe, expect, test } from 'vitest';
import type { Advice, HopTopic, Topic } from '../src/advice/advice.ts';
import { HOP_ADVICE, PLAIN_HOP } from '../src/advice/by-hop.ts';
import { STACK_ADVICE } from '../src/advice/by-stack.ts';
import { variantOf } from '../src/advice/fill.ts';
import { hopFix } from '../src/advice/hop-fix.ts';
import { particularsOf } from '../src/advice/particulars.ts';
import { type Named, PLAIN_ADVICE } from '../src/advice/plain-advice.ts';
import { stackFix } from '../src/advice/stack-fix.ts';
import type { Connection } from '../src/connection.ts';
import { createRedactor } from '../src/redact.ts';
import type { Fix } from '../src/rule.ts';
import type { Session } from '../src/session-state.ts';
import { answered, attempt, conversation, created, opened, page, type Step, tape, wire } from './tape.ts';

const words = { title: 'Do it', detail: 'So.' };
const PLAIN_URL = 'wss://api.test/live';

function latest(session: Session): Connection {
  const connection = [...session.connections.values()].at(-1);
  if (!connection) throw new Error('the tape has no connection');
  return connection;
}

function fixOf(topic: Topic, ...steps: (Step | Step[])[]): Fix {
  const session = tape(...steps);
  return stackFix(topic, latest(session), session, words);
}

const proxyFix = (topic: HopTopic, session: Session): Fix => hopFix(topic, latest(session), session, words);
const products = ({ variants = [] }: Fix): string[] => variants.map(({ product }) => product);

const hostile = tape(created('wss://api.test/a/b?token=t0psecret&x=%22%29%3Balert(1)'));
const particulars = particularsOf(latest(hostile), hostile);

const named: [string, Advice][] = [
  ...Object.entries(STACK_ADVICE).flatMap(([stack, topics]) =>
    Object.entries(topics).map(([topic, advice]): [string, Advice] => [`${stack}, ${topic}`, advice]),
  ),
  ...Object.entries(PLAIN_ADVICE).flatMap(([topic, { page: own, stacks }]): [string, Advice][] => [
    ...(own ? [[`plain, ${topic}`, own] satisfies [string, Advice]] : []),
    ...stacks.map(([stack, advice]): [string, Advice] => [`${stack}, ${topic}, folded`, advice]),
  ]),
  ...Object.entries(HOP_ADVICE).flatMap(([hop, topics]) =>
    Object.entries(topics ?? {}).map(([topic, advice]): [string, Advice] => [`${hop}, ${topic}`, advice]),
  ),
];

describe('every piece of advice', () => {
  test.each(named)('%s names what to set and where, and has a snippet', (_name, advice) => {
    expect(advice.where).toMatch(/\S/);
    const { snippet } = variantOf(['', advice], particulars);
    expect(snippet).toMatch(/\S/);
    expect(snippet).not.toMatch(/undefined|NaN|t0psecret/);
    const redactor = createRedactor();
    expect(redactor.text(snippet), 'a report would take part of it for a secret').toBe(snippet);
  });

  test.each(named.filter(([, { language }]) => language === 'js'))('%s is JavaScript', (_name, advice) => {
    const { snippet } = variantOf(['', advice], particulars);
    const body = snippet
      .replace(/^\s*import .*$/gm, '')
      .replace(/^\s*export default /gm, 'void ')
      .replace(/^\s*export /gm, '');
    const compile = (): unknown => Reflect.construct(AsyncFunction, [body]);
    expect(compile).not.toThrow();
  });
});

const AsyncFunction = (async () => undefined).constructor as FunctionConstructor;

describe('without a stack that shows', () => {
  test.each(Object.keys(PLAIN_ADVICE) as Topic[])('%s comes with three different stacks folded', (topic) => {
    const fix = fixOf(topic, created(PLAIN_URL));
    expect(new Set(products(fix)).size).toBe(3);
    expect(fix.detail).toBe('So.');
    expect(fix.variants?.every(({ where, snippet }) => where !== '' && snippet !== '')).toBe(true);
  });

  test.each(Object.keys(PLAIN_HOP) as HopTopic[])(
    '%s at a proxy comes with three different ones folded',
    (topic) => {
      const fix = proxyFix(topic, tape(created(PLAIN_URL)));
      expect(new Set(products(fix)).size).toBe(3);
      expect(fix.detail).toBe('So.');
    },
  );

  test('what the page does itself stands open, with its own url', () => {
    expect(fixOf('reconnect', created(PLAIN_URL)).snippet).toContain('new WebSocket("wss://api.test/live")');
    expect(fixOf('heartbeat', created(PLAIN_URL)).snippet).toBeUndefined();
  });
});

describe('with a stack', () => {
  test.each([
    ['Socket.IO', 'wss://api.test/socket.io/?EIO=4', undefined, 'heartbeat', 'pingInterval'],
    [
      'graphql-ws (legacy)',
      PLAIN_URL,
      'graphql-ws',
      'reconnect',
      'new SubscriptionClient("wss://api.test/live", { reconnect: true',
    ],
    ['graphql-ws (legacy)', PLAIN_URL, 'graphql-ws', 'heartbeat', 'keepAlive: 25000'],
    ['graphql-ws (legacy)', PLAIN_URL, 'graphql-ws', 'renew', 'connectionParams: async'],
    ['graphql-ws (legacy)', PLAIN_URL, 'graphql-ws', 'origin', 'verifyClient'],
    ['Pusher', 'wss://api.test/app/key?protocol=7', undefined, 'heartbeat', 'activityTimeout'],
    ['Pusher', 'wss://api.test/app/key?protocol=7', undefined, 'origin', "'allowed_origins' => ['app.test']"],
    ['Pusher', 'wss://api.test/app/key?protocol=7', undefined, 'renew', 'headersProvider'],
    [
      'AWS AppSync',
      'wss://a.appsync-realtime-api.eu-west-1.amazonaws.com/graphql',
      'graphql-ws',
      'heartbeat',
      'connectionTimeoutMs',
    ],
    [
      'AWS AppSync',
      'wss://a.appsync-realtime-api.eu-west-1.amazonaws.com/graphql',
      'graphql-ws',
      'renew',
      "host: 'a.appsync-api.eu-west-1.amazonaws.com'",
    ],
    [
      'AWS API Gateway',
      'wss://a.execute-api.eu-west-1.amazonaws.com/prod',
      undefined,
      'heartbeat',
      '"action":"ping"',
    ],
    [
      'AWS API Gateway',
      'wss://a.execute-api.eu-west-1.amazonaws.com/prod',
      undefined,
      'origin',
      'https://app.test',
    ],
    [
      'AWS API Gateway',
      'wss://a.execute-api.eu-west-1.amazonaws.com/prod',
      undefined,
      'log',
      'access-log-settings',
    ],
    [
      'Phoenix',
      'wss://api.test/socket/websocket?vsn=2.0.0',
      undefined,
      'origin',
      'check_origin: ["https://app.test"]',
    ],
    ['Vite', 'ws://localhost:5173/', 'vite-hmr', 'origin', "allowedHosts: ['app.test']"],
  ] as const)('%s, %s %s, %s', (name, url, protocol, topic, says) => {
    const protocols = protocol === undefined ? [] : [protocol];
    const fix = fixOf(topic, page('https://app.test/'), created(url, { protocols }));
    expect(fix.detail).toContain(`So. For ${name}: `);
    expect(fix.snippet).toContain(says);
  });

  test.each([
    ['Phoenix', 'wss://api.test/socket/websocket?vsn=2.0.0', 'origin', 'check_origin, in config/runtime.exs'],
    [
      'Pusher',
      'wss://api.test/app/key?protocol=7',
      'origin',
      'allowed_origins of the app in config/reverb.php',
    ],
    [
      'Action Cable',
      'wss://api.test/cable',
      'origin',
      'allowed_request_origins, in config/environments/production.rb',
    ],
    ['SignalR', PLAIN_URL, 'origin', 'AllowedOrigins of WebSocketOptions, in Program.cs'],
  ] as const)('%s: the file and the option are named', (name, url, topic, where) => {
    expect(
      name === 'SignalR' ? STACK_ADVICE.SignalR.origin?.where : fixOf(topic, created(url)).detail,
    ).toContain(where);
  });

  test('the page without it is folded under what the page does', () => {
    const fix = fixOf('reconnect', created('wss://api.test/socket.io/?EIO=4'));
    expect(products(fix)).toEqual(['A plain WebSocket']);
    expect(products(fixOf('origin', created('wss://api.test/socket.io/?EIO=4')))).toEqual([]);
  });

  test('one that has nothing of its own to set gets the generic advice', () => {
    expect(products(fixOf('fallback', created(PLAIN_URL, { protocols: ['mqtt'] })))).toHaveLength(3);
  });
});

describe('at a proxy', () => {
  const refused = (serverName: string): Session =>
    tape(attempt(PLAIN_URL, answered(426), { responseHeaders: [{ name: 'Server', value: serverName }] }));

  test.each([
    ['nginx/1.22.1', 'nginx', 'proxy_set_header Upgrade $http_upgrade;'],
    ['Apache/2.4.62', 'Apache httpd', 'ProxyPass /live http://127.0.0.1:BACKEND_PORT/live upgrade=websocket'],
    ['Caddy', 'Caddy', 'reverse_proxy /live'],
    ['envoy', 'Envoy', 'upgrade_type: websocket'],
    ['cloudflare', 'Cloudflare', '/settings/websockets'],
    ['Microsoft-IIS/10.0', 'IIS', 'Web-WebSockets'],
  ])('%s is spoken to in its own language', (serverName, product, says) => {
    const fix = proxyFix('upgrade', refused(serverName));
    expect(fix.detail).toContain(`The answer to this handshake names ${product}. For ${product}: `);
    expect(fix.snippet).toContain(says);
    expect(fix.variants).toBeUndefined();
  });

  test('a neighbour of the same host and port may name it', () => {
    const fix = proxyFix(
      'upgrade',
      tape(
        conversation('wss://api.test/other'),
        wire(400, {
          url: 'wss://api.test/other',
          status: 101,
          responseHeaders: [{ name: 'Server', value: 'Apache' }],
        }),
        attempt(PLAIN_URL, answered(426), { at: 1_000 }),
      ),
    );
    expect(fix.detail).toContain(
      'The answer to another handshake with this host and port names Apache httpd.',
    );
  });

  test('of several, the others are folded', () => {
    const headers = [
      { name: 'Server', value: 'cloudflare' },
      { name: 'Via', value: '1.1 Caddy' },
    ];
    const fix = proxyFix('upgrade', tape(attempt(PLAIN_URL, answered(426), { responseHeaders: headers })));
    expect(fix.detail).toContain('For Cloudflare: ');
    expect(products(fix)).toEqual(['Caddy']);
  });

  test('one that has nothing to set for it gets the generic advice', () => {
    const fix = proxyFix('upgrade', refused('awselb/2.0'));
    expect(products(fix)).toEqual(['nginx', 'Apache httpd', 'HAProxy']);
    expect(fix.snippet).toContain('GET /live HTTP/1.1\nConnection: Upgrade\nUpgrade: websocket');
  });
});

describe('what comes from the page', () => {
  test('its origin is named, unless it could be more than that', () => {
    const session = tape(page('https://app.test/'), created(PLAIN_URL));
    const [variant] = stackFix('origin', latest(session), session, words).variants ?? [];
    expect(variant?.snippet).toContain("origin === 'https://app.test'");
    const evil = tape(
      attempt(PLAIN_URL, answered(403), {
        requestHeaders: [{ name: 'Origin', value: 'https://a"); evil(' }],
      }),
    );
    expect(JSON.stringify(stackFix('origin', latest(evil), evil, words))).not.toContain('evil');
  });

  test('a host and a path end no line of a configuration', () => {
    const session = tape(attempt('wss://api.test/a;evil{}', answered(426)));
    expect(JSON.stringify(proxyFix('upgrade', session))).not.toContain('evil');
  });

  test('a url stays one literal, without its secrets', () => {
    const { snippet = '' } = stackFix('reconnect', latest(hostile), hostile, words);
    const [, literal = '""'] = /new WebSocket\((".*")\)/.exec(snippet) ?? [];
    expect(JSON.parse(literal)).toBe('wss://api.test/a/b?token=TOKEN&x=%22%29%3Balert(1)');
  });
});

test('a product stands once in what is folded', () => {
  const lists: (readonly Named[])[] = [
    ...Object.values(PLAIN_ADVICE).map(({ stacks }) => stacks),
    ...Object.values(PLAIN_HOP).map(({ hops }) => hops),
  ];
  for (const list of lists) expect(new Set(list.map(([product]) => product)).size).toBe(list.length);
});

test('a socket that opened is no different', () => {
  expect(products(fixOf('queue', created(PLAIN_URL), opened(20)))).toContain('Socket.IO');
});
