import { describe, expect, it, test } from 'vitest';
import type { PageEvent } from '../../../src/capture/captured-event.ts';
import { advance, affectsAdvice } from '../../../src/session/apply-event.ts';
import type { ConnectionWithMessages } from '../../../src/session/connection.ts';
import { connectionAt, fact } from '../../support/connections.ts';
import {
  closeCalled,
  closed,
  created,
  errored,
  foundClosed,
  frame,
  listeners,
  opened,
  pagehide,
  START,
  type Step,
  sendRefused,
  tape,
  threw,
  violation,
} from '../../support/tape.ts';

const URL_ = 'ws://api.test/live';
const made = (...steps: Step[]): ConnectionWithMessages => connectionAt(tape(created(URL_), ...steps));
const lost = (at: number): Step => fact(at, { kind: 'page-lost' });

/** The times of the two events count from the beginning of the tape. */
const at = (moment: { at: number } | undefined): number | undefined => moment && moment.at - START;

describe('the open event', () => {
  it('opens a connection that is connecting', () => {
    const connection = connectionAt(
      tape(
        created(URL_),
        fact(20, { kind: 'opened', socket: 1, protocol: 'chat', extensions: 'permessage-deflate' }),
      ),
    );
    expect(connection.state).toBe('open');
    expect(connection.opened).toEqual({
      event: 3,
      at: START + 20,
      protocol: 'chat',
      extensions: 'permessage-deflate',
    });
  });

  it('counts once', () => expect(at(made(opened(20), opened(30)).opened)).toBe(20));

  it('leaves a connection closing that the page has closed already', () =>
    expect(made(closeCalled(15, 0), opened(20))).toMatchObject({ state: 'closing', opened: {} }));

  it('is believed after the close if it happened before it', () => {
    const late = made(closed(40, 1006), opened(20));
    expect([late.state, at(late.opened)]).toEqual(['closed', 20]);
    expect(at(made(closed(40, 1006), opened(40)).opened)).toBe(40);
    expect(made(closed(40, 1006), opened(41)).opened).toBeUndefined();
  });
});

describe('the error event', () => {
  it('closes the connection if the socket is closed by then', () => {
    expect(made(errored(20))).toMatchObject({ state: 'closed', errored: { event: 3, at: START + 20 } });
    expect(made(errored(20, { readyState: 0 })).state).toBe('connecting');
  });

  it('counts once', () => expect(at(made(errored(20), errored(30)).errored)).toBe(20));
});

describe('the close event', () => {
  it('says how the connection ended', () => {
    const { state, closed: end } = made(opened(20), closed(40, 4001, { reason: 'bye', buffered: 7 }));
    expect(state).toBe('closed');
    expect(end).toEqual({ event: 4, at: START + 40, code: 4001, reason: 'bye', wasClean: true, buffered: 7 });
  });

  it('counts once', () => {
    const { closed: end, handlers } = made(
      closed(40, 1001, { handlers: ['open'] }),
      closed(50, 1002, { handlers: ['close'] }),
    );
    expect([end?.code, handlers]).toEqual([1001, ['open']]);
  });

  it('has what the page listened for, which no query need tell then', () => {
    const asked = [opened(20), listeners(30, 'open')];
    const { handlers, listenerQuery } = made(...asked, closed(40, 1000, { handlers: ['message'] }));
    expect([handlers, listenerQuery]).toEqual([['message'], undefined]);
    const without = made(...asked, closed(40, 1000));
    expect(without.handlers).toEqual(['open']);
    expect(without.listenerQuery).toBeDefined();
  });
});

describe('a query of listeners', () => {
  it('adds to what is known, in a fixed order', () =>
    expect(made(opened(20), listeners(30, 'close message'), listeners(40, 'open custom')).handlers).toEqual([
      'open',
      'message',
      'close',
    ]));

  it('is counted, with the messages that had been received by the first', () => {
    const first = [opened(20), frame('received', 25), frame('received', 26), listeners(30, 'open')];
    expect(made(...first).listenerQuery).toEqual({ event: 6, at: START + 30, times: 1, received: 2 });
    const { listenerQuery } = made(...first, frame('received', 35), listeners(40, 'open'));
    expect(listenerQuery).toEqual({ event: 8, at: START + 40, times: 2, received: 2 });
  });

  it('is nothing after the end', () =>
    expect(made(closed(30, 1000), listeners(40, 'open'))).not.toHaveProperty('listenerQuery'));
});

test('a socket that was found closed has ended, unless that was known', () => {
  expect(made(opened(20), foundClosed(30))).toMatchObject({ state: 'closed', foundClosed: 4 });
  expect(made(opened(20), closed(25, 1000), foundClosed(30)).foundClosed).toBeUndefined();
});

describe('close() of the page', () => {
  it('has the arguments and the stack that were given', () => {
    const { closeCalled: call } = made(
      opened(20),
      closeCalled(30, 1, { code: 4000, reason: 'done', stack: 'at app.js' }),
    );
    expect(call).toEqual({
      event: 4,
      at: START + 30,
      connecting: false,
      code: 4000,
      reason: 'done',
      stack: 'at app.js',
    });
    expect(made(opened(20), closeCalled(30, 1)).closeCalled).toStrictEqual({
      event: 4,
      at: START + 30,
      connecting: false,
    });
  });

  it.each([
    ['connecting', [closeCalled(30, 0)], true],
    ['open', [opened(20), closeCalled(30, 1)], false],
  ])('closes one that is %s', (_, steps, connecting) => {
    const { state, closeCalled: call } = made(...steps);
    expect([state, call?.connecting]).toEqual(['closing', connecting]);
  });

  it.each([2, 3] as const)('changes nothing at readyState %d', (readyState) => {
    const { state, closeCalled: call } = made(opened(20), closeCalled(30, readyState));
    expect([state, call]).toEqual(['open', undefined]);
  });

  it('counts once, and not if it threw', () => {
    expect(at(made(opened(20), closeCalled(30, 1), closeCalled(40, 1)).closeCalled)).toBe(30);
    const thrown = fact(30, { kind: 'close-called', socket: 1, readyState: 1, threw: 'InvalidAccessError' });
    const { state, closeCalled: call } = made(opened(20), thrown);
    expect([state, call]).toEqual(['open', undefined]);
  });

  it('does not begin to close a connection that has ended', () =>
    expect(made(opened(20), closed(30, 1000), closeCalled(25, 1))).toMatchObject({
      state: 'closed',
      closeCalled: { at: START + 25 },
    }));
});

describe('a refused send()', () => {
  it('is listed by its outcome', () => {
    const { refusedSends } = made(
      sendRefused(20, 'threw'),
      sendRefused(30, 'dropped'),
      sendRefused(40, 'threw'),
    );
    expect(refusedSends).toEqual({ threw: [3, 5], dropped: [4], lost: 3 });
  });

  it('is counted after the first twenty', () => {
    const many = Array.from({ length: 25 }, (_, i) => sendRefused(20 + i, 'dropped'));
    const { refusedSends } = made(...many);
    expect(refusedSends.dropped).toEqual(Array.from({ length: 20 }, (_, i) => 3 + i));
    expect(refusedSends.lost).toBe(25);
  });
});

test('a policy blocks a connection once, and not if it only reports', () => {
  const { violation: found } = made(
    violation(20, 'first', { disposition: 'report' }),
    violation(30, 'second', { blockedUrl: 'ws://api.test', directive: 'connect-src' }),
    violation(40, 'third'),
  );
  expect(found).toEqual({
    event: 4,
    blockedUrl: 'ws://api.test',
    directive: 'connect-src',
    policy: 'second',
  });
});

test('dropped messages are counted by number and size', () => {
  const dropped = (frames: number, bytes: number): Step =>
    fact(30, { kind: 'dropped', where: 'page', frames, bytes, socket: 1 });
  const { frames } = made(opened(20), dropped(2, 30), dropped(3, 40));
  expect([frames.droppedFrames, frames.droppedBytes]).toEqual([5, 70]);
});

describe('the end of the document', () => {
  it('closes its connections, unless it enters the back/forward cache', () => {
    const gone = made(opened(20), pagehide(30, false));
    expect([gone.state, gone.documentUnloaded]).toEqual([
      'closed',
      { event: 4, at: START + 30, persisted: false },
    ]);
    const cached = made(opened(20), pagehide(30, true));
    expect([cached.state, cached.documentUnloaded?.persisted]).toEqual(['open', true]);
  });

  it('may come without a word', () => {
    const { state, documentUnloaded } = made(opened(20), lost(30));
    expect([state, documentUnloaded]).toEqual([
      'closed',
      { event: 4, at: START + 30, persisted: false, lost: true },
    ]);
  });

  it.each([
    ['told', pagehide(40, false)],
    ['found', lost(40)],
  ])('counts once, when it is %s later', (_, step) => {
    const { state, documentUnloaded } = made(opened(20), pagehide(30, true), step);
    expect([state, at(documentUnloaded)]).toEqual(['closed', 30]);
  });

  it.each([
    ['told', pagehide(40, false)],
    ['found', lost(40)],
  ])('is not that of a connection that had ended or was never made (%s)', (_, step) => {
    const ended = made(closed(30, 1000), step);
    expect(ended.documentUnloaded).toBeUndefined();
    const refused = connectionAt(tape(threw(URL_, 'SyntaxError', 'no'), step));
    expect([refused.state, refused.documentUnloaded]).toEqual(['not-created', undefined]);
  });
});

describe('a message', () => {
  it('is counted and stored, with the state of the send buffer', () => {
    const { frames, sent, peakBuffered } = made(opened(20), frame('sent', 30, 'hi', { buffered: 9 }));
    expect(frames.kept).toEqual([
      { id: 4, at: START + 30, direction: 'sent', opcode: 'text', size: 2, kept: 2, text: 'hi', buffered: 9 },
    ]);
    expect([sent.frames, peakBuffered]).toEqual([1, 9]);
    expect(made(opened(20), frame('sent', 30)).frames.kept[0]).not.toHaveProperty('buffered');
  });

  it('is no note of its connection, as every other event is', () =>
    expect(
      made(opened(20), frame('sent', 30), closed(40, 1000)).notes.map(({ event }) => event.kind),
    ).toEqual(['created', 'opened', 'closed']));
});

describe('rules and fixes that do not depend on messages', () => {
  const message = { kind: 'frame', direction: 'sent' } as PageEvent;
  const busy = (count: number): ConnectionWithMessages =>
    made(opened(20), ...Array.from({ length: count }, (_, i) => frame('sent', 30 + i)));

  it('read the first sixteen messages of each direction', () => {
    expect(affectsAdvice(busy(15), message)).toBe(true);
    expect(affectsAdvice(busy(16), message)).toBe(false);
    expect(affectsAdvice(busy(16), { ...message, direction: 'received' } as PageEvent)).toBe(true);
  });

  it('read every other event, and every message of an OpenClaw gateway', () => {
    const connection = busy(16);
    expect(affectsAdvice(connection, { kind: 'closed' } as PageEvent)).toBe(true);
    connection.openclaw = {} as NonNullable<ConnectionWithMessages['openclaw']>;
    expect(affectsAdvice(connection, message)).toBe(true);
  });
});

test('the connection itself is returned', () => {
  const connection = made();
  const event = { kind: 'errored', socket: 1, readyState: 3, at: START } as PageEvent;
  expect(advance(connection, 9, event)).toBe(connection);
  expect(connection.notes.at(-1)).toEqual({ id: 9, event });
});
