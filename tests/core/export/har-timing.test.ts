import { expect, it } from 'vitest';
import { endOf } from '../../../src/session/connection.ts';
import { HAR_START_MS, harEntry, harFile } from '../../support/har-text.ts';
import { openHar, saveHar } from '../../support/har-tools.ts';

const only = (text: string) => {
  const session = openHar(text);
  const [connection] = session.connections.values();
  if (!connection) throw new Error('no connection');
  return { session, connection };
};

it('knows when a connection of Chromium opened and ended', () => {
  const { connection } = only(harFile(harEntry()));
  expect(connection.state).toBe('closed');
  expect(connection.opened?.at).toBe(HAR_START_MS + 100);
  expect(endOf(connection)).toBe(HAR_START_MS + 5_000);
});

it('knows that a connection was still open when the log was saved', () => {
  const { connection } = only(
    harFile(harEntry({ time: 100, timings: { wait: 100, receive: 0, _blocked_queueing: -1 } })),
  );
  expect(connection.state).toBe('open');
  expect(connection.opened?.at).toBe(HAR_START_MS + 100);
});

it.each([
  ['Chromium', { wait: 0, receive: 0, _blocked_queueing: -1 }, 0],
  ['Playwright', { send: -1, wait: -1, receive: -1 }, -1],
])('knows that a handshake of %s was not answered, and for how long', (_name, timings, status) => {
  const later = {
    _resourceType: 'fetch',
    startedDateTime: '2026-05-01T10:01:30.000Z',
    request: { url: 'https://other.test/' },
    response: { status: 200, headers: [] },
  };
  const { session, connection } = only(
    harFile(harEntry({ time: -1, timings, response: { status, headers: [] } }), later),
  );
  expect(connection.state).toBe('connecting');
  expect(session.clock - connection.createdAt).toBe(90_000);
});

it('does not call a handshake that failed, or was cancelled, unanswered', () => {
  const reason = 'WebSocket is closed before the connection is established.';
  const { connection } = only(
    harFile(
      harEntry({
        time: 10,
        timings: { wait: 10, receive: 0, _blocked_queueing: -1 },
        response: { status: 0, headers: [] },
        _webSocketMessages: [{ type: 'error', time: 12.5, opcode: -1, data: reason }],
      }),
    ),
  );
  expect(connection.state).toBe('closed');
  expect(connection.wire?.entry.reason).toBe(reason);
});

it('does not take a log that tells no end for an open connection', () => {
  const firefox = { time: 6, timings: { wait: 6, receive: 0 } };
  const { connection } = only(harFile(harEntry(firefox)));
  expect(connection.state).toBe('closed');
  expect(connection.opened?.at).toBe(HAR_START_MS + 6);
});

it.each([4_900, 0])('keeps that in an export of its own, receive %i', (receive) => {
  const timings = { wait: 100, receive, _blocked_queueing: -1 };
  const first = only(harFile(harEntry({ time: 100 + receive, timings })));
  const again = only(saveHar(first.session)).connection;
  expect(again.state).toBe(first.connection.state);
  expect(again.opened?.at).toBe(first.connection.opened?.at);
  expect(endOf(again)).toBe(endOf(first.connection));
});
