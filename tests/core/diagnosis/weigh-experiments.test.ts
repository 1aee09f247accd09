import { expect, it } from 'vitest';
import type { Match } from '../../../src/diagnosis/rule.ts';
import { adjustConfidence } from '../../../src/diagnosis/weigh-experiments.ts';
import type { Connection } from '../../../src/session/connection.ts';
import type { Confidence } from '../../../src/shared/confidence.ts';

const match: Match = { confidence: 'certain', evidence: [{ fact: 'a fact', events: [1] }], facts: {} };

it.each<[Confidence, Confidence]>([
  ['certain', 'likely'],
  ['likely', 'likely'],
  ['possible', 'certain'],
])(
  'an experiment whose conclusion is %s makes a certain verdict that it contradicts %s',
  (confidence, after) => {
    const pattern = { supports: [], contradicts: ['the-rule'], next: '' };
    const conclusions = [{ pattern, title: '', confidence, because: [] }];
    const connection = { probe: { event: 9, conclusions } } as unknown as Connection;
    expect(adjustConfidence({ id: 'the-rule' }, match, connection).confidence).toBe(after);
  },
);
