import { describe, expect, it } from 'vitest';
import { ingest } from '../../../src/session/ingest.ts';
import { pageLost } from '../../../src/session/lost-page.ts';
import { fact } from '../../support/connections.ts';
import { conversation, pagehide, pageshow, type Step, tape } from '../../support/tape.ts';

function lost(...steps: Step[]) {
  const session = tape(conversation('ws://api.test/live'), ...steps);
  const [connection] = session.connections.values();
  const context = connection?.context ?? '';
  const event = pageLost(session, context, session.clock + 500);
  if (event) ingest(session, event);
  return { session, connection, context, event };
}

describe('a document that is gone', () => {
  it('ends its connections, and leaves no number of a record missing', () => {
    const { session, connection, context } = lost();
    expect(connection?.state).toBe('closed');
    expect(connection?.documentUnloaded).toMatchObject({ persisted: false, lost: true });
    expect(session.losses.missingEvents).toBe(0);
    expect(pageLost(session, context, session.clock)).toBeUndefined();
  });

  it('has said so itself when it was left', () => {
    expect(lost(pagehide(900, false)).event).toBeUndefined();
    expect(lost(pagehide(900, true)).event).toBeUndefined();
    expect(lost(pagehide(900, true), pageshow(950, true)).event?.kind).toBe('page-lost');
  });

  it('is noted as an event of the page, at its next number', () => {
    const { event, context } = lost();
    expect(event).toMatchObject({ source: 'page', kind: 'page-lost', context, seq: 6 });
  });

  it('has not said so where another document was left', () => {
    const other = { kind: 'pagehide', persisted: false, context: 'frame' } as const;
    expect(lost(fact(900, other)).event?.kind).toBe('page-lost');
  });

  it('is none that nobody knows', () => {
    const { session } = lost();
    expect(pageLost(session, 'another', 1)).toBeUndefined();
  });
});
