import { describe, expect, it } from 'vitest';
import { foldAttempts, latestAttempt } from '../../../src/session/reconnect-groups.ts';
import type { Session } from '../../../src/session/session.ts';
import { closed, created, failed, opened, page, type Step, tape, threw, wire } from '../../support/tape.ts';

const URL_ = 'ws://api.test/live';

/** The groups by the indexes of their connections, in the order of arrival. */
function groups(session: Session): number[][] {
  const order = [...session.connections.keys()];
  const folded = foldAttempts(session);
  expect([...folded.keys()]).toEqual(order);
  return [...new Set(folded.values())].map((group) => group.map(({ id }) => order.indexOf(id)));
}

/** An attempt that fails 10 ms after it began. */
const attempt = (socket: number, at: number, url = URL_): Step[] => [
  created(url, { socket, at }),
  ...failed(at + 10, { socket }),
];

describe('a group of attempts', () => {
  it('has the reconnects to one URL, each made after the end of the one before', () => {
    const session = tape(attempt(1, 10), attempt(2, 20), attempt(3, 100));
    expect(groups(session)).toEqual([[0, 1, 2]]);
    const group = foldAttempts(session).get([...session.connections.keys()][0] ?? '');
    expect(group && latestAttempt(group)).toBe([...session.connections.values()][2]);
  });

  it('begins again where the one before had not ended', () => {
    expect(groups(tape(created(URL_), created(URL_, { at: 500 })))).toEqual([[0], [1]]);
    expect(groups(tape(created(URL_), created(URL_, { at: 19 }), ...failed(20, { socket: 1 })))).toEqual([
      [0],
      [1],
    ]);
  });

  it('of a page with several connections continues where one of them ended', () => {
    const session = tape(
      created(URL_, { socket: 1, at: 10 }),
      created(URL_, { socket: 2, at: 11 }),
      opened(15, { socket: 1 }),
      opened(16, { socket: 2 }),
      closed(30, 1006, { socket: 2 }),
      created(URL_, { socket: 3, at: 40 }),
    );
    expect(groups(session)).toEqual([[0], [1, 2]]);
  });

  it('has URLs that differ in their query alone', () =>
    expect(groups(tape(attempt(1, 10, `${URL_}?a=1`), attempt(2, 50, `${URL_}?a=2`)))).toEqual([[0, 1]]));

  it.each(['wss://api.test/live', 'ws://api.test:81/live', 'ws://other.test/live', 'ws://api.test/live2'])(
    'does not have another URL, such as %s',
    (url) => expect(groups(tape(attempt(1, 10), attempt(2, 50, url), attempt(3, 90)))).toEqual([[0, 2], [1]]),
  );

  it('does not have the attempts of another document, or of a worker', () => {
    const inFrame = { context: 'frame', socket: 1 };
    const session = tape(
      page('http://page.test/'),
      page('http://page.test/frame', { context: 'frame', at: 1 }),
      attempt(1, 10),
      [created(URL_, { ...inFrame, at: 50 }), ...failed(60, inFrame)],
      wire(90, { url: URL_, status: 101, requestHeaders: [{ name: 'Origin', value: 'http://worker.test' }] }),
    );
    expect(groups(session)).toEqual([[0], [1], [2]]);
  });

  it('does not have what the panel had the page open', () => {
    const trial = (initiator: string): Step[] => [
      created(URL_, { socket: 2, at: 50, stack: `at wsdoctor-${initiator}-1.js:1:1` }),
      ...failed(60, { socket: 2 }),
    ];
    for (const initiator of ['client', 'experiment'])
      expect(groups(tape(attempt(1, 10), trial(initiator), attempt(3, 90)))).toEqual([[0, 2], [1]]);
  });

  it('of a request of the panel does not have its experiments', () => {
    const trial = (initiator: string, socket: number, at: number): Step[] => [
      created(URL_, { socket, at, stack: `at wsdoctor-${initiator}-1.js:1:1` }),
      ...failed(at + 10, { socket }),
    ];
    const session = tape(trial('client', 1, 10), trial('experiment', 2, 50), trial('client', 3, 90));
    expect(groups(session)).toEqual([[0, 2], [1]]);
  });

  it('does not have calls of the constructor that threw', () => {
    const session = tape(threw(URL_, 'SyntaxError', 'no'), threw(URL_, 'SyntaxError', 'no'), attempt(1, 50));
    expect(groups(session)).toEqual([[0, 1], [2]]);
  });

  it('is looked for among the latest 25', () => {
    const many = (count: number): number => {
      const open = Array.from({ length: count }, (_, i) => created(URL_, { socket: 10 + i, at: 30 + i }));
      const session = tape(attempt(1, 10), ...open, created(URL_, { socket: 9, at: 1_000 }));
      return groups(session)[0]?.length ?? 0;
    };
    // The first of them is made after the end of the failed attempt and continues its group.
    const apart = (count: number): number => {
      const open = Array.from({ length: count }, (_, i) =>
        created(URL_, { socket: 10 + i, at: 11 + i / 100 }),
      );
      const session = tape(created(URL_, { socket: 1, at: 10 }), ...open, ...failed(20, { socket: 1 }), [
        created(URL_, { socket: 9, at: 1_000 }),
      ]);
      return groups(session)[0]?.length ?? 0;
    };
    expect(many(3)).toBe(2);
    expect([apart(24), apart(25)]).toEqual([2, 1]);
  });
});
