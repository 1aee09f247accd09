import { describe, expect, it } from 'vitest';
import { mayLackListeners } from '../../../src/session/missing-listeners.ts';
import { connectionAt, fact } from '../../support/connections.ts';
import { closed, created, listeners, opened, page, type Step, tape, wire } from '../../support/tape.ts';

const URL_ = 'ws://api.test/live';
const asks = (...steps: (Step | Step[])[]): boolean => {
  const session = tape(...steps);
  return mayLackListeners(session, connectionAt(session));
};

describe('the page is asked what it listens for', () => {
  it.each([
    ['', true],
    ['open', true],
    ['message', true],
    ['close error', true],
    ['message close', false],
    ['message error', false],
  ])('while a connection is open that has the listeners %j', (types, asked) =>
    expect(asks(created(URL_), opened(20), listeners(30, types))).toBe(asked),
  );

  it('but not before it opens or after it has closed', () => {
    expect(asks(created(URL_))).toBe(false);
    expect(asks(created(URL_), opened(20), closed(30, 1000))).toBe(false);
  });

  it('but not of the connection of a worker', () => {
    const session = tape(page('http://page.test/'), wire(40, { url: URL_, status: 101, stillOpen: true }));
    expect(connectionAt(session).state).toBe('open');
    expect(mayLackListeners(session, connectionAt(session))).toBe(false);
  });

  it('but not of what the panel had it open', () =>
    expect(asks(created(URL_, { stack: 'at wsdoctor-client-1.js:1:1' }), opened(20))).toBe(false));

  it('but not if it is a frame, or is unknown', () => {
    const inFrame = { context: 'frame' };
    const draft = {
      kind: 'page-started',
      url: '',
      title: '',
      top: false,
      userAgent: '',
      ...inFrame,
    } as const;
    expect(asks(fact(0, draft), created(URL_, inFrame), opened(20, inFrame))).toBe(false);
    const session = tape(created(URL_), opened(20));
    session.contexts.clear();
    expect(mayLackListeners(session, connectionAt(session))).toBe(false);
  });
});
