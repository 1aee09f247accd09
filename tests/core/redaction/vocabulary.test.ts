import { describe, expect, it } from 'vitest';
import { wordsOfSources } from '../../../scripts/vocabulary.ts';
import { loadVocabulary } from '../../../src/redaction/vocabulary/load-vocabulary.ts';

describe('the vocabulary of strict masking', () => {
  it('has every word of our own texts: `npm run vocabulary` writes it anew', () => {
    const { isWord, isTechnical } = loadVocabulary();
    const missing = [...wordsOfSources()].filter((word) => !isWord(word) && !isTechnical(word));
    expect(missing).toEqual([]);
  });
});
