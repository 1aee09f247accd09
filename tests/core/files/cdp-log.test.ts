import fc from 'fast-check';
import { expect, it } from 'vitest';
import { findingsOf, logSession, readBytes } from '../../support/read-sample.ts';

const requestId = '1.2';
const url = 'wss://api.test/live';
const events = (error: string | undefined, status: number): string =>
  [
    { method: 'Network.webSocketCreated', params: { requestId, url } },
    {
      method: 'Network.webSocketWillSendHandshakeRequest',
      params: {
        requestId,
        timestamp: 100,
        wallTime: 1_795_967_659,
        request: { headers: { Origin: 'https://app.test' } },
      },
    },
    {
      method: 'Network.webSocketHandshakeResponseReceived',
      params: { requestId, timestamp: 100.2, response: { status, headers: { Server: 'nginx' } } },
    },
    {
      method: 'Network.webSocketFrameReceived',
      params: { requestId, timestamp: 101, response: { opcode: 1, mask: false, payloadData: 'hello' } },
    },
    ...(error === undefined
      ? []
      : [
          {
            method: 'Network.webSocketFrameError',
            params: { requestId, timestamp: 102, errorMessage: error },
          },
        ]),
    { method: 'Network.webSocketClosed', params: { requestId, timestamp: 103 } },
  ]
    .map((event) => JSON.stringify(event))
    .join('\n');
const read = (text: string) => readBytes(new TextEncoder().encode(text));

it('a rejected handshake', () => {
  const text = events('Error during WebSocket handshake: Unexpected response code: 502', 502);
  expect(findingsOf(logSession(read(text))).rules).toEqual(['server-error']);
});

it('a connection that worked: its messages and its end', () => {
  const session = logSession(read(events(undefined, 101)));
  const [connection] = session.connections.values();
  expect(connection).toMatchObject({ url, state: 'closed', received: { frames: 1 } });
  expect(connection?.wire?.entry.endedAt).toBe(1_795_967_662_000);
  expect(findingsOf(session).rules).toEqual([]);
});

it('never throws', () => {
  const bytes = new TextEncoder().encode(events('x', 101));
  fc.assert(
    fc.property(fc.nat(bytes.length), fc.nat(255), fc.nat(bytes.length), (at, byte, length) => {
      const damaged = bytes.slice(0, length);
      damaged[at] = byte;
      const content = readBytes(damaged);
      if (content.ok && content.kind === 'log') findingsOf(logSession(content));
    }),
    { numRuns: 200 },
  );
});
