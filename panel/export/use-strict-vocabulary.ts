import { useEffect, useState } from 'react';
import type { Vocabulary } from '../../src/redaction/vocabulary/vocabulary.ts';
import { strictVocabulary } from './strict-vocabulary.ts';

/** Undefined until it is loaded. */
export function useStrictVocabulary(): Vocabulary | undefined {
  const [vocabulary, setVocabulary] = useState<Vocabulary>();
  useEffect(() => {
    let here = true;
    void strictVocabulary().then((loaded) => {
      if (here) setVocabulary(loaded);
    });
    return () => {
      here = false;
    };
  }, []);
  return vocabulary;
}
