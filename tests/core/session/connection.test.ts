import { describe, expect, it } from 'vitest';
import {
  createConnection,
  endOf,
  isFinished,
  isGateway,
  neverOpened,
  observedEndOf,
} from '../../../src/session/connection.ts';
import { parseSocketUrl } from '../../../src/shared/socket-url.ts';
import { connectionAt } from '../../support/connections.ts';
import {
  answered,
  closed,
  created,
  errored,
  foundClosed,
  frame,
  opened,
  pagehide,
  START,
  type Step,
  tape,
  threw,
  wire,
} from '../../support/tape.ts';

const URL_ = 'ws://api.test/live?key=sk-1234567890abcdefABCDEF1234567890';
const made = (...steps: Step[]) => connectionAt(tape(created(URL_), ...steps));

const new_ = (more: { at?: number; clock?: number; initiatedBy?: 'client' } = {}) =>
  createConnection({
    id: 'c7',
    event: 7,
    at: 1_000,
    url: URL_,
    parsedUrl: parseSocketUrl(URL_),
    protocols: ['chat'],
    state: 'connecting',
    clock: 1_000,
    ...more,
  });

describe('a new connection', () => {
  it('has its URL, and nothing has happened on it', () => {
    const { credentialsSeen, parsedUrl, ...rest } = new_();
    expect(parsedUrl.host).toBe('api.test');
    expect(credentialsSeen.secrets.map(({ name, event, at }) => [name, event, at])).toEqual([
      ['key', 7, 1_000],
    ]);
    const none = { frames: 0, bytes: 0, binary: 0 };
    expect(rest).toEqual({
      id: 'c7',
      revision: 0,
      adviceRevision: 0,
      url: URL_,
      protocols: ['chat'],
      state: 'connecting',
      createdAt: 1_000,
      createdEvent: 7,
      clockSkew: 0,
      endpointIndex: 0,
      openSocketsAtStart: 0,
      openToSameUrl: 0,
      failuresBefore: 0,
      sent: none,
      received: none,
      peakBuffered: 0,
      refusedSends: { threw: [], dropped: [], lost: 0 },
      frames: { kept: [], keptBytes: 0, droppedFrames: 0, droppedBytes: 0 },
      firstMessages: [],
      timeBuckets: { width: 1_000, buckets: [] },
      notes: [],
    });
  });

  it('knows how far the clock of the session was beyond it', () =>
    expect([1_500, 1_000, 900].map((clock) => new_({ clock }).clockSkew)).toEqual([500, 0, 0]));

  it('names the part of the panel that had it opened', () => {
    expect(new_({ initiatedBy: 'client' }).initiatedBy).toBe('client');
    expect(new_()).not.toHaveProperty('initiatedBy');
  });
});

describe('a connection is finished', () => {
  it('if it is closed, or was never made', () => {
    expect(isFinished(made(closed(40, 1000)))).toBe(true);
    expect(isFinished(connectionAt(tape(threw(URL_, 'SyntaxError', 'no'))))).toBe(true);
    expect([made(), made(opened(20))].map(isFinished)).toEqual([false, false]);
  });

  it('without having opened, as far as anything shows', () => {
    expect(neverOpened(made(closed(40, 1006)))).toBe(true);
    expect(neverOpened(made())).toBe(false);
    expect(neverOpened(made(opened(20), closed(40, 1006)))).toBe(false);
  });
});

it('a gateway of OpenClaw is known by its first message', () => {
  const challenge = '{"type":"event","event":"connect.challenge","payload":{"nonce":"n"}}';
  expect(isGateway(made(opened(20), frame('received', 30, challenge)))).toBe(true);
  expect(isGateway(made(opened(20), frame('received', 30)))).toBe(false);
});

describe('the end of a connection', () => {
  const entry = wire(900, { url: URL_, status: 101, startedAt: START + 12, endedAt: START + 80 });
  const ends = (...steps: Step[]): (number | undefined)[] => {
    const connection = made(...steps);
    const observed = observedEndOf(connection);
    return [observed && observed - START, endOf(connection) - START];
  };
  it.each<[string, Step[], number | undefined, number]>([
    ['its close event', [opened(20), errored(40), closed(50, 1006), entry], 50, 50],
    [
      'its error event',
      [errored(40), wire(900, { url: URL_, reason: answered(403), endedAt: START + 80 })],
      40,
      40,
    ],
    ['the end of its document', [opened(20), pagehide(60, false), entry], 60, 60],
    ['what the network log has', [opened(20), entry], 80, 80],
    ['when it opened, if nobody saw the end', [opened(20), foundClosed(99)], undefined, 20],
    ['when it was made, if it never opened', [foundClosed(99)], undefined, 10],
  ])('is %s', (_, steps, observed, end) => expect(ends(...steps)).toEqual([observed, end]));
});
