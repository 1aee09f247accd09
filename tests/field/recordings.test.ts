import { describe, expect, it } from 'vitest';
import { judgeRecorded } from './judge-recorded.ts';
import { KNOWN_SHORT } from './known-short.ts';
import { fieldScenes } from './scenes/index.ts';

describe('the scenes of real servers, as they were recorded', () => {
  const results = judgeRecorded(fieldScenes);

  it('there are recordings', () => {
    expect(results.length).toBeGreaterThan(0);
  });

  it('scenes have names of their own', () => {
    expect(new Set(fieldScenes.map(({ id }) => id)).size).toBe(fieldScenes.length);
  });

  it.each(results.map((result) => [result.scene.id, result] as const))('%s', (id, { outcome, summary }) => {
    expect(outcome, summary).toBe(KNOWN_SHORT.includes(id) ? 'short' : 'right');
  });
});
