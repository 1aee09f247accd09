import { expect, it } from 'vitest';
import type { PageEvent, PageFact } from '../../../src/capture/captured-event.ts';
import { ingest } from '../../../src/session/ingest.ts';
import { createSession } from '../../../src/session/session.ts';

const event = (seq: number, fact: PageFact): PageEvent =>
  ({ ...fact, source: 'page', context: 'c', seq, at: seq }) as PageEvent;

it('events that came before their socket are taken in the order of the page', () => {
  const session = createSession();
  const page = { url: 'http://h.test/', title: '', top: true, userAgent: '' };
  ingest(session, event(1, { kind: 'page-started', ...page }));
  const end = { code: 1011, reason: '', wasClean: true, buffered: 0 };
  ingest(session, event(4, { kind: 'closed', socket: 1, ...end }));
  ingest(session, event(3, { kind: 'opened', socket: 1, protocol: '', extensions: '' }));
  ingest(session, event(2, { kind: 'created', socket: 1, url: 'ws://h.test/', protocols: [] }));
  const [connection] = session.connections.values();
  expect(connection?.notes.map(({ event: { kind } }) => kind)).toEqual(['created', 'opened', 'closed']);
});
