import { sortConnections, worstByConnection } from '../../panel/store/connection-order.ts';
import { countCauses } from '../../panel/store/list-causes.ts';
import { DEFAULT_CHOICE, GROUPS, type ListChoice, SORTS } from '../../panel/store/list-choice.ts';
import { listItems } from '../../panel/store/list-items.ts';
import type { CapturedEvent } from '../../src/capture/captured-event.ts';
import { diagnose } from '../../src/diagnosis/diagnose.ts';
import { rules } from '../../src/rules/index.ts';
import { ingest } from '../../src/session/ingest.ts';
import { createSession, type Session } from '../../src/session/session.ts';
import { median, printFigure } from './figure.ts';

/** Sorts, groups and filters a list of 10,000 connections, as the panel does after a click. */
const COUNT = 10_000;
const ROUNDS = 9;
/** Milliseconds for one order with its groups, its filter and its chips. */
const MOST = 100;

const START = Date.parse('2026-11-24T10:00:00.000Z');
const STATUS = [401, 403, 404, 502];

/** Half of them open for a while, half are rejected with one of four statuses; to 200 paths of 20 hosts. */
function connections(): Session {
  const session = createSession();
  let seq = 0;
  const page = (event: object, at: number): void => {
    seq += 1;
    ingest(session, { source: 'page', context: 'bench', seq, at, ...event } as CapturedEvent);
  };
  page({ kind: 'context', url: 'https://app.test/', top: true }, START);
  for (let socket = 1; socket <= COUNT; socket += 1) {
    const at = START + socket * 20;
    const url = `wss://h${socket % 20}.test/room/${'abcdefghij'[socket % 10]}?seat=${socket}`;
    page({ kind: 'created', socket, url, protocols: [], stack: '' }, at);
    if (socket % 2 === 0) {
      page({ kind: 'opened', socket, protocol: '', extensions: '' }, at + 30);
      page({ kind: 'closed', socket, code: 1000, reason: 'done', wasClean: true, buffered: 0 }, at + 900);
    } else {
      const status = STATUS[(socket >> 1) % STATUS.length];
      page({ kind: 'errored', socket, readyState: 3 }, at + 20);
      page({ kind: 'closed', socket, code: 1006, reason: '', wasClean: false, buffered: 0 }, at + 20);
      ingest(session, {
        source: 'wire',
        kind: 'wire-entry',
        at: at + 21,
        entry: socket,
        url,
        status: status ?? 0,
        requestSent: true,
        requestHeaders: [],
        responseHeaders: [],
        frames: [],
        framesLeftOut: 0,
        startedAt: at,
        reason: `Error during WebSocket handshake: Unexpected response code: ${status}`,
      });
    }
  }
  return session;
}

const session = connections();
const diagnosis = diagnose(session, rules);
const worst = worstByConnection(diagnosis);
const { findings } = diagnosis;

function longest(choices: readonly Partial<ListChoice>[]): number {
  return Math.max(
    ...choices.map((choice) => {
      const list = { ...DEFAULT_CHOICE, ...choice };
      const times = Array.from({ length: ROUNDS }, () => {
        const began = process.cpuUsage();
        const order = sortConnections(session, findings, worst, list);
        const { items } = listItems(session, {
          order,
          worst,
          findings,
          list,
          range: undefined,
          toggledKeys: new Set(),
        });
        countCauses(session, order, worst);
        if (items.length === 0) throw new Error('an empty list');
        // Processor time, so that what else the machine does is not counted.
        const { user, system } = process.cpuUsage(began);
        return (user + system) / 1_000;
      });
      return median(times);
    }),
  );
}

if (session.connections.size !== COUNT) throw new Error(`${session.connections.size} connections`);
printFigure('list.sort-10000', longest(SORTS.map((sort) => ({ sort, group: 'none' }))), 'ms', MOST);
printFigure('list.group-10000', longest(GROUPS.map((group) => ({ group }))), 'ms', MOST);
printFigure(
  'list.filter-10000',
  longest([{ text: 'status:4xx -path:/room/a /h1\\d/' }, { text: 'room -seat=1' }]),
  'ms',
  MOST,
);
