import { describe, expect, test } from 'vitest';
import type { Fix } from '../../../src/diagnosis/rule.ts';
import type { Advice, ProxyTopic, Topic } from '../../../src/fixes/stacks/advice.ts';
import { type Named, PLAIN_ADVICE } from '../../../src/fixes/stacks/default-advice.ts';
import { DEFAULT_PROXY_ADVICE, PROXY_ADVICE } from '../../../src/fixes/stacks/proxy-advice.ts';
import { proxyFix } from '../../../src/fixes/stacks/proxy-fix.ts';
import { variantOf } from '../../../src/fixes/stacks/render-snippet.ts';
import { snippetContext } from '../../../src/fixes/stacks/snippet-context.ts';
import { STACK_ADVICE } from '../../../src/fixes/stacks/stack-advice.ts';
import { stackFix } from '../../../src/fixes/stacks/stack-fix.ts';
import { createRedactor } from '../../../src/redaction/redactor-factory.ts';
import type { Connection } from '../../../src/session/connection.ts';
import type { Session } from '../../../src/session/session.ts';
import {
  answered,
  attempt,
  conversation,
  created,
  opened,
  page,
  type Step,
  tape,
  wire,
} from '../../support/tape.ts';

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

const fixOfProxy = (topic: ProxyTopic, session: Session): Fix =>
  proxyFix(topic, latest(session), session, words);
const products = ({ variants = [] }: Fix): string[] => variants.map(({ product }) => product);

const hostile = tape(created('wss://api.test/a/b?token=t0psecret&x=%22%29%3Balert(1)'));
const particulars = snippetContext(latest(hostile), hostile);

const named: [string, Advice][] = [
  ...Object.entries(STACK_ADVICE).flatMap(([stack, topics]) =>
    Object.entries(topics).map(([topic, advice]): [string, Advice] => [`${stack}, ${topic}`, advice]),
  ),
  ...Object.entries(PLAIN_ADVICE).flatMap(([topic, { page: own, stacks }]): [string, Advice][] => [
    ...(own ? [[`plain, ${topic}`, own] satisfies [string, Advice]] : []),
    ...stacks.map(([stack, advice]): [string, Advice] => [`${stack}, ${topic}, folded`, advice]),
  ]),
  ...Object.entries(PROXY_ADVICE).flatMap(([hop, topics]) =>
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
  test.each(Object.keys(PLAIN_ADVICE) as Topic[])(
    '%s comes with at least three different stacks folded',
    (topic) => {
      const fix = fixOf(topic, created(PLAIN_URL));
      expect(new Set(products(fix)).size).toBeGreaterThanOrEqual(3);
      expect(fix.detail).toBe('So.');
      expect(fix.variants?.every(({ where, snippet }) => where !== '' && snippet !== '')).toBe(true);
    },
  );

  test.each(Object.keys(DEFAULT_PROXY_ADVICE) as ProxyTopic[])(
    '%s at a proxy comes with three different ones folded',
    (topic) => {
      const fix = fixOfProxy(topic, tape(created(PLAIN_URL)));
      expect(new Set(products(fix)).size).toBeGreaterThanOrEqual(3);
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

  test('a service whose server somebody else runs is told no server to set', () => {
    const url = 'wss://a.appsync-realtime-api.eu-west-1.amazonaws.com/graphql';
    const fix = fixOf('restart', created(url, { protocols: ['graphql-ws'] }));
    expect(fix).toEqual({
      ...words,
      by: 'operator',
      detail: 'So. AWS AppSync runs its server itself, and has no setting for it.',
    });
    expect(products(fixOf('queue', created(url)))).toHaveLength(3);
  });

  test('one that has nothing of its own to set gets the generic advice', () => {
    expect(products(fixOf('fallback', created(PLAIN_URL, { protocols: ['mqtt'] })))).toHaveLength(3);
  });
});

describe('with a server that names itself', () => {
  const answeredBy = (name: string, value: string): Session =>
    tape(attempt(PLAIN_URL, answered(403), { responseHeaders: [{ name, value }] }));

  test.each([
    ['Server', 'uvicorn', 'size', 'uvicorn', 'Python (websockets, uvicorn)', '--ws-max-size'],
    [
      'Server',
      'Python/3.12 websockets/13.1',
      'heartbeat',
      'the package websockets',
      'Python (websockets, uvicorn)',
      'ping_interval=25',
    ],
    ['Server', 'Apache-Coyote/1.1', 'origin', 'Tomcat', 'Spring (Tomcat)', 'setAllowedOrigins'],
    ['X-Powered-By', 'Express', 'origin', 'Express', 'Node.js (ws)', 'verifyClient'],
  ] as const)('%s: %s, %s', (header, value, topic, name, product, says) => {
    const session = answeredBy(header, value);
    const fix = stackFix(topic, latest(session), session, words);
    expect(fix.detail).toContain(`The answer to this handshake names ${name}. For ${product}: `);
    expect(fix.snippet).toContain(says);
    expect(fix.variants).toBeUndefined();
  });

  test('what it has nothing to set for, and what is the page’s to do, stay generic', () => {
    const session = answeredBy('Server', 'uvicorn');
    expect(products(stackFix('origin', latest(session), session, words))).toHaveLength(4);
    expect(products(stackFix('reconnect', latest(session), session, words))).toHaveLength(3);
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
    const fix = fixOfProxy('upgrade', refused(serverName));
    expect(fix.detail).toContain(`The answer to this handshake names ${product}. For ${product}: `);
    expect(fix.snippet).toContain(says);
    expect(fix.variants).toBeUndefined();
  });

  test('a neighbour of the same host and port may name it', () => {
    const fix = fixOfProxy(
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
    const fix = fixOfProxy('upgrade', tape(attempt(PLAIN_URL, answered(426), { responseHeaders: headers })));
    expect(fix.detail).toContain('For Cloudflare: ');
    expect(products(fix)).toEqual(['Caddy']);
  });

  test('one that has nothing to set for it gets the generic advice', () => {
    const fix = fixOfProxy('upgrade', refused('awselb/2.0'));
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
    expect(JSON.stringify(fixOfProxy('upgrade', session))).not.toContain('evil');
  });

  test('a url stays one literal, without its secrets', () => {
    const { snippet = '' } = stackFix('reconnect', latest(hostile), hostile, words);
    const [, literal = '""'] = /new WebSocket\((".*")\)/.exec(snippet) ?? [];
    expect(JSON.parse(literal)).toBe('wss://api.test/a/b?token=TOKEN&x=%22%29%3Balert(1)');
  });
});

test.each([
  ['wss://api.test/live?token=hush', 'new URL("wss://api.test/live")'],
  ['wss://api.test/live?token=hush&room=7', 'new URL("wss://api.test/live?room=7")'],
  ['wss://api.test/live?room=7&token=hush', 'new URL("wss://api.test/live?room=7")'],
])('where a token is sent otherwise it does not stand in the url: %s', (url, says) => {
  expect(fixOf('renew', created(url)).snippet).toContain(says);
  expect(fixOf('reconnect', created(url)).snippet).toContain('token=TOKEN');
});

test('a product stands once in what is folded', () => {
  const lists: (readonly Named[])[] = [
    ...Object.values(PLAIN_ADVICE).map(({ stacks }) => stacks),
    ...Object.values(DEFAULT_PROXY_ADVICE).map(({ proxies }) => proxies),
  ];
  for (const list of lists) expect(new Set(list.map(([product]) => product)).size).toBe(list.length);
});

test('a socket that opened is no different', () => {
  expect(products(fixOf('queue', created(PLAIN_URL), opened(20)))).toContain('Socket.IO');
});
