import fc from 'fast-check';
import type { CapturedEvent, PageFact } from '../../src/capture/captured-event.ts';
import { START } from './tape.ts';

const url = 'ws://api.test:8080/live';
const at = fc.integer({ min: 0, max: 400_000 }).map((time) => START + time);
const socket = fc.integer({ min: 1, max: 4 });
const text = fc.oneof(fc.string(), fc.constantFrom('', 'unauthorized', 'keepalive ping timeout'));
const urls = fc.oneof(
  fc.constantFrom(url, 'wss://api.test/', 'ws://api.test:443/?token=abc', 'http://x', 'localhost:1', ''),
  fc.string(),
);
const reasons = fc.oneof(
  fc.string(),
  fc.constantFrom(
    '',
    'Error in connection establishment: net::ERR_CONNECTION_REFUSED',
    'Error in connection establishment: net::ERR_SSL_PROTOCOL_ERROR',
    'Error during WebSocket handshake: Unexpected response code: 400',
    'Connection closed before receiving a handshake response',
    'Invalid frame header',
    'Insufficient resources',
    'WebSocket opening handshake timed out',
  ),
);
const said = fc.oneof(
  fc.string(),
  fc.constantFrom(
    'ping',
    'pong',
    '[object Object]',
    '{"id":1,"method":"price"}',
    '{"id":1,"result":2}',
    '{"seq":7,"text":"again"}',
    '{"type":"error","error":"no"}',
    '{"jsonrpc":"2.0","error":{"code":-32601}}',
    '{"token":"eyJhbGciOiJIUzI1NiJ9.eyJleHAiOjE4MDAwMDAxMDB9.c2ln"}',
    '{"type":"event","event":"connect.challenge","payload":{"nonce":"n","ts":1800000000000}}',
    '{"type":"event","event":"shutdown","payload":{"reason":"restart","restartExpectedMs":1500}}',
  ),
);
const payload = fc.oneof(
  fc.record({
    opcode: fc.constantFrom('text' as const, 'binary' as const),
    size: fc.nat(2_000_000),
    kept: fc.nat(100),
  }),
  said.map((text) => ({ opcode: 'text' as const, size: text.length, kept: text.length, text })),
);
const header = fc.record({ name: fc.constantFrom('Server', 'Via', 'Origin', 'Cookie'), value: fc.string() });
const code = fc.oneof(fc.integer({ min: 1000, max: 1015 }), fc.integer({ min: 0, max: 5000 }));

const pageFact = fc.oneof(
  fc.record({
    kind: fc.constant('page-started' as const),
    url: urls,
    title: text,
    top: fc.boolean(),
    userAgent: fc.constantFrom('Chrome', 'Firefox/153'),
  }),
  fc.record({
    kind: fc.constant('created' as const),
    socket,
    url: urls,
    protocols: fc.array(text, { maxLength: 2 }),
  }),
  fc.record({
    kind: fc.constant('constructor-threw' as const),
    url: urls,
    protocols: fc.array(text, { maxLength: 2 }),
    name: fc.constantFrom('SyntaxError', 'SecurityError', 'TypeError'),
    message: text,
  }),
  fc.record({ kind: fc.constant('opened' as const), socket, protocol: text, extensions: text }),
  fc.record({
    kind: fc.constant('frame' as const),
    socket,
    direction: fc.constantFrom('sent' as const, 'received' as const),
    payload,
    buffered: fc.nat(9_000_000),
  }),
  fc.record({
    kind: fc.constant('send-refused' as const),
    socket,
    outcome: fc.constantFrom('threw' as const, 'dropped' as const),
    readyState: fc.constantFrom(0 as const, 3 as const),
  }),
  fc.record({
    kind: fc.constant('listeners' as const),
    socket,
    types: fc.constantFrom('', 'message', 'open message close', 'unheard-of'),
  }),
  fc.record({ kind: fc.constant('long-task' as const), duration: fc.nat(2_000) }),
  fc.record({ kind: fc.constantFrom('freeze' as const, 'resume' as const) }),
  fc.record({
    kind: fc.constant('close-called' as const),
    socket,
    code,
    reason: text,
    readyState: fc.constantFrom(0 as const, 1 as const, 2 as const, 3 as const),
    stack: text,
  }),
  fc.record({
    kind: fc.constant('errored' as const),
    socket,
    readyState: fc.constantFrom(0 as const, 3 as const),
  }),
  fc.record({
    kind: fc.constant('closed' as const),
    socket,
    code,
    reason: text,
    wasClean: fc.boolean(),
    buffered: fc.nat(),
  }),
  fc.record({ kind: fc.constant('found-closed' as const), socket }),
  fc.record({
    kind: fc.constant('csp-violation' as const),
    socket,
    blockedUrl: urls,
    directive: text,
    policy: text,
    disposition: fc.constantFrom('enforce' as const, 'report' as const),
  }),
  fc.record({ kind: fc.constantFrom('online' as const, 'offline' as const) }),
  fc.record({ kind: fc.constantFrom('pagehide' as const, 'pageshow' as const), persisted: fc.boolean() }),
  fc.record({ kind: fc.constant('page-lost' as const) }),
);
const wireFact = fc.oneof(
  fc.record({ kind: fc.constant('wire-started' as const), browser: text }),
  fc.record({
    kind: fc.constant('http-response' as const),
    url: urls,
    status: fc.constantFrom(200, 404),
    headers: fc.array(header, { maxLength: 3 }),
  }),
  fc.record(
    {
      kind: fc.constant('wire-entry' as const),
      entry: fc.nat(),
      url: urls,
      status: fc.constantFrom(0, 101, 200, 403),
      requestSent: fc.boolean(),
      requestHeaders: fc.array(header, { maxLength: 3 }),
      responseHeaders: fc.array(header, { maxLength: 3 }),
      reason: reasons,
      startedAt: at,
      frames: fc.array(
        fc.record({ direction: fc.constantFrom('sent' as const, 'received' as const), at, payload }),
        { maxLength: 3 },
      ),
      framesLeftOut: fc.nat(5),
    },
    {
      requiredKeys: [
        'kind',
        'entry',
        'url',
        'status',
        'requestSent',
        'requestHeaders',
        'responseHeaders',
        'frames',
        'framesLeftOut',
      ],
    },
  ),
);
/** A socket of many messages, of which one more is no news to most rules; and more messages of it. */
export const longTalk: fc.Arbitrary<CapturedEvent[]> = fc
  .array(fc.record({ direction: fc.constantFrom('sent' as const, 'received' as const), payload, at }), {
    minLength: 5,
    maxLength: 40,
  })
  .map((messages) => {
    const before = Array.from({ length: 40 }, (_, index) => ({
      direction: index % 2 === 0 ? ('sent' as const) : ('received' as const),
      payload: { opcode: 'text' as const, size: 2, kept: 2, text: 'hi' },
      at: START,
    }));
    const facts: { at: number; fact: PageFact }[] = [
      { at: START, fact: { kind: 'created', socket: 1, url, protocols: [] } },
      { at: START, fact: { kind: 'opened', socket: 1, protocol: '', extensions: '' } },
      ...[...before, ...messages].map(({ at, ...message }) => ({
        at,
        fact: { kind: 'frame' as const, socket: 1, ...message },
      })),
    ];
    return facts.map(({ at, fact }, index) => ({
      ...fact,
      at,
      source: 'page' as const,
      context: 'talk',
      seq: index + 1,
    }));
  });

/** Any sequence of events of two documents and the network log, in any order. */
export const events: fc.Arbitrary<CapturedEvent[]> = fc
  .array(
    fc.oneof(
      { weight: 3, arbitrary: fc.tuple(pageFact, at, fc.constantFrom('page', 'frame')) },
      { weight: 1, arbitrary: fc.tuple(wireFact, at, fc.constant('')) },
    ),
    { maxLength: 40 },
  )
  .map((drafts) =>
    drafts.map(([fact, time, context], index): CapturedEvent => {
      if (fact.kind === 'wire-started' || fact.kind === 'wire-entry' || fact.kind === 'http-response')
        return { ...fact, at: time, source: 'wire' };
      return { ...fact, at: time, source: 'page', context, seq: index + 1 };
    }),
  );
