import { describe, expect, it } from 'vitest';
import { addConnection } from '../../../src/session/add-connection.ts';
import { advanceClock, createSession, type Session } from '../../../src/session/session.ts';
import { connectionAt } from '../../support/connections.ts';
import { closed, created, frame, opened, type Step, tape } from '../../support/tape.ts';

const URL_ = 'ws://api.test/live';
const add = (session: Session, event: number, url = URL_, initiatedBy?: 'client') =>
  addConnection(session, { event, at: 1_000 + event, url, protocols: [], state: 'connecting', initiatedBy });

describe('a connection that is added', () => {
  it('has the id of its event, and the clock of the session', () => {
    const session = createSession();
    advanceClock(session, 1_500);
    const connection = add(session, 7);
    expect(connection).toMatchObject({
      id: 'c7',
      createdEvent: 7,
      createdAt: 1_007,
      clockSkew: 493,
      url: URL_,
    });
    expect(session.connections.get('c7')).toBe(connection);
    expect(connection.revision).toBe(1);
  });

  it('is listed behind the others of its host and port, whose rules may read it', () => {
    const session = createSession();
    const first = add(session, 1);
    const { adviceRevision } = first;
    const second = add(session, 2, 'ws://API.test:80/other');
    const third = add(session, 3, 'ws://other.test/');
    const trial = add(session, 4, URL_, 'client');
    expect([first, second, third, trial].map(({ endpointIndex }) => endpointIndex)).toEqual([0, 1, 0, 0]);
    expect([...session.byEndpoint]).toEqual([
      ['api.test:80', ['c1', 'c2']],
      ['other.test:80', ['c3']],
      ['client api.test:80', ['c4']],
    ]);
    expect(first.adviceRevision).toBe(adviceRevision + 1);
  });
});

describe('the parts of a URL', () => {
  it('are in memory once', () => {
    const session = createSession();
    const [first, second, other] = [add(session, 1), add(session, 2), add(session, 3, 'ws://other.test/')];
    expect(first.parsedUrl).toBe(second.parsedUrl);
    expect(other.parsedUrl.host).toBe('other.test');
  });

  it('are remembered of 2,000, and then of new ones', () => {
    const session = createSession();
    for (let event = 1; event <= 2_000; event += 1) add(session, event, `ws://h${event}.test/`);
    expect(session.parsedUrls.size).toBe(2_000);
    add(session, 2_001);
    expect([...session.parsedUrls.keys()]).toEqual([URL_]);
  });
});

describe('the counts per second', () => {
  /** Messages in 50 seconds. */
  const busy = Array.from({ length: 50 }, (_, i) => frame('sent', 1_000 * (i + 1), 'x', { socket: 1 }));
  const width = (later: number, end: Step[]): number => {
    const others = Array.from({ length: later }, (_, i) => created(URL_, { socket: i + 2, at: 60_000 + i }));
    const session = tape(created(URL_, { socket: 1 }), opened(20, { socket: 1 }), ...busy, ...end, ...others);
    return connectionAt(session).timeBuckets.width;
  };
  const ended = [closed(55_000, 1000, { socket: 1 })];

  it('of a connection that ended are made coarser when 20 more have followed it', () => {
    expect(width(19, ended)).toBe(1_000);
    expect(width(20, ended)).toBe(2_000);
  });

  it('of one that goes on stay as they are', () => expect(width(25, [])).toBe(1_000));
});
