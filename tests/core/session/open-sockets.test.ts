import { describe, expect, it } from 'vitest';
import { failuresUntil, recordOutcome, removeOpen, urlKey } from '../../../src/session/open-sockets.ts';
import type { Session } from '../../../src/session/session.ts';
import { connectionAt } from '../../support/connections.ts';
import {
  closed,
  created,
  errored,
  failed,
  foundClosed,
  opened,
  page,
  pagehide,
  START,
  type Step,
  tape,
  threw,
  wire,
} from '../../support/tape.ts';

const URL_ = 'ws://api.test/live';
const keyOf = (url: string): string => urlKey(connectionAt(tape(created(url))));

describe('attempts at the same URL', () => {
  it('are those of one document', () => {
    expect(keyOf(URL_)).toBe('page ws://api.test/live?');
    const session = tape(wire(40, { url: URL_, status: 101 }));
    expect(urlKey(connectionAt(session))).toBe(' ws://api.test/live?');
  });

  it('have the same scheme, host, port, path and query', () => {
    const all = [
      URL_,
      'wss://api.test/live',
      'ws://api.test:81/live',
      `${URL_}/2`,
      `${URL_}?room=1`,
      `${URL_}?room=2`,
    ];
    expect(new Set(all.map(keyOf)).size).toBe(all.length);
  });

  it.each([
    ['?token=a&room=1', 'room=1'],
    ['?room=1&token=a', 'room=1'],
    ['?room=1&access_token=a&x=2', 'room=1&x=2'],
    ['?x-auth.key=a', ''],
    ['?ticket=a&jwt=b&auth=c&key=d&secret=e&signature=f&sig=g&nonce=h&otp=i', ''],
    ['?sid=a&t=1&ts=2&time=3&timestamp=4&_=5&rand=6&random=7&cb=8&cachebuster=9', ''],
    ['?TOKEN=a', ''],
    ['?token=', ''],
    ['?tokens=a', 'tokens=a'],
    ['?mysid=a', 'mysid=a'],
    ['?at=1', 'at=1'],
    ['?room=1&&', 'room=1&&'],
    ['??room=1', 'room=1'],
    ['?token=a&&room=1', 'room=1'],
  ])('differ in no credential and no number against caches: %s', (query, lasting) =>
    expect(keyOf(`${URL_}${query}`)).toBe(`page ws://api.test/live?${lasting}`),
  );

  it('are compared by the first 2,048 characters of the query', () => {
    const query = `?room=${'a'.repeat(2_042)}`;
    expect(query).toHaveLength(2_048);
    expect(keyOf(`${URL_}${query}b`)).toBe(keyOf(`${URL_}${query}`));
    expect(keyOf(`${URL_}${query}`)).not.toBe(keyOf(`${URL_}${query.slice(0, -1)}`));
  });
});

describe('the open connections of the tab', () => {
  const counts = (session: Session, index: number): number[] => {
    const { openSocketsAtStart, openToSameUrl } = connectionAt(session, index);
    return [openSocketsAtStart, openToSameUrl];
  };
  const four = [
    created(URL_, { socket: 1, at: 10 }),
    created('ws://other.test/', { socket: 2, at: 20 }),
    created(URL_, { socket: 3, at: 30 }),
  ];

  it('are counted for each new one, in all and of its URL', () => {
    const session = tape(four);
    expect([0, 1, 2].map((index) => counts(session, index))).toEqual([
      [0, 0],
      [1, 0],
      [2, 1],
    ]);
    expect(session.openByUrl).toEqual(
      new Map([
        ['page ws://api.test/live?', 2],
        ['page ws://other.test/?', 1],
      ]),
    );
  });

  it('are fewer when one ends', () => {
    const session = tape(
      four,
      closed(40, 1000, { socket: 1 }),
      closed(41, 1000, { socket: 2 }),
      created(URL_, { socket: 4, at: 50 }),
    );
    expect(counts(session, 3)).toEqual([1, 1]);
    expect([...session.openByUrl.keys()]).toEqual(['page ws://api.test/live?']);
  });

  it('end once', () => {
    const session = tape(four);
    const first = connectionAt(session);
    removeOpen(session, first);
    removeOpen(session, first);
    expect([session.openSockets.size, session.openByUrl.get('page ws://api.test/live?')]).toEqual([2, 1]);
  });

  it('do not include what the panel had the page open', () => {
    const session = tape(created(URL_, { stack: 'at wsdoctor-client-1.js:1:1' }), created(URL_, { at: 20 }));
    expect(counts(session, 1)).toEqual([0, 0]);
    expect(session.openSockets.size).toBe(1);
  });
});

describe('failed handshakes', () => {
  it('are listed by their end', () => {
    const session = tape(
      created(URL_),
      errored(20),
      closed(30, 1006),
      created(URL_, { at: 40 }),
      errored(50),
      created(URL_, { at: 60 }),
      opened(65),
      closed(70, 1006),
    );
    expect(session.failures.map((at) => at - START)).toEqual([20, 50]);
    expect([0, 1, 2].map((index) => connectionAt(session, index).failureNoted)).toEqual([
      true,
      true,
      undefined,
    ]);
  });

  it('are those that somebody saw the end of', () => {
    expect(tape(created(URL_), foundClosed(30)).failures).toEqual([]);
    expect(tape(threw(URL_, 'SyntaxError', 'no')).failures).toEqual([]);
    expect(tape(created(URL_), pagehide(30, false)).failures).toEqual([]);
  });

  it('are reported to handshakes in progress', () => {
    const before = tape(created(URL_)).failureRevision;
    expect(tape(created(URL_), errored(30)).failureRevision).toBe(before + 1);
    expect(tape(created(URL_), errored(30), closed(40, 1006)).failureRevision).toBe(before + 1);
    expect(tape(created(URL_), opened(20), closed(40, 1006)).failureRevision).toBe(before);
  });

  it('are none of a connection that had opened, as it turns out later', () => {
    const session = tape(
      created(URL_),
      created(URL_, { at: 12 }),
      ...failed(30, { socket: 1 }),
      ...failed(40, { socket: 2 }),
      opened(20, { socket: 1 }),
    );
    expect(session.failures.map((at) => at - START)).toEqual([40]);
    expect(connectionAt(session)).not.toHaveProperty('failureNoted');
    expect(session.failureRevision).toBe(3);
    expect(session.cuts).toEqual([connectionAt(session).id]);
  });

  it('stay listed where another ended at the time of the one that had opened', () => {
    const session = tape(created(URL_), closed(30, 1006));
    session.failures = [START + 5];
    const connection = connectionAt(session);
    connection.opened = { event: 9, at: START + 20, protocol: '', extensions: '' };
    recordOutcome(session, connection);
    expect(session.failures).toEqual([START + 5]);
  });

  it('are forgotten, the older 300, when there are more than 600', () => {
    const many = (count: number): number[] => {
      const session = tape(created(URL_));
      session.failures = Array.from({ length: count - 1 }, (_, i) => i);
      const connection = connectionAt(session);
      Object.assign(connection, { state: 'closed', errored: { event: 9, at: 9_999 } });
      recordOutcome(session, connection);
      return session.failures;
    };
    expect(many(600)).toHaveLength(600);
    expect(many(601)).toHaveLength(301);
    expect(many(601)[0]).toBe(300);
    expect(many(601).at(-1)).toBe(9_999);
  });
});

describe('how many handshakes had failed before', () => {
  const counted = (createdAt: number, end: number, failures: number[]): number => {
    const session = tape(created(URL_, { at: createdAt }));
    session.failures = failures.map((at) => START + at);
    return failuresUntil(session, connectionAt(session), START + end);
  };

  it('counts those of the last two minutes', () => {
    expect(counted(200_000, 200_000, [80_000, 80_001, 150_000, 200_000, 200_001])).toBe(3);
    expect(counted(200_000, 210_000, [80_000, 80_001, 205_000, 210_000, 210_001])).toBe(3);
  });

  it('looks at the latest 300', () =>
    expect(
      counted(
        200_000,
        200_000,
        Array.from({ length: 350 }, () => 190_000),
      ),
    ).toBe(300));

  it('is counted when a connection is made, and when it opens', () => {
    const fails = (socket: number, at: number): Step[] => [
      created(URL_, { socket, at }),
      ...failed(at + 5, { socket }),
    ];
    const made = [fails(1, 10), fails(2, 20), created(URL_, { socket: 9, at: 30 })];
    expect(connectionAt(tape(...made), 2).failuresBefore).toBe(2);
    const session = tape(...made, fails(3, 40), opened(60, { socket: 9 }));
    expect(connectionAt(session, 2).failuresBefore).toBe(3);
  });
});

describe('URLs that opened', () => {
  it('are listed without their query, each with its first connection', () => {
    const session = tape(
      created(`${URL_}?a=1`),
      opened(20),
      created(`${URL_}?a=2`, { at: 30 }),
      opened(40),
      created('wss://api.test:81/live', { at: 50 }),
      opened(60),
      created('ws://never.test/', { at: 70 }),
    );
    const [first, , third] = session.connections.keys();
    expect([...session.openedUrls]).toEqual([
      [URL_, first],
      ['wss://api.test:81/live', third],
    ]);
  });

  it('are not those that the panel had the page open', () =>
    expect(tape(created(URL_, { stack: 'at wsdoctor-client-1.js:1:1' }), opened(20)).openedUrls.size).toBe(
      0,
    ));

  it('are told to every connection when there is a new one', () => {
    const revision = (...steps: Step[]): number => tape(created(URL_), ...steps).sharedRevision;
    expect(revision(opened(20))).toBe(revision() + 1);
    expect(revision(opened(20), closed(40, 1000))).toBe(revision() + 1);
    expect(revision(opened(20), created(URL_, { at: 30 }), opened(40))).toBe(revision() + 1);
  });

  it('are at most a hundred', () => {
    const steps = Array.from({ length: 101 }, (_, i) => [
      created(`ws://h${i}.test/`, { socket: i + 1, at: i + 10 }),
      opened(i + 11, { socket: i + 1 }),
    ]);
    const { openedUrls } = tape(...steps);
    expect([openedUrls.size, openedUrls.has('ws://h99.test/'), openedUrls.has('ws://h100.test/')]).toEqual([
      100,
      true,
      false,
    ]);
  });
});

describe('connections that were dropped', () => {
  it('are listed in the order of arrival, and know their place', () => {
    const session = tape(
      created(URL_),
      opened(20),
      closed(30, 1006),
      created(URL_, { at: 40 }),
      opened(45),
      closed(50, 1001),
      created(URL_, { at: 60 }),
      opened(65),
      closed(70, 1006),
      created(URL_, { at: 80 }),
      ...failed(90),
      foundClosed(95),
    );
    const ids = [...session.connections.keys()];
    expect(session.cuts).toEqual([ids[0], ids[2]]);
    expect(ids.map((_, index) => connectionAt(session, index).cutIndex)).toEqual([
      0,
      undefined,
      1,
      undefined,
    ]);
  });

  it('are listed once, and not if the panel had them opened', () => {
    const session = tape(created(URL_), opened(20), closed(30, 1006));
    recordOutcome(session, connectionAt(session));
    expect(session.cuts).toHaveLength(1);
    const stack = 'at wsdoctor-experiment-1.js:1:1';
    expect(tape(created(URL_, { stack }), opened(20), closed(30, 1006)).cuts).toEqual([]);
  });
});

it('attempts of another document at the same URL are counted apart', () => {
  const session = tape(
    page('http://page.test/'),
    page('http://frame.test/', { context: 'frame', at: 5 }),
    created(URL_, { at: 10 }),
    created(URL_, { at: 11, context: 'frame' }),
  );
  expect(connectionAt(session, 1)).toMatchObject({ openSocketsAtStart: 1, openToSameUrl: 0 });
});
