import { describe, expect, it } from 'vitest';
import type { HookRecord } from '../../content/channel/hook-record.ts';
import { CHUNK_CHARS } from '../../content/relay/chunk-records.ts';
import { createPageClaims } from '../../content/relay/page-claims.ts';
import { type ConnectionPort, createPanelConnection } from '../../content/relay/panel-connection.ts';
import { createHistory } from '../../content/relay/record-history.ts';
import { createIntake } from '../../content/relay/record-intake.ts';
import type { RelayMessage, WorkerToRelay } from '../../src/capture/extension-messages.ts';
import type { SentRecord } from '../../src/capture/page-record.ts';

interface FakePort extends ConnectionPort {
  said: RelayMessage[];
  hear(message: WorkerToRelay): void;
  die(): void;
  closed: boolean;
}

function fakePort(): FakePort {
  const messages: ((message: WorkerToRelay) => void)[] = [];
  const ends: (() => void)[] = [];
  const port: FakePort = {
    said: [],
    closed: false,
    postMessage: (message) => port.said.push(structuredClone(message)),
    disconnect: () => {
      port.closed = true;
    },
    onMessage: { addListener: (listener) => messages.push(listener) },
    onDisconnect: { addListener: (listener) => ends.push(listener) },
    hear: (message) => {
      for (const listener of messages) listener(message);
    },
    die: () => {
      for (const listener of ends) listener();
    },
  };
  return port;
}

function setUp(connects: () => boolean = () => true) {
  const history = createHistory(8 << 20);
  const ports: FakePort[] = [];
  const watched: (boolean | undefined)[] = [];
  const waiting: (() => void)[] = [];
  const delays: number[] = [];
  const seen = { orphaned: 0 };
  const clock = { now: 0 };
  const settled = { count: 0 };
  const link = createPanelConnection({
    context: 'c',
    history,
    timeOrigin: 1000,
    connect() {
      if (!connects()) throw new Error('Extension context invalidated.');
      const port = fakePort();
      ports.push(port);
      return port;
    },
    onWatched: (each) => watched.push(each),
    onOrphaned: () => {
      seen.orphaned += 1;
    },
    later(run, delay) {
      waiting.push(run);
      delays.push(delay);
    },
    now: () => clock.now,
  });
  const claims = createPageClaims();
  const intake = createIntake(
    history,
    claims,
    () => 4096,
    () => {
      settled.count += 1;
      link.onNewRecords();
    },
  );
  const frames = (count: number, text = 'x'): void => {
    const frame: HookRecord = [1, 0, 1, -1, text, -1];
    intake.take(
      [],
      Array.from({ length: count }, () => frame),
      1,
    );
    link.onNewRecords();
  };
  const port = (index: number): FakePort => {
    const found = ports.at(index);
    if (!found) throw new Error('not connected');
    return found;
  };
  return {
    history,
    ports,
    port,
    watched,
    waiting,
    delays,
    seen,
    clock,
    settled,
    link,
    claims,
    intake,
    frames,
  };
}

/** What the port was told of, its pieces put together. */
function recordsIn({ said }: FakePort): SentRecord[] {
  const pieces = said.flatMap((message) => (message.kind === 'records' ? [message] : []));
  let json = '';
  return pieces.flatMap((piece) => {
    expect(piece.at).toBe(json.length);
    json += piece.json;
    if (piece.more) return [];
    const whole = JSON.parse(json) as SentRecord[];
    json = '';
    return whole;
  });
}
const numbers = (port: FakePort): number[] => recordsIn(port).map(([seq]) => seq);
const upTo = (count: number): number[] => Array.from({ length: count }, (_, i) => i + 1);

describe('port link', () => {
  it('connects with the first record, and hangs up when nobody watches', () => {
    const { ports, port, frames, watched } = setUp();
    expect(ports).toHaveLength(0);
    frames(1);
    expect(ports).toHaveLength(1);
    port(0).hear({ kind: 'watched', watched: false });
    frames(1);
    expect([ports.length, port(0).closed, watched]).toEqual([1, true, [false]]);
  });

  it('tells a panel that comes later everything, from the number it asks for', () => {
    const { port, frames, link } = setUp();
    frames(3);
    port(0).hear({ kind: 'watched', watched: false });
    link.requestWatchState();
    port(1).hear({ kind: 'watched', watched: true });
    expect(port(1).said).toEqual([{ kind: 'hello', context: 'c', next: 4 }]);
    port(1).hear({ kind: 'resume', context: 'c', from: 1 });
    expect(numbers(port(1))).toEqual([1, 2, 3]);
    frames(2);
    expect(numbers(port(1))).toEqual([1, 2, 3, 4, 5]);
  });

  it('has only so much under way until the panel acknowledges', () => {
    const { port, frames, waiting } = setUp();
    frames(1);
    port(0).hear({ kind: 'watched', watched: true });
    port(0).hear({ kind: 'resume', context: 'c', from: 1 });
    frames(20_000);
    const underWay = numbers(port(0)).length;
    expect(underWay).toBeLessThan(9000);
    for (let i = 0; i < 4; i += 1) {
      port(0).hear({ kind: 'ack', context: 'c', from: numbers(port(0)).length + 1 });
      for (const run of waiting.splice(0)) run();
    }
    expect(numbers(port(0))).toEqual(upTo(20_001));
  });

  it('sends the first record of a stream at once, and what comes soon after it together', () => {
    const { port, frames, waiting } = setUp();
    frames(1);
    port(0).hear({ kind: 'watched', watched: true });
    port(0).hear({ kind: 'resume', context: 'c', from: 1 });
    const before = port(0).said.length;
    for (let i = 0; i < 10; i += 1) frames(1);
    expect(port(0).said.length).toBe(before + 1);
    expect(waiting).toHaveLength(1);
    for (const run of waiting.splice(0)) run();
    expect(port(0).said.length).toBe(before + 2);
    expect(numbers(port(0))).toEqual(upTo(11));
  });

  it('goes on after the worker’s death from where the panel was', () => {
    const { port, frames, waiting } = setUp();
    frames(5);
    port(0).hear({ kind: 'watched', watched: true });
    port(0).hear({ kind: 'resume', context: 'c', from: 1 });
    port(0).die();
    for (const run of waiting.splice(0)) run();
    frames(2);
    port(1).hear({ kind: 'watched', watched: true });
    port(1).hear({ kind: 'resume', context: 'c', from: 4 });
    expect(numbers(port(1))).toEqual([4, 5, 6, 7]);
  });

  it('goes back for a second panel, but never skips ahead for one', () => {
    const { port, frames } = setUp();
    frames(5);
    port(0).hear({ kind: 'watched', watched: true });
    port(0).hear({ kind: 'resume', context: 'c', from: 1 });
    port(0).hear({ kind: 'resume', context: 'c', from: 2 });
    port(0).hear({ kind: 'resume', context: 'c', from: 6 });
    frames(1);
    expect(numbers(port(0))).toEqual([1, 2, 3, 4, 5, 2, 3, 4, 5, 6]);
  });

  it('ignores messages for another document', () => {
    const { port, frames } = setUp();
    frames(1);
    port(0).hear({ kind: 'watched', watched: true });
    port(0).hear({ kind: 'resume', context: 'other', from: 1 });
    expect(numbers(port(0))).toEqual([]);
  });

  it('sends what it has when the page is left, even before it was asked', () => {
    const { port, intake, link } = setUp();
    intake.take([], [[1, 0, 1, -1, 'x', -1]], 1);
    link.flush();
    expect(numbers(port(0))).toEqual([1]);
  });

  it('sends a heavy record in pieces that the browser passes on cheaply', () => {
    const { port, frames } = setUp();
    frames(1, '"'.repeat(100_000));
    port(0).hear({ kind: 'watched', watched: true });
    port(0).hear({ kind: 'resume', context: 'c', from: 1 });
    const pieces = port(0).said.flatMap((message) => (message.kind === 'records' ? [message] : []));
    expect(pieces.length).toBeGreaterThan(4);
    expect(Math.max(...pieces.map(({ json }) => json.length))).toBeLessThanOrEqual(CHUNK_CHARS);
    expect(recordsIn(port(0)).map(([, record]) => record[4])).toEqual(['"'.repeat(100_000)]);
  });

  it('sends one heavy record at a time, and rests after it while the page goes on', () => {
    const { port, frames, waiting, clock } = setUp();
    frames(1);
    port(0).hear({ kind: 'watched', watched: true });
    port(0).hear({ kind: 'resume', context: 'c', from: 1 });
    frames(3, 'x'.repeat(100_000));
    frames(1);
    expect(numbers(port(0))).toEqual([1, 2]);
    clock.now = 100;
    port(0).hear({ kind: 'ack', context: 'c', from: 3 });
    expect(numbers(port(0))).toEqual([1, 2]);
    expect(waiting).toHaveLength(1);
    clock.now = 400;
    for (const run of waiting.splice(0)) run();
    expect(numbers(port(0))).toEqual([1, 2, 3]);
    // Nothing more came from the page, so that there is nothing to rest for.
    clock.now = 500;
    port(0).hear({ kind: 'ack', context: 'c', from: 4 });
    expect(numbers(port(0))).toEqual([1, 2, 3, 4]);
  });

  it('does not rest while the panel is far behind', () => {
    const { port, frames, clock } = setUp();
    frames(2, 'x'.repeat(100_000));
    clock.now = 9000;
    port(0).hear({ kind: 'watched', watched: true });
    port(0).hear({ kind: 'resume', context: 'c', from: 1 });
    frames(1);
    expect(numbers(port(0))).toEqual([1]);
    clock.now = 9100;
    port(0).hear({ kind: 'ack', context: 'c', from: 2 });
    expect(numbers(port(0))).toEqual([1, 2]);
  });

  it('goes over to the line of the panel, and back to the worker when it ends', () => {
    const { ports, port, frames, link, waiting } = setUp();
    frames(2);
    port(0).hear({ kind: 'watched', watched: true });
    port(0).hear({ kind: 'resume', context: 'c', from: 1 });
    const own = fakePort();
    link.attachDirectPort(own);
    expect([port(0).closed, own.said]).toEqual([true, [{ kind: 'hello', context: 'c', next: 3 }]]);
    own.hear({ kind: 'resume', context: 'c', from: 2 });
    port(0).hear({ kind: 'resume', context: 'c', from: 1 });
    expect([numbers(port(0)), numbers(own)]).toEqual([[1, 2], [2]]);
    own.die();
    frames(1);
    for (const run of waiting.splice(0)) run();
    expect(ports).toHaveLength(2);
    port(1).hear({ kind: 'watched', watched: true });
    port(1).hear({ kind: 'resume', context: 'c', from: 3 });
    expect(numbers(port(1))).toEqual([3]);
  });

  it('connects again at once where the line had held for a second, and else after one', () => {
    const { ports, port, clock, waiting, delays, frames } = setUp();
    frames(1);
    clock.now = 1000;
    port(0).die();
    expect([ports.length, waiting.length]).toEqual([2, 0]);
    clock.now = 1999;
    port(1).die();
    port(1).die();
    frames(1);
    expect([ports.length, delays]).toEqual([2, [1000]]);
    waiting.pop()?.();
    expect(ports).toHaveLength(3);
    port(2).die();
    expect(delays).toEqual([1000, 1000]);
  });

  it('takes a line on which nothing can be sent for closed, and sends it all on the next', () => {
    const { ports, port, frames, clock } = setUp();
    frames(1);
    port(0).hear({ kind: 'watched', watched: true });
    port(0).hear({ kind: 'resume', context: 'c', from: 1 });
    port(0).postMessage = () => {
      throw new Error('Attempting to use a disconnected port object');
    };
    clock.now = 5000;
    frames(2);
    expect(ports).toHaveLength(2);
    port(1).hear({ kind: 'watched', watched: true });
    port(1).hear({ kind: 'resume', context: 'c', from: 2 });
    expect(numbers(port(1))).toEqual([2, 3]);
  });

  it('ignores the end of a line that it has left', () => {
    const { ports, port, link, frames, waiting } = setUp();
    frames(1);
    link.attachDirectPort(fakePort());
    port(0).die();
    expect([ports.length, waiting.length]).toEqual([1, 0]);
  });

  it('tells the relay whether a panel watches', () => {
    const { port, frames, link, watched } = setUp();
    frames(1);
    port(0).hear({ kind: 'watched', watched: true });
    port(0).hear({ kind: 'watched', watched: false });
    link.attachDirectPort(fakePort());
    expect(watched).toEqual([true, false, true]);
  });

  it('opens a new line when the page is back from the back/forward cache', () => {
    const { ports, port, frames, link } = setUp();
    frames(1);
    port(0).hear({ kind: 'watched', watched: false });
    link.reset();
    expect(ports).toHaveLength(1);
    link.onStored(false);
    link.onNewRecords();
    expect(ports).toHaveLength(2);
    link.reset();
    link.onNewRecords();
    expect([ports.length, port(1).closed]).toEqual([3, true]);
    port(2).hear({ kind: 'watched', watched: true });
    expect(port(2).said).toEqual([{ kind: 'hello', context: 'c', next: 2 }]);
  });

  it('opens none where the storage says that no panel is open, until one opens', () => {
    const { ports, port, frames, link, watched } = setUp();
    link.onStored(true);
    frames(1);
    link.flush();
    expect([ports.length, watched]).toEqual([0, [false]]);
    link.requestWatchState();
    port(0).hear({ kind: 'watched', watched: true });
    expect(port(0).said).toEqual([{ kind: 'hello', context: 'c', next: 2 }]);
  });

  it('reads in the storage of a page that is back whether a panel may be open by now', () => {
    const { ports, frames, link, watched } = setUp();
    link.onStored(true);
    link.reset();
    link.onStored(false);
    frames(1);
    expect([ports.length, watched]).toEqual([1, [false, undefined]]);
  });

  it('believes a port rather than what was stored before it opened', () => {
    const { port, frames, link, watched } = setUp();
    link.requestWatchState();
    link.onStored(true);
    expect(port(0).closed).toBe(false);
    port(0).hear({ kind: 'watched', watched: true });
    link.onStored(true);
    port(0).hear({ kind: 'resume', context: 'c', from: 1 });
    frames(1);
    expect([numbers(port(0)), watched]).toEqual([[1], [undefined, true, true]]);
  });

  it('is not opened when the page is left and nobody watches', () => {
    const { ports, port, frames, link } = setUp();
    frames(1);
    port(0).hear({ kind: 'watched', watched: false });
    link.flush();
    expect([ports.length, numbers(port(0))]).toEqual([1, []]);
  });

  it('goes silent for ever when the extension was updated under the page', () => {
    const { ports, frames, link, seen } = setUp(() => false);
    frames(1);
    frames(1);
    link.requestWatchState();
    link.flush();
    expect([ports.length, seen.orphaned]).toEqual([0, 1]);
  });
});

describe('relay intake', () => {
  it('drops and counts what is no record', () => {
    const { history, claims, intake } = setUp();
    claims.announce(1, 'ws://a/');
    intake.take([[1, 1, 1, -1, 'x', -1], [1, 1], 'x', [1, 1, 1, -1, 'y', -1, 'more']], [], 1);
    intake.take('no batch', [], 1);
    intake.take(Array(5000).fill([1, 1, 1, -1, 'x', -1]), [], 1);
    const told = history.take(10, 1 << 20).map(({ record }) => record[1]);
    expect(told).toEqual([
      { kind: 'created', socket: 1, url: 'ws://a/', protocols: [] },
      1,
      { kind: 'malformed', where: 'relay', count: 3 },
      { kind: 'malformed', where: 'relay', count: 1 },
      { kind: 'malformed', where: 'relay', count: 1 },
    ]);
  });

  it('takes from the page what its code did, and nothing of what the browser did', () => {
    const { history, claims, intake } = setUp();
    claims.announce(1, 'ws://a/');
    const created = { kind: 'created', socket: 1, url: 'ws://a/', protocols: [] };
    const forged: unknown[] = [
      [5, { ...created, url: 'wss://bank.example/' }],
      [5, { ...created, socket: 2 }],
      [5, 0, 1, -1, 'received', -1],
      [5, 1, 2, -1, 'of an unknown socket', -1],
      [1e300, 1, 1, -1, 'too late', -1],
      [-1, 1, 1, -1, 'too early', -1],
      [5, 1, 1, 2 ** 50, 'too large', -1],
      [5, 1, 1, -1, 'too much waits', 2 ** 50],
      [5, { kind: 'opened', socket: 1, protocol: '', extensions: '' }],
      [5, { kind: 'errored', socket: 1, readyState: 3 }],
      [5, { kind: 'closed', socket: 1, code: 1008, reason: 'x', wasClean: true, buffered: 0 }],
      [5, { kind: 'offline' }],
      [5, { kind: 'dropped', where: 'relay', frames: 1, bytes: 0 }],
      [5, { kind: 'dropped', where: 'page', frames: 2 ** 40, bytes: 0 }],
      [5, { kind: 'send-refused', socket: 7, outcome: 'dropped', readyState: 3 }],
      [5, { kind: 'malformed', where: 'relay', count: 1 }],
    ];
    intake.take(forged, [], 10);
    claims.announce(2, 'ws://b/');
    const real = { ...created, socket: 2, url: 'ws://b/' };
    intake.take(
      [
        [5, real],
        [5, real],
        [6, 1, 2, -1, 'sent', -1],
      ],
      [[5.5, 0, 2, -1, 'received', -1]],
      10,
    );
    const told = history.take(10, 1 << 20).map(({ record }) => record[1]);
    expect(told).toEqual([
      { kind: 'malformed', where: 'relay', count: forged.length },
      real,
      0,
      1,
      { kind: 'malformed', where: 'relay', count: 1 },
    ]);
  });

  it('takes what the hook kept only of sockets and times that can be, and nothing but messages', () => {
    const { history, claims, intake } = setUp();
    claims.announce(1, 'ws://a/');
    const lost = { kind: 'dropped', where: 'page', frames: 3, bytes: 9, socket: 1 } as const;
    history.hold();
    const forged: unknown[] = [
      [5, 0, 2, -1, 'of an unknown socket', -1],
      [1e300, 0, 1, -1, 'too late', -1],
      [-1, 0, 1, -1, 'too early', -1],
      [5, 0, 1, 2 ** 50, 'too large', -1],
      [5, { ...lost, socket: 2 }],
      [5, { ...lost, frames: 2 ** 50 }],
      [5, { ...lost, bytes: 2 ** 50 }],
      [5, { ...lost, where: 'relay' }],
      [5, { kind: 'dropped', where: 'page', frames: 1, bytes: 0 }],
      [5, { kind: 'closed', socket: 1, code: 1008, reason: 'x', wasClean: true, buffered: 0 }],
      'no record',
    ];
    expect(intake.takeKept(forged)).toBe(false);
    expect(intake.takeKept('no list')).toBe(false);
    expect(
      intake.takeKept([
        [4, lost],
        [5, 0, 1, -1, 'received', -1],
        [6, 1, 1, -1, 'sent', -1],
      ]),
    ).toBe(true);
    const told = history.take(10, 1 << 20).map(({ record }) => record[1]);
    const created = { kind: 'created', socket: 1, url: 'ws://a/', protocols: [] };
    expect(told).toEqual([
      { kind: 'malformed', where: 'relay', count: forged.length },
      { kind: 'malformed', where: 'relay', count: 1 },
      created,
      lost,
      0,
      1,
    ]);
  });

  it('describes a socket itself where the hook does not', () => {
    const { history, claims, intake } = setUp();
    claims.announce(1, 'ws://a/');
    const wrong = { kind: 'created', socket: 1, url: 'wss://bank.example/', protocols: [] };
    const opened = { kind: 'opened', socket: 1, protocol: '', extensions: '' } as const;
    intake.take(
      [[2, wrong]],
      [
        [3, opened],
        [4, 0, 1, -1, 'x', -1],
      ],
      10,
    );
    const told = history.take(10, 1 << 20).map(({ record }) => record[1]);
    expect(told.slice(0, 3)).toEqual([{ ...wrong, url: 'ws://a/' }, opened, 0]);
  });

  it('knows a socket by a number that comes next, and by no other', () => {
    const { claims } = setUp();
    expect(
      [2, 2, 1, 3, Number.NaN, 1.5, -1, 1e9].map((number) => claims.announce(number, 'ws://a/')),
    ).toEqual([true, false, false, true, false, false, false, false]);
  });

  it('reads the bytes of a Blob in its place in the order', async () => {
    const { history, intake } = setUp();
    intake.take(
      [],
      [
        [1, 2, 1, 5, new Blob(['bytes']), -1],
        [2, 0, 1, -1, 'after', -1],
      ],
      2,
    );
    await expect
      .poll(() => history.take(10, 1 << 20).map(({ record }) => record[4]))
      .toEqual([new TextEncoder().encode('bytes'), 'after']);
  });

  it('gives a violation to the socket whose construction raised it', () => {
    const { history, claims, intake } = setUp();
    const violation = {
      kind: 'csp-violation',
      blockedUrl: 'ws://b/',
      directive: 'connect-src',
      policy: '',
      disposition: 'enforce',
    } as const;
    for (const [socket, url] of [
      [3, 'ws://a/'],
      [4, 'ws://b/'],
      [5, 'ws://b/'],
    ] as const) {
      claims.announce(socket, url);
      intake.take([[1, { kind: 'created', socket, url, protocols: [] }]], [], 1);
    }
    for (let i = 0; i < 3; i++) intake.note({ ...violation });
    const told = history.take(10, 1 << 20).map(({ record }) => record[1]);
    expect(told.slice(3)).toEqual([{ ...violation, socket: 4 }, { ...violation, socket: 5 }, violation]);
  });

  it('takes a batch of 1,000 records', () => {
    const { history, intake } = setUp();
    intake.take(Array(1000).fill('no record'), [], 1);
    expect(history.take(1, 1 << 20)[0]?.record[1]).toEqual({
      kind: 'malformed',
      where: 'relay',
      count: 1000,
    });
  });

  it('takes sent messages with bytes or a Blob, and no other content', () => {
    const { history, claims, intake } = setUp();
    claims.announce(1, 'ws://a/');
    const bytes = new Uint8Array([1]);
    intake.take(
      [
        [1, 3, 1, 1, bytes, 0],
        [1, 3, 1, 1, [1], 0],
        [1, 3, 1, 1, new Blob(['x']), 0],
      ],
      [],
      1,
    );
    intake.settle();
    const told = history.take(10, 1 << 20).map(({ record }) => record[4]);
    expect(told).toEqual([undefined, bytes, null, undefined]);
  });

  it('reads as much of a Blob as is kept of a message', async () => {
    const { history, intake, settled } = setUp();
    intake.take([], [[1, 2, 1, 5000, new Blob(['x'.repeat(5000)]), -1]], 2);
    await expect.poll(() => settled.count).toBe(1);
    expect(history.take(10, 1 << 20)[0]?.record[4]).toHaveLength(4096);
  });

  it('goes on without the bytes of a Blob that cannot be read', async () => {
    const { history, intake, settled } = setUp();
    const blob = new Blob(['x']);
    blob.slice = () => Object.assign(new Blob(), { arrayBuffer: () => Promise.reject(new Error('gone')) });
    intake.take([], [[1, 2, 1, 1, blob, -1]], 2);
    expect(history.take(10, 1 << 20)).toEqual([]);
    await expect.poll(() => settled.count).toBe(1);
    expect(history.take(10, 1 << 20)[0]?.record).toEqual([1, 2, 1, 1, null, -1]);
  });

  it('waits no longer for bytes when the page is left', () => {
    const { history, intake } = setUp();
    intake.take([], [[1, 2, 1, 5, new Blob(['bytes']), -1]], 2);
    expect(history.take(10, 1 << 20)).toEqual([]);
    intake.settle();
    expect(history.take(10, 1 << 20)[0]?.record[4]).toBeNull();
  });

  it('looks for the socket of a violation among the 64 latest', () => {
    const { history, claims, intake } = setUp();
    for (let socket = 1; socket <= 65; socket++) {
      const url = `ws://${socket}/`;
      claims.announce(socket, url);
      intake.take([[1, { kind: 'created', socket, url, protocols: [] }]], [], 1);
    }
    const violation = {
      kind: 'csp-violation',
      directive: 'connect-src',
      policy: '',
      disposition: 'enforce',
    } as const;
    intake.note({ ...violation, blockedUrl: 'ws://1/' }, 7);
    intake.note({ ...violation, blockedUrl: 'ws://2/' });
    history.rewind(66);
    const told = history.take(10, 1 << 20).map(({ record }) => record);
    expect(told[0]).toEqual([7, { ...violation, blockedUrl: 'ws://1/' }]);
    expect(told[1]?.[1]).toEqual({ ...violation, blockedUrl: 'ws://2/', socket: 2 });
  });
});
