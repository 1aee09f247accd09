import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { type ConnectionPort, createPanelConnection } from '../../content/relay/panel-connection.ts';
import { createHistory } from '../../content/relay/record-history.ts';
import { createLiveSession } from '../../panel/session/live-session.ts';
import type { RelayMessage, WorkerToRelay } from '../../src/capture/extension-messages.ts';
import { createFeedIntake } from '../../src/capture/feed-intake.ts';

/** A day in the life of a page and its panel, as fast as it goes: the clock is the test's own. */
const HOURS = 24;
const HOUR = 3_600_000;
/** A message each way every so often, and a new socket in place of the last one. In milliseconds. */
const EVERY = 1000;
const RECONNECTS = 600_000;
const PAGE_BUDGET = 1 << 20;
const PANEL_BUDGET = 8 << 20;
const MEBIBYTE = 1 << 20;

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;
function heap(): number {
  collect();
  return process.memoryUsage().heapUsed;
}

/** Relay and panel with nothing between them; `die` is what the worker's end does to both. */
function line() {
  let now = 0;
  const liveSession = createLiveSession(() => now);
  liveSession.budget = PANEL_BUDGET;
  const take = createFeedIntake(
    (events) => liveSession.take(events),
    (count) => liveSession.refused(count),
  ).openConnection();
  const history = createHistory(PAGE_BUDGET);
  let port: { hear(message: WorkerToRelay): void; die(): void } | undefined;
  const waiting: (() => void)[] = [];
  function connect(): ConnectionPort {
    const ears: ((message: WorkerToRelay) => void)[] = [];
    const ends: (() => void)[] = [];
    const own = {
      hear: (message: WorkerToRelay) => {
        for (const ear of ears) ear(message);
      },
      die: () => {
        for (const end of ends) end();
      },
    };
    port = own;
    waiting.push(() => own.hear({ kind: 'watched', watched: true }));
    return {
      postMessage(message: RelayMessage) {
        const answer = take(structuredClone(message));
        if (answer) waiting.push(() => own.hear(answer));
      },
      disconnect: () => undefined,
      onMessage: { addListener: (ear) => ears.push(ear) },
      onDisconnect: { addListener: (end) => ends.push(end) },
    };
  }
  const link = createPanelConnection({
    context: 'page',
    history,
    timeOrigin: 0,
    connect,
    onWatched: () => undefined,
    onOrphaned: () => undefined,
    later: (run) => waiting.push(run),
    now: () => now,
  });
  return {
    liveSession,
    history,
    stir: link.onNewRecords,
    die: () => port?.die(),
    deliver() {
      for (let run = waiting.shift(); run; run = waiting.shift()) run();
    },
    at(time: number) {
      now = time;
    },
  };
}

describe('a day of traffic', () => {
  it('leaves memory flat, and every frame shown or counted', () => {
    const { liveSession, history, stir, die, deliver, at } = line();
    const text = 'x'.repeat(100);
    const weights: number[] = [];
    let socket = 0;
    let frames = 0;
    history.append([0, { kind: 'page-started', url: 'http://a.test/', title: '', top: true, userAgent: '' }]);
    for (let time = 0; time < HOURS * HOUR; time += EVERY) {
      at(time);
      if (time % RECONNECTS === 0) {
        if (socket > 0)
          history.append([
            time,
            { kind: 'closed', socket, code: 1001, reason: '', wasClean: true, buffered: 0 },
          ]);
        socket += 1;
        history.append([time, { kind: 'created', socket, url: 'ws://a.test/', protocols: [] }]);
        history.append([time, { kind: 'opened', socket, protocol: '', extensions: '' }]);
      }
      history.append([time, 1, socket, -1, text, 0]);
      history.append([time, 0, socket, -1, text + time, -1]);
      frames += 2;
      if (time % (HOUR / 6) === 0) die();
      stir();
      deliver();
      if ((time + EVERY) % HOUR === 0) weights.push(heap());
    }
    const session = liveSession.session();
    let shown = 0;
    for (const connection of session.connections.values()) shown += connection.frames.kept.length;
    expect(session.losses).toMatchObject({ missingEvents: 0, malformed: 0 });
    expect(shown + session.losses.droppedFrames).toBe(frames);
    expect(shown).toBeGreaterThan(10_000);
    expect(session.connections.size).toBe((HOURS * HOUR) / RECONNECTS);
    // By the twelfth hour both budgets are full.
    const growth = Math.max(...weights.slice(-3)) - Math.min(...weights.slice(11, 14));
    expect(growth).toBeLessThan(4 * MEBIBYTE);
  }, 120_000);
});
