import { describe, expect, it } from 'vitest';
import type { WireEntry } from '../../../src/capture/captured-event.ts';
import {
  failureOf,
  handshakeFailure,
  isHandshakeDone,
  netErrorOf,
  refusedWith,
  timeToFail,
} from '../../../src/session/handshake-outcome.ts';
import { connectionAt } from '../../support/connections.ts';
import {
  answered,
  closed,
  created,
  errored,
  failed,
  opened,
  REFUSED,
  REQUEST,
  START,
  type Step,
  tape,
  wire,
} from '../../support/tape.ts';

const URL_ = 'ws://api.test/live';
const made = (...steps: Step[]) => connectionAt(tape(created(URL_), ...steps));
const told = (entry: Partial<WireEntry>) => made(...failed(30), wire(40, { url: URL_, ...entry }));
/** One of a worker: the network log alone has it. */
const unseen = (entry: Partial<WireEntry>) => connectionAt(tape(wire(40, { url: URL_, ...entry })));

describe('the failure of a handshake', () => {
  it('is what the network log says', () => {
    const connection = told({ reason: answered(403) });
    expect(handshakeFailure(connection)).toEqual({
      wire: connection.wire,
      failure: { kind: 'status', status: 403 },
    });
  });

  it('is unknown without an entry or a reason', () => {
    expect(handshakeFailure(made(...failed(30)))).toBeUndefined();
    expect(handshakeFailure(told({}))).toBeUndefined();
  });

  it('is none of a connection that opened: its reason is about the end', () => {
    const reason = 'A server must not mask any frames that it sends to the client.';
    const connection = made(opened(20), closed(30, 1006), wire(40, { url: URL_, status: 101, reason }));
    expect(connection.wire?.failure?.kind).toBe('protocol');
    expect(handshakeFailure(connection)).toBeUndefined();
  });

  it('is asked for by its kind', () => {
    expect(failureOf(told({ reason: answered(403) }), 'status')).toEqual({ kind: 'status', status: 403 });
    expect(failureOf(told({ reason: answered(403) }), 'net')).toBeUndefined();
    expect(failureOf(made(), 'net')).toBeUndefined();
  });

  it('may be a network error', () => {
    expect(netErrorOf(told({ reason: REFUSED }))).toBe('ERR_CONNECTION_REFUSED');
    expect(netErrorOf(told({ reason: answered(403) }))).toBeUndefined();
  });
});

describe('a handshake is done', () => {
  const done = (status: number, requestHeaders = REQUEST) =>
    isHandshakeDone({ status, requestHeaders } as unknown as WireEntry);
  it('with 101, or with 200 over HTTP/2, where the request has no key', () => {
    expect(done(101)).toBe(true);
    expect(done(200)).toBe(false);
    expect(done(200, [])).toBe(true);
    expect(done(403, [])).toBe(false);
  });
});

describe('the status of a rejected handshake', () => {
  it('is that of the reason, or of the entry', () => {
    expect(refusedWith(told({ reason: answered(403), status: 500 }))).toBe(403);
    expect(refusedWith(told({ status: 503 }))).toBe(503);
    expect(refusedWith(told({ status: 300 }))).toBe(300);
  });

  it('may be a success of plain HTTP', () => {
    const requestHeaders = REQUEST;
    expect([200, 204, 299].map((status) => refusedWith(told({ status, requestHeaders })))).toEqual([
      200, 204, 299,
    ]);
    expect(refusedWith(told({ status: 199 }))).toBeUndefined();
    expect(refusedWith(told({ status: 100 }))).toBeUndefined();
    expect(refusedWith(told({}))).toBeUndefined();
  });

  it('is none of a handshake that was done, or that no log has', () => {
    expect(refusedWith(told({ status: 200 }))).toBeUndefined();
    expect(refusedWith(told({ status: 101 }))).toBeUndefined();
    expect(refusedWith(made(...failed(30)))).toBeUndefined();
    const open = made(opened(20), wire(40, { url: URL_, status: 101 }));
    if (open.wire) open.wire.entry = { ...open.wire.entry, status: 403 };
    expect(refusedWith(open)).toBeUndefined();
  });
});

describe('the time until a handshake failed', () => {
  it('ends with the close event, or with the error event', () => {
    expect(timeToFail(made(errored(30), closed(45, 1006)))).toBe(35);
    expect(timeToFail(made(errored(30)))).toBe(20);
  });

  it('is unknown of one that has not ended, or that the page did not tell of', () => {
    expect(timeToFail(made())).toBeUndefined();
    const close = { code: 1006, reason: '' };
    const connection = unseen({ status: 101, startedAt: START + 5, close });
    expect(connection.closed).toBeDefined();
    expect(timeToFail(connection)).toBeUndefined();
  });
});
