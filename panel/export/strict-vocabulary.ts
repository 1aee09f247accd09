import type { Vocabulary } from '../../src/redaction/vocabulary/vocabulary.ts';

/** Knows no word: everything is masked. */
const NONE: Vocabulary = { isWord: () => false, isTechnical: () => false, looksLikeWord: () => false };

let loaded: Vocabulary | undefined;

/** Loads the lists of words, which are large, once. */
export async function strictVocabulary(): Promise<Vocabulary> {
  const { loadVocabulary } = await import('../../src/redaction/vocabulary/load-vocabulary.ts');
  loaded = loadVocabulary();
  return loaded;
}

/** The lists where they are loaded; before that nothing is known to be harmless. */
export function strictVocabularyNow(): Vocabulary {
  return loaded ?? NONE;
}
