import type { StrictHelp } from '../../src/redaction/strict/strict-help.ts';
import { createVocabulary, type Vocabulary } from '../../src/redaction/vocabulary/vocabulary.ts';

/** A vocabulary of these words alone, so that a test says itself which words are known. */
export function vocabularyOf(words: string, technical = ''): Vocabulary {
  return createVocabulary({ common: { words }, technical: { words: technical, shared: '' } });
}

export interface StrictHelpParts {
  vocabulary: Vocabulary;
  quoted?: readonly string[];
  /** Texts that are known to be secret. */
  known?: readonly string[];
}

/** Masks with placeholders that tell the kind and the length of what they replace. */
export function strictHelpOf({ vocabulary, quoted = [], known = [] }: StrictHelpParts): StrictHelp {
  return {
    vocabulary,
    mask: (value, kind) => `«${kind}:${value.length}»`,
    secret: (value) => `«secret:${value.length}»`,
    known: (text) => (known.includes(text) ? `«known:${text.length}»` : undefined),
    text: (value) => value,
    url: (value) => `«url:${value.length}»`,
    path: (value) => `«path:${value.length}»`,
    isQuoted: (text) => quoted.includes(text),
    remembered: (_key, make) => make(),
  };
}
