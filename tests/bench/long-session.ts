import type {
  CapturedEvent,
  Header,
  PageFact,
  Payload,
  SocketId,
  WireEntry,
} from '../../src/capture/captured-event.ts';

const START = 1_800_000_000_000;
/** Milliseconds from one event to the next: about 300 a second, so that a million take an hour. */
const STEP = 3.3;
const HOST = 'wss://stream.example';
/** One socket of a host that cuts connections lives for so many events of the session, and one that is refused comes so often. */
const CUT_EVERY = 3_000;
const REFUSED_EVERY = 5_000;

const REQUEST: Header[] = [
  { name: 'Host', value: 'stream.example' },
  { name: 'Origin', value: 'https://app.example' },
  { name: 'Sec-WebSocket-Version', value: '13' },
];

function text(content: string): Payload {
  return { opcode: 'text', size: content.length, kept: content.length, text: content };
}

/** What the sockets that stay open say, one after another: prices, a chat, requests with answers, sound, a heartbeat. */
const SAYINGS: ((count: number) => [socket: SocketId, direction: 'sent' | 'received', payload: Payload])[] = [
  (count) => [1, 'received', text(`{"symbol":"ABC","seq":${count},"price":${100 + (count % 64) / 8}}`)],
  (count) => [2, 'sent', text(`{"type":"chat","room":"lobby","text":"message ${count}"}`)],
  (count) => [1, 'received', text(`{"symbol":"DEF","seq":${count},"price":${10 + (count % 80) / 8}}`)],
  (count) => [3, 'sent', text(`{"jsonrpc":"2.0","id":${count},"method":"price","params":["ABC"]}`)],
  (count) => [3, 'received', text(`{"jsonrpc":"2.0","id":${count},"result":{"price":${count % 100}}}`)],
  () => [4, 'sent', { opcode: 'binary', size: 960, kept: 3, base64: 'AAEC' }],
  () => [4, 'received', { opcode: 'binary', size: 960, kept: 3, base64: 'AwQF' }],
  (count) => [2, 'received', text(`{"type":"chat","from":"ada","text":"answer ${count}"}`)],
];
const LASTING = 4;

/** An hour of a busy page, event by event: four sockets that stay, one that is cut again and again, and one that is refused. */
export function* longSession(events: number): Generator<CapturedEvent> {
  let made = 0;
  let seq = 0;
  let sockets = LASTING;
  const at = (): number => START + made * STEP;
  const page = (fact: PageFact): CapturedEvent => {
    made += 1;
    seq += 1;
    return { ...fact, source: 'page', context: 'page', seq, at: at() };
  };
  const wire = (entry: Partial<WireEntry> & { url: string }): CapturedEvent => {
    made += 1;
    const more = { requestHeaders: REQUEST, responseHeaders: [], frames: [], framesLeftOut: 0, ...entry };
    return {
      source: 'wire',
      kind: 'wire-entry',
      at: at(),
      entry: made,
      status: 0,
      requestSent: true,
      ...more,
    };
  };
  const create = (socket: SocketId, path: string): CapturedEvent =>
    page({
      kind: 'created',
      socket,
      url: `${HOST}${path}`,
      protocols: [],
      stack: 'Error\n    at connect (https://app.example/app.js:12:7)',
    });
  const open = (socket: SocketId): CapturedEvent =>
    page({ kind: 'opened', socket, protocol: '', extensions: 'permessage-deflate' });
  const close = (socket: SocketId): CapturedEvent =>
    page({ kind: 'closed', socket, code: 1006, reason: '', wasClean: false, buffered: 0 });

  yield page({
    kind: 'page-started',
    url: 'https://app.example/',
    title: 'App',
    top: true,
    userAgent: 'Chrome/156',
  });
  for (let socket = 1; socket <= LASTING; socket += 1) {
    yield create(socket, `/lasting/${socket}`);
    yield open(socket);
  }
  while (made < events) {
    const step = made;
    if (step % CUT_EVERY < SAYINGS.length && step > CUT_EVERY) {
      if (sockets > LASTING) yield close(sockets);
      sockets += 1;
      yield create(sockets, '/cut');
      yield open(sockets);
      yield wire({ url: `${HOST}/cut`, status: 101, startedAt: at() - 10 });
    }
    if (step % REFUSED_EVERY < SAYINGS.length && step > CUT_EVERY) {
      sockets += 1;
      const refused = sockets;
      yield create(refused, '/refused');
      yield page({ kind: 'errored', socket: refused, readyState: 3 });
      yield close(refused);
      yield wire({
        url: `${HOST}/refused`,
        reason: 'Error during WebSocket handshake: Unexpected response code: 503',
        startedAt: at() - 10,
      });
    }
    for (const say of SAYINGS) {
      const [socket, direction, payload] = say(step);
      yield page({
        kind: 'frame',
        socket,
        direction,
        payload,
        ...(direction === 'sent' ? { buffered: 0 } : {}),
      });
    }
  }
}
