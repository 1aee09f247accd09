import common from './common.json' with { type: 'json' };
import technical from './technical.json' with { type: 'json' };
import { createVocabulary, type Vocabulary } from './vocabulary.ts';

let made: Vocabulary | undefined;

/** The lists as a vocabulary, made once. They are large: the panel loads this file only when something is exported. */
export function loadVocabulary(): Vocabulary {
  made ??= createVocabulary({ common, technical });
  return made;
}
