import { describe, expect, it } from 'vitest';
import { createAlerts } from '../../../cli/monitor/alerts.ts';
import { createVerdictChanges, type VerdictChange } from '../../../cli/monitor/verdict-changes.ts';
import { webhookBody } from '../../../cli/monitor/webhook.ts';
import type { Observation } from '../../../cli/telemetry/observation.ts';

const target = { url: new URL('ws://h.test/live'), name: 'ws://h.test/live' };

const seen = (at: number, ...rules: string[]): Observation => ({
  target,
  at,
  opened: rules.length === 0,
  healthy: rules.length === 0,
  causes: rules.map((rule) => ({
    rule,
    severity: 'error',
    confidence: 'certain',
    count: 1,
    connections: ['c1'],
    url: target.name,
    cause: `cause ${rule} at ${at}`,
    evidence: 'evidence',
    fix: 'fix',
  })),
});

const rulesOf = (causes: VerdictChange['active']): string[] => causes.map(({ cause }) => cause.rule);

describe('changes of a verdict', () => {
  it('are the first problem, another one and the end of one, and nothing in between', () => {
    const changes = createVerdictChanges();
    const told: string[] = [];
    for (const observation of [
      seen(1),
      seen(2, 'forbidden'),
      seen(3, 'forbidden'),
      seen(4, 'tls-version', 'forbidden'),
      seen(5, 'forbidden', 'tls-version'),
      seen(6, 'tls-version'),
      seen(7),
      seen(8),
    ]) {
      const change = changes.since(observation);
      if (!change) continue;
      changes.told(change);
      told.push(`${observation.at}: ${rulesOf(change.active)} | ${rulesOf(change.resolved)}`);
    }
    expect(told).toEqual([
      '2: forbidden | ',
      '4: tls-version,forbidden | ',
      '6: tls-version | forbidden',
      '7:  | tls-version',
    ]);
  });

  it('keep when a cause was first seen', () => {
    const changes = createVerdictChanges();
    for (const at of [1_000, 2_000]) {
      const change = changes.since(seen(at, 'forbidden'));
      if (change) changes.told(change);
    }
    const body = webhookBody(changes.since(seen(3_000)) as VerdictChange);
    expect(body.status).toBe('resolved');
    expect(body.alerts).toMatchObject([
      {
        status: 'resolved',
        labels: { rule: 'forbidden' },
        startsAt: '1970-01-01T00:00:01.000Z',
        endsAt: '1970-01-01T00:00:03.000Z',
      },
    ]);
  });

  it('that could not be told are told after the next probe, one at a time', async () => {
    const sent: string[] = [];
    const failed: string[] = [];
    let answer: (why: string | undefined) => void = () => undefined;
    const alerts = createAlerts(
      (change) => {
        sent.push(`${change.observation.at}`);
        return new Promise((resolve) => {
          answer = resolve;
        });
      },
      (_, why) => failed.push(why),
    );
    alerts.look(seen(1, 'forbidden'));
    alerts.look(seen(2, 'forbidden'));
    answer('it answered 500');
    await alerts.settled();
    alerts.look(seen(3, 'forbidden'));
    answer(undefined);
    await alerts.settled();
    alerts.look(seen(4, 'forbidden'));
    await alerts.settled();
    expect([sent, failed]).toEqual([['1', '3'], ['it answered 500']]);
  });
});
