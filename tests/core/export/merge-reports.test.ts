import { describe, expect, it } from 'vitest';
import { mergeReports } from '../../../src/export/report/merge-reports.ts';
import type { Report, ReportVerdict } from '../../../src/export/report/report.ts';

function sample(severity: 'error' | 'warning', eventIds: number[]): Report {
  const verdict = {
    rule: severity,
    severity,
    confidence: 'certain',
    connections: ['c2'],
    evidence: [{ fact: 'seen', events: eventIds }],
  } as unknown as ReportVerdict;
  return {
    connections: [{ id: 'c2' }],
    verdicts: [verdict],
    events: eventIds.map((id) => ({ id, connection: 'c2', at: '', text: `${severity} ${id}` })),
    excerpt: [],
    crashedRules: [{ rule: 'x', connection: 'c2', error: '' }],
    losses: { droppedFrames: 1, droppedBytes: 2, missingEvents: 3, malformed: 4, repeated: 5 },
  } as unknown as Report;
}

describe('mergeReports', () => {
  it('keeps every id distinct and every proof pointing at its own event', () => {
    const merged = mergeReports([sample('warning', [2, 5]), sample('error', [2, 3])]);
    expect(merged.verdicts.map(({ rule }) => rule)).toEqual(['error', 'warning']);
    expect(new Set(merged.connections.map(({ id }) => id)).size).toBe(2);
    for (const { rule, evidence, connections } of merged.verdicts) {
      for (const id of evidence.flatMap(({ events }) => events)) {
        expect(merged.events.find((event) => event.id === id)?.text).toContain(rule);
      }
      expect(merged.connections.map(({ id }) => id)).toContain(connections[0]);
    }
    expect(merged.events.map(({ connection }) => connection)).toEqual(['c2', 'c2', 'c7', 'c7']);
    expect(merged.losses.malformed).toBe(8);
    expect(merged.crashedRules.map(({ connection }) => connection)).toEqual(['c2', 'c7']);
  });
});
