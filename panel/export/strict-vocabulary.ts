import type { Vocabulary } from '../../src/redaction/vocabulary/vocabulary.ts';

/** Loads the word lists of strict masking, which are large, when they are needed. */
export async function strictVocabulary(): Promise<Vocabulary> {
  const { loadVocabulary } = await import('../../src/redaction/vocabulary/load-vocabulary.ts');
  return loadVocabulary();
}
