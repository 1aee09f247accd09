import type { CapturedEvent, Payload } from '../../src/capture/captured-event.ts';
import type { Planted } from './corpus.ts';
import { binary, bson, cbor, cut, messagePack, mqttConnect, text } from './payloads.ts';

const AT = 1_700_000_000_000;
const page = (seq: number) => ({ source: 'page', context: 'p', seq, at: AT + seq }) as const;
const encoded = encodeURIComponent;
const json = JSON.stringify;

/** What programs send with a secret in it under its name: each a text of its own. */
function named({ secret, name }: Planted): string[] {
  return [
    json({ id: 1, [name]: secret }),
    json({ a: [{ b: { [name]: secret, user: 'joe' } }] }),
    json({ wrapped: json({ [name]: secret }) }),
    json({ twice: json({ wrapped: json({ [name]: secret }) }) }),
    json({ headers: [{ name, value: secret }] }),
    `42${json(['login', { [name]: secret }])}`,
    `40${json({ anything: secret })}`,
    `40/admin,${json({ anything: secret })}`,
    json({ type: 'connection_init', payload: { 'x-anything': secret } }),
    json(['1', '2', 'room:lobby', 'phx_join', { [name]: secret }]),
    json({ type: 'req', id: '1', method: 'connect', params: { auth: { whatever: secret } } }),
    json({
      type: 'res',
      ok: true,
      payload: { type: 'hello-ok', auth: { deviceToken: secret, role: 'operator' } },
    }),
    `CONNECT\nlogin:joe\npasscode:${secret.replaceAll('\n', '\\n')}\nhost:/\n\n\0`,
    `grant=x&token=${encoded(secret)}&y=2`,
    `connect wss://h.test/?access_token=${encoded(secret)} now`,
    `joe joined from wss://joe:${encoded(secret)}@h.test/live, all well`,
    Buffer.from(json({ [name]: secret })).toString('base64'),
    Buffer.from(json({ [name]: secret })).toString('base64url'),
    Buffer.from(Buffer.from(json({ [name]: secret })).toString('base64')).toString('base64'),
    json({ blob: Buffer.from(json({ [name]: secret })).toString('base64') }),
    `${json({ type: 1, target: 'Login', arguments: [{ [name]: secret }] })}\u001e`,
    `data=${encoded(json({ [name]: secret }))}&v=1`,
  ];
}

/** The secret alone, or in a text that says nothing of it. */
function bare({ secret }: Planted): string[] {
  return [
    secret,
    `said ${secret} and more`,
    json({ note: secret }),
    json({ note: json({ deep: secret }) }),
    json([secret, 1]),
    Buffer.from(`x ${secret} y`).toString('base64'),
    [...`x ${secret} y`].join('\0'),
    `q=${encoded(secret)}`,
  ];
}

function frames(planted: Planted, from: number): CapturedEvent[] {
  const { secret, name } = planted;
  const long = json({ [name]: secret });
  const payloads: Payload[] = [
    ...[...named(planted), ...bare(planted)].map(text),
    cut(long, 3),
    cut(`{"a":1,${long.slice(1)}`, Math.ceil(secret.length / 4)),
    binary(Buffer.from(json({ [name]: secret }))),
    binary(Buffer.from(json({ [name]: secret }), 'utf16le')),
    binary(Buffer.from(json({ [name]: secret }), 'utf16le').swap16()),
    binary(mqttConnect(secret)),
    binary(messagePack('password', secret)),
    binary(cbor('password', secret)),
    binary(bson('password', secret)),
  ];
  return payloads.map((payload, at) => ({
    ...page(from + at),
    kind: 'frame',
    socket: 1,
    direction: at % 2 === 0 ? 'sent' : 'received',
    payload,
  }));
}

function beginning({ secret }: Planted): CapturedEvent[] {
  const url = `wss://h.test/live?token=${encoded(secret)}&room=7`;
  const stack = `at connect (https://app.test/a.js?token=${encoded(secret)}:41:18)\n    at ${secret} (app.js:1:1)`;
  const bearer = `bearer.${Buffer.from(secret).toString('base64url')}`;
  return [
    {
      ...page(1),
      kind: 'page-started',
      url: `https://app.test/#token=${encoded(secret)}`,
      title: `Hello ${secret}`,
      top: true,
      userAgent: 'UA',
    },
    {
      ...page(2),
      kind: 'created',
      socket: 1,
      url,
      requestedUrl: url,
      protocols: ['graphql-ws', 'access_token', secret, bearer],
      stack,
    },
    {
      ...page(3),
      kind: 'constructor-threw',
      url,
      protocols: [`token.${secret}`],
      name: 'SyntaxError',
      message: `The URL '${url}' is invalid`,
      stack,
    },
    { ...page(4), kind: 'opened', socket: 1, protocol: `token.${secret}`, extensions: '' },
  ];
}

function ending({ secret }: Planted, from: number): CapturedEvent[] {
  const url = `wss://h.test/live?token=${encoded(secret)}&room=7`;
  const stack = `at send (https://app.test/a.js:1:1)\nError: token=${encoded(secret)}`;
  return [
    {
      ...page(from),
      kind: 'send-refused',
      socket: 1,
      outcome: 'threw',
      readyState: 0,
      message: `no ${secret}`,
      stack,
    },
    {
      ...page(from + 1),
      kind: 'close-called',
      socket: 1,
      code: 4001,
      reason: `bye ${secret}`,
      readyState: 1,
      threw: `reason ${secret}`,
      stack,
    },
    {
      ...page(from + 2),
      kind: 'csp-violation',
      blockedUrl: url,
      directive: 'connect-src',
      policy: `report-uri ${url}`,
      disposition: 'enforce',
      socket: 1,
    },
    {
      ...page(from + 3),
      kind: 'closed',
      socket: 1,
      code: 4001,
      reason: `unauthorized: ${secret}`,
      wasClean: true,
      buffered: 0,
    },
  ];
}

function wire(planted: Planted): CapturedEvent {
  const { secret } = planted;
  const line = secret.replaceAll('\n', ' ');
  const header = (name: string, value: string) => ({ name, value });
  return {
    source: 'wire',
    kind: 'wire-entry',
    at: AT + 900,
    entry: 1,
    url: `wss://h.test/live?token=${encoded(secret)}&room=7`,
    status: 101,
    requestSent: true,
    requestHeaders: [
      header('Authorization', `Bearer ${line}`),
      header('Proxy-Authorization', `Basic ${Buffer.from(`joe:${line}`).toString('base64')}`),
      header('Cookie', `theme=dark; session=${line}; x=${encoded(line)}`),
      header('X-Api-Key', line),
      header('X-Auth-Token', line),
      header('Sec-WebSocket-Protocol', `graphql-ws, access_token, ${line}`),
      header('Referer', `https://app.test/?token=${encoded(secret)}`),
    ],
    responseHeaders: [
      header('Set-Cookie', `sid=${line}; Path=/; HttpOnly`),
      header('Location', `/login?token=${encoded(secret)}`),
    ],
    reason: `Error during handshake: ${secret}`,
    initiator: `https://app.test/a.js?token=${encoded(secret)}`,
    frames: [...named(planted), ...bare(planted)].map((value, at) => ({
      direction: at % 2 === 0 ? 'sent' : 'received',
      at: AT + at,
      payload: text(value),
    })),
    framesLeftOut: 0,
    close: { code: 4001, reason: `unauthorized: ${secret}` },
  };
}

function experiments({ secret }: Planted): CapturedEvent {
  const url = `wss://h.test/live?token=${encoded(secret)}&room=7`;
  const result = { from: 'page', url, bare: false, ms: 1 } as const;
  return {
    source: 'probe',
    kind: 'probe-run',
    at: AT + 950,
    connection: 'c1',
    results: [
      { ...result, experiment: 'again', outcome: { kind: 'opened', protocol: `token.${secret}` } },
      {
        ...result,
        experiment: 'get',
        outcome: {
          kind: 'answered',
          status: 403,
          server: 'nginx',
          location: `/login?token=${encoded(secret)}`,
          body: `{"error":"no ${json(secret).slice(1, -1)}"}`,
        },
      },
      {
        ...result,
        experiment: 'other-client',
        outcome: { kind: 'failed', failure: { kind: 'unrecognised' }, words: `refused ${secret}` },
      },
    ],
  };
}

/** One socket's story with the secret in every place that a session has. */
export function storyWith(planted: Planted): CapturedEvent[] {
  const said = frames(planted, 10);
  return [
    ...beginning(planted),
    ...said,
    ...ending(planted, 10 + said.length),
    wire(planted),
    experiments(planted),
  ];
}

export { bare, named };
