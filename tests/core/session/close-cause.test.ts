import { describe, expect, it } from 'vitest';
import {
  abnormalClosure,
  closedByNavigation,
  closedByServer,
  closedWith,
  idleTimeBefore,
  offlineAround,
} from '../../../src/session/close-cause.ts';
import { connectionAt } from '../../support/connections.ts';
import {
  closeCalled,
  closed,
  created,
  errored,
  frame,
  network,
  opened,
  pagehide,
  pageshow,
  START,
  type Step,
  tape,
} from '../../support/tape.ts';

const URL_ = 'ws://api.test/live';
const made = (...steps: Step[]) => connectionAt(tape(created(URL_), ...steps));

describe('a connection that was dropped', () => {
  it('ended with 1006 after it had opened', () =>
    expect(abnormalClosure(made(opened(20), closed(40, 1006)))).toMatchObject({
      code: 1006,
      at: START + 40,
    }));

  it.each<[string, Step[]]>([
    ['never opened', [closed(40, 1006)]],
    ['is open', [opened(20)]],
    ['was closed with another code', [opened(20), closed(40, 1001)]],
    ['was failed by the browser', [opened(20), errored(40), closed(40, 1006)]],
    ['was closed by the page', [opened(20), closeCalled(30, 1), closed(40, 1006)]],
    ['ended with its document', [opened(20), pagehide(30, true), closed(40, 1006)]],
  ])('is not one that %s', (_, steps) => expect(abnormalClosure(made(...steps))).toBeUndefined());
});

describe('a connection that the server closed', () => {
  it.each([1000, 1001, 1011, 4000])('has a close frame with a code such as %d', (code) =>
    expect(closedByServer(made(opened(20), closed(40, code)))?.code).toBe(code),
  );

  it.each<[string, Step[]]>([
    ['never opened', [closed(40, 1001)]],
    ['is open', [opened(20)]],
    ['was dropped', [opened(20), closed(40, 1006)]],
    ['was closed by the page', [opened(20), closeCalled(30, 1), closed(40, 1000)]],
    ['ended with its document', [opened(20), pagehide(30, true), closed(40, 1001)]],
  ])('is not one that %s', (_, steps) => expect(closedByServer(made(...steps))).toBeUndefined());
});

it('a close code is that of the close event', () => {
  const connection = made(opened(20), closed(40, 1011));
  expect(closedWith(connection, 1011)).toBe(connection.closed);
  expect(closedWith(connection, 1012)).toBeUndefined();
  expect(closedWith(made(opened(20)), 1011)).toBeUndefined();
});

describe('a connection that ended with its document', () => {
  it('may be in the back/forward cache', () => {
    expect(closedByNavigation(made(opened(20), pagehide(30, true)))).toBe(true);
    expect(closedByNavigation(made(opened(20)))).toBe(false);
  });

  it('had received nothing since the document was left', () => {
    const left = (...steps: Step[]) => closedByNavigation(made(opened(20), ...steps, closed(90, 1006)));
    expect(left(pagehide(30, true))).toBe(true);
    expect(left(frame('received', 25), pagehide(30, true))).toBe(true);
    expect(left(frame('received', 30), pagehide(30, true))).toBe(true);
    expect(left(pagehide(30, true), pageshow(50, true), frame('received', 60))).toBe(false);
    expect(left(pagehide(30, true), pageshow(50, true), frame('sent', 60))).toBe(true);
  });

  it('is not one that received a message after its document returned and is open', () =>
    expect(closedByNavigation(made(opened(20), pagehide(30, true), frame('received', 60)))).toBe(true));
});

describe('the time without a message before the end', () => {
  const idle = (...steps: Step[]) => idleTimeBefore(made(...steps), START + 1_000);
  it('begins with the latest message of either direction, or with the open event', () => {
    expect(idle(opened(20))).toBe(980);
    expect(idle(opened(20), frame('sent', 100), frame('received', 300))).toBe(700);
    expect(idle(opened(20), frame('received', 100), frame('sent', 400))).toBe(600);
  });
  it('is all the time of a connection that never opened', () => expect(idle()).toBe(START + 1_000));
});

describe('the offline event that explains a drop', () => {
  const around = (...steps: Step[]) => {
    const session = tape(created(URL_), opened(20), ...steps);
    const { closed: cut } = connectionAt(session);
    if (!cut) throw new Error('it is open');
    const found = offlineAround(cut, session);
    return found && found.event.at - START;
  };
  it.each([
    [20_000, 20_000],
    [10_000, 10_000],
    [9_999, undefined],
  ])('is at most 10 s earlier: at %d', (offline, found) =>
    expect(around(network(offline, 'offline'), closed(20_000, 1006))).toBe(found),
  );

  it.each([
    [30_000, 30_000],
    [30_001, undefined],
  ])('or 10 s later: at %d', (offline, found) =>
    expect(around(closed(20_000, 1006), network(offline, 'offline'))).toBe(found),
  );

  it('is the latest one, and no online event', () =>
    expect(
      around(
        network(18_000, 'offline'),
        network(19_000, 'offline'),
        network(19_500, 'online'),
        closed(20_000, 1006),
      ),
    ).toBe(19_000));
});
