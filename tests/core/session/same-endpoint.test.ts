import { describe, expect, it } from 'vitest';
import {
  connectionsToSameEndpoint,
  inferPortProtocol,
  isSameUrlAndDocument,
  otherAttempts,
} from '../../../src/session/same-endpoint.ts';
import type { Session } from '../../../src/session/session.ts';
import { connectionAt } from '../../support/connections.ts';
import {
  answered,
  attempt,
  conversation,
  created,
  failed,
  page,
  REFUSED,
  type Step,
  tape,
  wire,
} from '../../support/tape.ts';

const URL_ = 'ws://api.test/live';
const indexes = (session: Session, found: readonly { id: string }[]): number[] =>
  found.map(({ id }) => [...session.connections.keys()].indexOf(id));

const many = (urls: string[]): Session =>
  tape(urls.map((url, i) => created(url, { socket: i + 1, at: 10 + i })));

it('connections to the same host and port are those around one, without it', () => {
  const session = many([URL_, 'ws://api.test/2', 'ws://other.test/', 'ws://api.test:80/3']);
  expect(indexes(session, connectionsToSameEndpoint(connectionAt(session, 1), session))).toEqual([0, 3]);
  session.byEndpoint.clear();
  expect(connectionsToSameEndpoint(connectionAt(session, 1), session)).toEqual([]);
});

describe('attempts of one document at one URL', () => {
  it('may differ in their query', () => {
    const session = many([URL_, `${URL_}?a=1`, `${URL_}?a=2`]);
    expect(indexes(session, otherAttempts(connectionAt(session, 1), session))).toEqual([0, 2]);
  });

  it.each(['wss://api.test:80/live', 'ws://api.test/other', 'ws://API.test/live'])(
    'are not those at %s',
    (other) => {
      const session = many([URL_, other]);
      expect(connectionsToSameEndpoint(connectionAt(session), session)).toHaveLength(1);
      expect(isSameUrlAndDocument(connectionAt(session), connectionAt(session, 1))).toBe(false);
      expect(otherAttempts(connectionAt(session), session)).toEqual([]);
    },
  );

  it('are not those over TLS where this one has none', () => {
    const session = many(['ws://api.test:80/live', 'wss://api.test:80/live']);
    expect(otherAttempts(connectionAt(session), session)).toEqual([]);
  });

  it('are not those of another document', () => {
    const session = tape(
      page('http://page.test/'),
      created(URL_),
      page('http://page.test/', { context: 'frame', at: 5 }),
      created(URL_, { context: 'frame' }),
    );
    expect(isSameUrlAndDocument(connectionAt(session), connectionAt(session, 1))).toBe(false);
  });
});

describe('whether a port uses TLS', () => {
  const inferred = (pageUrl: string, url: string, ...others: (Step | Step[])[]) => {
    const session = tape(page(pageUrl), created(url, { socket: 1 }), ...others);
    return inferPortProtocol(connectionAt(session), session);
  };

  it('is shown by the page that came from it', () => {
    expect(inferred('https://api.test/', 'wss://api.test/')).toEqual({
      speaks: 'tls',
      because: 'The page itself came over https from api.test:443.',
      events: [2],
    });
    expect(inferred('http://API.test:8080/', 'wss://api.test:8080/')).toEqual({
      speaks: 'plain',
      because: 'The page itself came over http from API.test:8080.',
      events: [2],
    });
  });

  it.each([
    ['of another port', 'http://api.test:81/'],
    ['of another host', 'http://page.test/'],
    ['of another scheme', 'ftp://api.test/'],
    ['without an address', ''],
  ])('is not shown by a page %s', (_, pageUrl) => expect(inferred(pageUrl, URL_)).toBeUndefined());

  it('is shown by another connection that opened', () => {
    expect(inferred('http://page.test/', 'wss://api.test:80/', conversation(URL_, 20))).toEqual({
      speaks: 'plain',
      because: 'Another ws:// socket of this tab was answered on api.test:80.',
      events: [4],
    });
    expect(
      inferred('http://page.test/', 'ws://api.test:443/', conversation('wss://api.test/', 20)),
    ).toMatchObject({
      speaks: 'tls',
      because: 'Another wss:// socket of this tab was answered on api.test:443.',
    });
  });

  it('is shown by another handshake that was rejected, but not with 400', () => {
    const other = (reason: string): Step[] => attempt('ws://api.test/2', reason, { at: 20 });
    const shown = inferred('http://page.test/', URL_, other(answered(403)));
    expect(shown).toMatchObject({ speaks: 'plain', events: [6] });
    expect(inferred('http://page.test/', URL_, other(answered(400)))).toBeUndefined();
    expect(inferred('http://page.test/', URL_, other(REFUSED))).toBeUndefined();
  });

  it('is shown by the first that was answered', () => {
    const session = tape(
      page('http://page.test/'),
      created(URL_, { socket: 1 }),
      ...failed(15, { socket: 1 }),
      attempt('ws://api.test/2', REFUSED, { at: 20 }),
      conversation('ws://api.test/3', 100),
      conversation('wss://api.test:80/4', 300),
    );
    expect(inferPortProtocol(connectionAt(session), session)).toMatchObject({ speaks: 'plain' });
  });

  it('of a worker is shown by the page of its time', () => {
    const session = tape(page('https://api.test/'), wire(40, { url: 'wss://api.test/', status: 101 }));
    expect(inferPortProtocol(connectionAt(session), session)?.speaks).toBe('tls');
  });

  it('is unknown without a document', () => {
    const session = tape(created(URL_));
    session.contexts.clear();
    expect(inferPortProtocol(connectionAt(session), session)).toBeUndefined();
  });
});
