import { describe, expect, it } from 'vitest';
import { createNetLogTrace } from '../../../src/files/net-log/trace-events.ts';

const OFFSET = 1_700_000_000_000;

/** An event as `Tracing.dataCollected` has it: a source has a track, and is named by its type and its beginning. */
function event(
  track: number,
  ph: 'b' | 'e' | 'n',
  ms: number,
  name: string,
  params: object = {},
  { begun = 100 + track, type = 'URL_REQUEST' } = {},
) {
  const args =
    ph === 'e' ? {} : { params: { ...params, source_start_time: String(begun) }, source_type: type };
  return { name, ph, ts: ms * 1_000, cat: 'netlog', pid: 7, id2: { local: `0x${track.toString(16)}` }, args };
}

/** A handshake: with the parameters of its end at its beginning, as traces have it. */
const handshake = (track: number, ms: number, url: string, error: number, message?: string) => [
  event(track, 'b', ms, 'REQUEST_ALIVE', { url, net_error: error }),
  event(track, 'n', ms + 1, 'HTTP_TRANSACTION_SEND_REQUEST_HEADERS', {
    headers: ['Host: a.test', `Sec-WebSocket-Key: key-${track}`],
    line: 'GET / HTTP/1.1',
  }),
  ...(message === undefined ? [] : [event(track, 'n', ms + 3, 'WEBSOCKET_UPGRADE_FAILURE', { message })]),
  event(track, 'e', ms + 4, 'REQUEST_ALIVE'),
];

const opened = (track: number, ms: number, url: string) => [
  event(track, 'b', ms, 'REQUEST_ALIVE', { url, net_error: -173 }),
  event(track, 'n', ms + 2, 'HTTP_TRANSACTION_READ_RESPONSE_HEADERS', {
    headers: ['HTTP/1.1 101 Switching Protocols', 'Upgrade: websocket'],
  }),
  event(track, 'e', ms + 3, 'REQUEST_ALIVE'),
];
const close = (track: number, ms: number, direction: 'RECV' | 'SENT') =>
  event(track, 'n', ms, `WEBSOCKET_${direction}_FRAME_HEADER`, {
    opcode: 8,
    final: true,
    payload_length: 11,
  });

const entries = (events: readonly { kind: string }[]) => events.filter(({ kind }) => kind === 'wire-entry');

describe('the net log in a trace', () => {
  it('has the words of a handshake that failed, whatever the order of its events', () => {
    const trace = createNetLogTrace();
    const message = 'Error during WebSocket handshake: Unexpected response code: 403';
    trace.take(handshake(1, 200, 'wss://a.test/live', -320, message).reverse(), OFFSET);
    expect(entries(trace.read(false).events)).toMatchObject([
      {
        by: 'net-log',
        url: 'wss://a.test/live',
        status: 403,
        reason: message,
        requestSent: true,
        startedAt: OFFSET + 200,
        endedAt: OFFSET + 204,
        requestHeaders: [{ name: 'Host' }, { name: 'Sec-WebSocket-Key', value: 'key-1' }],
      },
    ]);
    expect(trace.read(false).connections).toBe(0);
  });

  it('names the error of a connection that was not established', () => {
    const trace = createNetLogTrace();
    trace.take(
      [
        event(1, 'b', 5, 'REQUEST_ALIVE', { url: 'ws://a.test/', net_error: -102 }),
        event(1, 'e', 9, 'REQUEST_ALIVE'),
      ],
      OFFSET,
    );
    expect(entries(trace.read(false).events)).toMatchObject([
      { reason: 'Error in connection establishment: net::ERR_CONNECTION_REFUSED', requestSent: false },
    ]);
  });

  it('says nothing of a request that ended without an error before it was sent', () => {
    const trace = createNetLogTrace();
    const url = 'wss://a.test/';
    trace.take([event(1, 'b', 5, 'REQUEST_ALIVE', { url }), event(1, 'e', 9, 'REQUEST_ALIVE')], OFFSET);
    expect(trace.read(true)).toMatchObject({ connections: 0, events: [] });
  });

  it('tells who closed first, also when the close is in a later recording', () => {
    const trace = createNetLogTrace();
    trace.take(opened(1, 10, 'wss://a.test/a'), OFFSET);
    expect(trace.read(false).connections).toBe(0);
    // Another track by then, but the same source.
    trace.take(
      [
        { ...close(1, 900, 'RECV'), id2: { local: '0x9' } },
        { ...close(1, 901, 'SENT'), id2: { local: '0x9' } },
      ],
      OFFSET,
    );
    const { events } = trace.read(true);
    expect(entries(events)).toMatchObject([{ status: 101, endedAt: OFFSET + 900 }]);
    expect(events).toContainEqual(expect.objectContaining({ topic: 'server-closed-first' }));
  });

  it('keeps apart what uses a track one after the other, and what began at the same time', () => {
    const trace = createNetLogTrace();
    trace.take(
      [
        ...handshake(1, 10, 'ws://a.test/1', -102),
        ...handshake(1, 50, 'ws://a.test/2', -105).map((each) => ({
          ...each,
          args:
            each.ph === 'e' ? {} : { ...each.args, params: { ...each.args.params, source_start_time: '50' } },
        })),
        ...handshake(2, 10, 'ws://a.test/3', -101).map((each) => ({
          ...each,
          args:
            each.ph === 'e'
              ? {}
              : { ...each.args, params: { ...each.args.params, source_start_time: '101' } },
        })),
      ],
      OFFSET,
    );
    const found = entries(trace.read(true).events) as unknown as { url: string; reason: string }[];
    expect(found.map(({ url, reason }) => `${url} ${reason.replace(/.*::/, '')}`).sort()).toEqual([
      'ws://a.test/1 ERR_CONNECTION_REFUSED',
      'ws://a.test/2 ERR_NAME_NOT_RESOLVED',
      'ws://a.test/3 ERR_CONNECTION_RESET',
    ]);
  });

  it('passes over what is no event of the net log, and what is no WebSocket', () => {
    const trace = createNetLogTrace();
    const strange = [null, 3, {}, { cat: 'netlog' }, { ...event(1, 'b', 1, 'X'), ts: 'x' }];
    trace.take([...strange, ...handshake(3, 1, 'https://a.test/', -102)], OFFSET);
    expect(trace.read(true)).toMatchObject({ connections: 0, events: [] });
  });
});
