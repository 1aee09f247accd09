/** The words that may be shown in a strict export. */
export interface Vocabulary {
  /** A word of everyday or technical English, in any case and inflection. */
  isWord(word: string): boolean;
  /** A word, or a name with signs in it, that the diagnosis or a protocol itself uses. */
  isTechnical(word: string): boolean;
  /** Written as words are, though none of the list: a name that somebody made up. */
  looksLikeWord(word: string): boolean;
}

/** The lists in common.json and technical.json: words with spaces between. */
export interface WordLists {
  common: { words: string };
  technical: { words: string; shared: string };
}

const split = (words: string): string[] => words.split(' ').filter((word) => word !== '');

export function createVocabulary({ common, technical }: WordLists): Vocabulary {
  const words = new Set(split(common.words));
  const own = new Set([...split(technical.words), ...split(technical.shared)]);
  for (const word of split(technical.words)) own.add(word.toLowerCase());
  const trigrams = new Set([...words].flatMap(trigramsOf));
  const known = (word: string): boolean => words.has(word) || own.has(word);
  const isWord = (given: string): boolean => {
    const word = given.toLowerCase().replace(/[’']s$/, '');
    return known(word) || stems(word).some((stem) => stem.length >= 3 && known(stem));
  };
  return {
    isWord,
    isTechnical: (given) => own.has(given) || own.has(given.toLowerCase()),
    looksLikeWord: (given) => {
      const word = given.toLowerCase();
      return isWord(word) || (word.length <= 14 && trigramsOf(word).every((each) => trigrams.has(each)));
    },
  };
}

function trigramsOf(word: string): string[] {
  const padded = `^${word}$`;
  return Array.from({ length: padded.length - 2 }, (_unused, at) => padded.slice(at, at + 3));
}

const SUFFIXES: readonly (readonly [string, readonly string[]])[] = [
  ['ies', ['y']],
  ['es', ['', 'e']],
  ['s', ['']],
  ['ed', ['', 'e']],
  ['ing', ['', 'e']],
  ['ly', ['']],
];

/** What the word may be an inflection of. */
function stems(word: string): string[] {
  return SUFFIXES.flatMap(([suffix, ends]) =>
    word.endsWith(suffix) ? ends.map((end) => word.slice(0, -suffix.length) + end) : [],
  );
}
