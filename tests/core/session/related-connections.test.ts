import { describe, expect, it } from 'vitest';
import {
  endpointKey,
  leaveEndpointIndex,
  nearby,
  visitRelated,
} from '../../../src/session/related-connections.ts';
import type { Session } from '../../../src/session/session.ts';
import { connectionAt } from '../../support/connections.ts';
import { closed, created, opened, type Step, tape } from '../../support/tape.ts';

const URL_ = 'ws://api.test/live';
const many = (count: number): Session =>
  tape(Array.from({ length: count }, (_, i) => created(URL_, { socket: i + 1, at: 10 + i })));

describe('the connections around an index', () => {
  const session = many(80);
  const row = [...session.connections.keys()];
  const around = (place: number, list = row): number[] =>
    nearby(list, place, session).map(({ id }) => row.indexOf(id));
  const span = (from: number, until: number, without: number): number[] =>
    Array.from({ length: until - from }, (_, i) => from + i).filter((at) => at !== without);

  it('are the 25 before it and the 25 after it, without the one at the index', () =>
    expect(around(40)).toEqual(span(15, 66, 40)));

  it('are fewer at the ends', () => {
    expect(around(0)).toEqual(span(1, 26, 0));
    expect(around(10)).toEqual(span(0, 36, 10));
    expect(around(79)).toEqual(span(54, 79, 79));
  });

  it('are those that still exist', () => {
    const list = [...row];
    list[39] = '';
    list[41] = 'c999';
    expect(around(40, list)).toEqual(span(15, 66, 40).filter((at) => at !== 39 && at !== 41));
  });
});

describe('the connections whose rules read one', () => {
  const numbers = (session: Session, index: number): (number | undefined)[] => {
    const visited: (number | undefined)[] = [];
    visitRelated(session, connectionAt(session, index), ({ socket }) => visited.push(socket));
    return visited;
  };
  const dropped = (socket: number, url: string, at: number): Step[] => [
    created(url, { socket, at }),
    opened(at + 5, { socket }),
    closed(at + 9, 1006, { socket }),
  ];

  it('go to the same host and port', () => {
    const session = tape(
      created('ws://api.test/1', { socket: 1 }),
      created('ws://api.test:80/2', { socket: 2 }),
      created('http://API.test/3', { socket: 3 }),
      created('wss://api.test/4', { socket: 4 }),
      created('ws://other.test/5', { socket: 5 }),
    );
    expect(numbers(session, 0)).toEqual([2, 3]);
    expect(numbers(session, 3)).toEqual([]);
  });

  it('of one that was dropped were dropped as well, whatever their host', () => {
    const session = tape(
      dropped(1, 'ws://a.test/', 10),
      dropped(2, 'ws://b.test/', 30),
      created('ws://a.test/', { socket: 3, at: 50 }),
    );
    expect(numbers(session, 0)).toEqual([3, 2]);
    expect(numbers(session, 2)).toEqual([1]);
  });

  it('are none where the endpoint is unknown', () => {
    const session = many(2);
    session.byEndpoint.clear();
    expect(numbers(session, 0)).toEqual([]);
  });
});

describe('a connection that leaves its endpoint', () => {
  it('keeps the indexes of the others', () => {
    const session = many(3);
    const [first, second, third] = session.connections.keys();
    leaveEndpointIndex(session, connectionAt(session, 1));
    expect(session.byEndpoint.get('api.test:80')).toEqual([first, '', third]);
    const other = { ...connectionAt(session, 0), id: second ?? '' };
    leaveEndpointIndex(session, other);
    expect(session.byEndpoint.get('api.test:80')).toEqual([first, '', third]);
  });

  it('has nothing to leave where the endpoint is unknown', () => {
    const session = many(1);
    session.byEndpoint.clear();
    leaveEndpointIndex(session, connectionAt(session));
    expect(session.byEndpoint.size).toBe(0);
  });
});

it('what the panel had the page open has its own key', () => {
  const stack = 'at wsdoctor-client-1.js:1:1';
  const session = tape(created('WSS://API.test/live'), created('ws://api.test:8080/', { at: 20, stack }));
  expect([0, 1].map((index) => endpointKey(connectionAt(session, index)))).toEqual([
    'api.test:443',
    'client api.test:8080',
  ]);
});
