import type { TextTopic } from './topic.ts';
import { VOCABULARIES } from './vocabulary/index.ts';
import { NEUTRAL, SETS, WEIGHTS } from './vocabulary/phrases.ts';
import { END, withoutAccents, wordsOf } from './words.ts';

type Slot = { exact: ReadonlySet<string>; prefixes: readonly string[]; gap: number };
type Phrase = { topic: Exclude<TextTopic, 'unknown'>; weight: number; slots: readonly Slot[] };
type Topic = Phrase['topic'];
export type Scores = Map<Topic, number>;

function slotOf(part: string, gap: number): Slot {
  const names = part
    .split('|')
    .flatMap((name) => (name.startsWith('$') ? (SETS[name.slice(1)] ?? '').split('|') : [name]));
  return {
    gap,
    exact: new Set(names.filter((name) => !name.endsWith('*'))),
    prefixes: names.filter((name) => name.endsWith('*')).map((name) => name.slice(0, -1)),
  };
}

/** Returns the slots of a phrase as vocabulary/phrases.ts describes it. */
function slotsOf(text: string): Slot[] {
  const slots: Slot[] = [];
  let gap = 0;
  for (const part of withoutAccents(text).split(' ')) {
    if (part === '..') gap = 3;
    else if (part === '...') gap = 8;
    else {
      // `api key` and its kin are one word by now: see JOINED in words.ts.
      slots.push(slotOf(part, gap));
      gap = 0;
    }
  }
  return slots;
}

const PHRASES: readonly Phrase[] = VOCABULARIES.flatMap(({ topic, ...groups }) =>
  (['decisive', 'specific', 'strong', 'clear', 'weak'] as const).flatMap((group) =>
    (groups[group] ?? []).map((text) => ({ topic, weight: WEIGHTS[group], slots: slotsOf(text) })),
  ),
);

const NEUTRAL_PHRASES = NEUTRAL.map(slotsOf);

const BY_FIRST_WORD = new Map<string, Phrase[]>();
const BY_PREFIX: Phrase[] = [];
for (const phrase of PHRASES) {
  const first = phrase.slots[0];
  if (first === undefined) continue;
  for (const word of first.exact) {
    const list = BY_FIRST_WORD.get(word);
    if (list === undefined) BY_FIRST_WORD.set(word, [phrase]);
    else list.push(phrase);
  }
  if (first.prefixes.length > 0) BY_PREFIX.push(phrase);
}

function fits(slot: Slot, word: string): boolean {
  return slot.exact.has(word) || slot.prefixes.some((prefix) => word.startsWith(prefix));
}

/** Returns the index after the last word of the phrase, or -1. Each slot takes the first word that fits. */
function endOf(slots: readonly Slot[], words: readonly string[], start: number): number {
  let at = start;
  for (const slot of slots) {
    const limit = at + slot.gap;
    let found = -1;
    for (let index = at; index <= limit && index < words.length; index++) {
      const word = words[index] ?? END;
      if (word === END) break;
      if (fits(slot, word)) {
        found = index;
        break;
      }
    }
    if (found === -1) return -1;
    at = found + 1;
  }
  return at;
}

/** Returns the words with those of neutral phrases replaced by sentence ends. */
function withoutNeutral(words: string[]): string[] {
  const left = [...words];
  for (let start = 0; start < words.length; start++) {
    for (const slots of NEUTRAL_PHRASES) {
      const end = endOf(slots, words, start);
      if (end > start) left.fill(END, start, end);
    }
  }
  return left;
}

function add(scores: Scores, topic: Topic, weight: number): void {
  const before = scores.get(topic) ?? 0;
  // The best phrase decides; each further one counts a little.
  scores.set(topic, before === 0 ? weight : Math.min(Math.max(before, weight) + 0.2, 8.5));
}

/** Returns how much one text says about each topic. */
export function scoresOf(text: string): Scores {
  const scores: Scores = new Map();
  const words = withoutNeutral(wordsOf(text));
  words.forEach((word, start) => {
    for (const phrase of [...(BY_FIRST_WORD.get(word) ?? []), ...BY_PREFIX]) {
      if (endOf(phrase.slots, words, start) > start) add(scores, phrase.topic, phrase.weight);
    }
  });
  const lower = text.slice(0, 1500).toLowerCase();
  for (const { topic, parts } of VOCABULARIES) {
    for (const part of parts ?? []) if (lower.includes(part)) add(scores, topic, WEIGHTS.parts);
  }
  return scores;
}
