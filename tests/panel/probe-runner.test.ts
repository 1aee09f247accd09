import { createServer, type Server, type Socket } from 'node:net';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { WebSocket } from 'ws';
import { fetchFromExtension } from '../../panel/probe/extension-fetch.ts';
import { connectFromExtension } from '../../panel/probe/extension-probe.ts';
import { createAllowance } from '../../panel/probe/probe-allowance.ts';
import type { PageProbe } from '../../panel/probe/probe-page.ts';
import { createProbeRunner } from '../../panel/probe/probe-runner.ts';
import { createLiveSession } from '../../panel/session/live-session.ts';
import { TIMEOUT_MS } from '../../src/probe/experiment.ts';
import { type Choices, NO_CHOICES } from '../../src/probe/plan.ts';
import { listenOn, type Undo } from '../lab/bench.ts';
import { createSwitchingServer, switchingHeaders } from '../lab/handshake-answer.ts';
import { type Hostile, hostileServers } from '../lab/hostile.ts';
import { createWebSocketServer } from '../lab/websocket-server.ts';
import { attempt, page as pageAt, REFUSED, START, tape } from '../support/tape.ts';

const EVERYTHING: Choices = {
  secrets: true,
  idle: true,
  sizes: true,
  foreignOrigin: true,
  hostAccess: true,
  timeoutMs: 400,
};

/** The page's experiments, made by this process: it has the same calls. */
const page: PageProbe = {
  connect: connectFromExtension,
  get: (url, _credentials, terms) => fetchFromExtension(url, 'GET', terms),
};

/** As much of a frame as a socket needs that goes with it. */
function frame() {
  let own: WebSocket | undefined;
  class FrameSocket extends WebSocket {
    constructor(url: string, protocols: string[]) {
      super(url, protocols);
      own = this;
    }
  }
  return { contentWindow: { WebSocket: FrameSocket }, remove: () => own?.terminate() };
}

let undoes: Undo[];
beforeEach(() => {
  undoes = [];
  vi.stubGlobal('document', { createElement: frame, body: { append: () => undefined } });
});
afterEach(async () => {
  vi.unstubAllGlobals();
  for (const undo of undoes.reverse()) await undo();
});

/** What a server sees: connections in all, WebSockets at a time and now, and the bytes it got rid of. */
async function watched(server: Server) {
  const seen = { total: 0, now: 0, most: 0, bytes: 0 };
  server.on('connection', (socket: Socket) => {
    seen.total += 1;
    socket.once('data', (request: Buffer) => {
      if (!/upgrade: websocket/i.test(request.toString('latin1'))) return;
      seen.now += 1;
      seen.most = Math.max(seen.most, seen.now);
      socket.once('close', () => {
        seen.now -= 1;
      });
    });
    socket.once('close', () => {
      seen.bytes += socket.bytesWritten;
    });
  });
  return { seen, port: await listenOn(server, '127.0.0.1', undoes) };
}

function deskFor(port: number) {
  const here = `127.0.0.1:${port}`;
  const session = tape([pageAt(`http://${here}/`), ...attempt(`ws://${here}/a?b=1`, REFUSED)]);
  const liveSession = createLiveSession(() => START, session);
  const [connection] = session.connections.values();
  if (!connection) throw new Error('the tape has no connection');
  const desk = createProbeRunner(liveSession, page, () => START);
  return {
    desk,
    connection,
    start: (choices: Choices) => desk.start(connection.id, choices),
    outcomes: () => desk.run()?.results.filter(({ from }) => from !== 'seen') ?? [],
  };
}

/** Answers after a while, so that what is sent at a time can pile up. */
const slowRefusal = (): Server =>
  createServer((socket) => {
    socket.once('data', () =>
      setTimeout(() => socket.end('HTTP/1.1 503 Busy\r\nContent-Length: 0\r\nConnection: close\r\n\r\n'), 60),
    );
  });

/** Ends every message over 3,000 bytes, and every silence after a moment. */
const picky = (): Server =>
  createWebSocketServer((socket) => setTimeout(() => socket.close(4000, 'idle'), 1_500), {
    maxPayload: 3_000,
  });

describe('a run with everything ticked', () => {
  it.each([
    ['a server that refuses slowly', slowRefusal, 6],
    ['a server that opens and has limits', picky, 12],
  ] as const)(
    'has few sockets at a time, and forty connections in all: %s',
    async (_name, create, least) => {
      const { seen, port } = await watched(create());
      const { desk, start, outcomes } = deskFor(port);
      expect(seen.total).toBe(0);
      await start(EVERYTHING);
      expect(desk.run()?.over).toBe(true);
      expect(outcomes().length).toBe(desk.run()?.steps.length);
      expect(seen.total).toBeGreaterThanOrEqual(least);
      expect(seen.total).toBeLessThanOrEqual(40);
      expect(seen.most).toBeLessThanOrEqual(2);
    },
    60_000,
  );

  it('is over at once when it is cancelled, and nothing is sent after that', async () => {
    const { seen, port } = await watched(hostileServers['never-answers']());
    const { desk, start, outcomes } = deskFor(port);
    const run = start({ ...EVERYTHING, timeoutMs: TIMEOUT_MS });
    await vi.waitUntil(() => seen.total >= 2);
    const before = seen.total;
    desk.cancel();
    await run;
    const told = outcomes().filter(({ outcome }) => outcome.kind !== 'not-run');
    expect(told.map(({ outcome }) => outcome)).toEqual(
      told.map(() => ({ kind: 'stopped', by: 'cancelled' })),
    );
    await vi.waitUntil(() => seen.now === 0);
    expect(seen.total).toBe(before);
  });

  it('cuts what a server does not let go of before it opens another', async () => {
    const { seen, port } = await watched(
      createSwitchingServer(switchingHeaders, (socket) => socket.on('end', () => socket.end()).resume()),
    );
    const { start, outcomes } = deskFor(port);
    await start({ ...NO_CHOICES, foreignOrigin: true });
    const ids = ['other-client', 'other-client-2', 'foreign-origin'];
    const told = outcomes().filter(({ experiment }) => ids.includes(experiment));
    expect(told.map(({ outcome }) => outcome.kind)).toEqual(['opened', 'opened', 'opened']);
    expect(seen.most).toBe(1);
  });

  it('sends nothing for being planned, looked at, or given the command line’s output', async () => {
    const { seen, port } = await watched(slowRefusal());
    const { desk, connection } = deskFor(port);
    const output = { kind: 'wsdoctor-probe', schemaVersion: 1, url: connection.url };
    expect(desk.paste(connection.id, JSON.stringify(output))).toBeUndefined();
    desk.cancel();
    expect(desk.run()).toBeUndefined();
    expect(seen.total).toBe(0);
  });

  it('gives each experiment so much time, ten seconds unless told otherwise', async () => {
    expect(NO_CHOICES.timeoutMs).toBe(10_000);
    const { port } = await watched(hostileServers['never-answers']());
    const terms = {
      timeoutMs: 500,
      signal: new AbortController().signal,
      allowance: createAllowance(),
      sockets: 2,
    };
    const begun = performance.now();
    const outcomes = await Promise.all([
      connectFromExtension(`ws://127.0.0.1:${port}/`, [], terms),
      fetchFromExtension(`http://127.0.0.1:${port}/`, 'GET', terms),
    ]);
    const took = performance.now() - begun;
    expect(outcomes).toEqual([
      { kind: 'stopped', by: 'time' },
      { kind: 'stopped', by: 'time' },
    ]);
    expect(took).toBeGreaterThan(490);
  });
});

describe('servers that mean harm', () => {
  it.each<[Hostile, RegExp]>([
    ['never-answers', /stopped/],
    ['endless-headers', /stopped|unreachable/],
    ['slow-body', /answered/],
    ['huge-body', /answered/],
    ['redirect-circle', /answered/],
    ['endless-messages', /stopped|unreachable/],
  ])(
    '%s holds nothing up and fills nothing, with everything ticked',
    async (name, read) => {
      const { seen, port } = await watched(hostileServers[name]());
      const { start, outcomes } = deskFor(port);
      const begun = performance.now();
      await start(EVERYTHING);
      const told = new Map(outcomes().map(({ experiment, outcome }) => [experiment, outcome]));
      expect(told.get('get-headers')?.kind).toMatch(read);
      for (const { ms } of outcomes()) expect(ms).toBeLessThan(20_000);
      expect(performance.now() - begun).toBeLessThan(40_000);
      expect(JSON.stringify(outcomes()).length).toBeLessThan(100_000);
      expect(seen.total).toBeLessThanOrEqual(40);
      // Two; and a server that floods hears late that one was cut.
      expect(seen.most).toBeLessThanOrEqual(4);
      await vi.waitUntil(() => seen.now === 0, { timeout: 5_000 });
      // Of 10 GB, or without end: with what the buffers on the way had taken in.
      expect(seen.bytes).toBeLessThan(512 * 1024 * 1024);
      if (name !== 'endless-messages') return;
      expect(told.get('idle-silent')).toEqual({ kind: 'stopped', by: 'bytes' });
    },
    60_000,
  );
});
