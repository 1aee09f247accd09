import { describe, expect, it } from 'vitest';
import { loadVocabulary } from '../../../../src/redaction/vocabulary/load-vocabulary.ts';
import { createVocabulary } from '../../../../src/redaction/vocabulary/vocabulary.ts';

const { isWord, isTechnical, looksLikeWord } = createVocabulary({
  common: { words: 'party  close lobby box tie' },
  technical: { words: 'nginx WebSocket', shared: 'TCP go' },
});

describe('a word of the lists', () => {
  it.each([
    'party',
    'Party',
    'LOBBY',
    'parties',
    'boxes',
    'closes',
    'lobbys',
    'closed',
    'boxed',
    'closing',
    'boxing',
    'closely',
    'lobby’s',
    "lobby's",
    'nginx',
    'websocket',
    'ties',
  ])('is known in any case and inflection: %s', (word) => expect(isWord(word)).toBe(true));

  it.each(['', 'part', 'lobb', 'lobby’sx', 'lobbyed x', 'goes', 'going', 'xlobby', 'tcp'])(
    'is none: %j',
    (word) => {
      expect(isWord(word)).toBe(false);
    },
  );
});

describe('a technical word', () => {
  it.each(['nginx', 'WebSocket', 'websocket', 'WEBSOCKET', 'TCP', 'go'])('is known: %s', (word) => {
    expect(isTechnical(word)).toBe(true);
  });

  it.each(['tcp', 'party', '', 'nginxs'])('is none: %j', (word) => expect(isTechnical(word)).toBe(false));
});

describe('a name that somebody made up', () => {
  it.each(['party', 'Parties', 'clobby', 'CLOBBY'])(
    'looks like a word where each part of it is in one: %s',
    (name) => expect(looksLikeWord(name)).toBe(true),
  );

  it.each(['zqx', 'lobbz', 'qlobby', `clo${'bb'.repeat(6)}y`])('does not otherwise: %s', (name) => {
    expect(looksLikeWord(name)).toBe(false);
  });

  it('has fourteen characters at most', () => {
    const { looksLikeWord: looks } = createVocabulary({
      common: { words: 'aaa' },
      technical: { words: '', shared: '' },
    });
    expect([14, 15].map((length) => looks('a'.repeat(length)))).toEqual([true, false]);
  });
});

it('the lists are read once', () => {
  expect(loadVocabulary()).toBe(loadVocabulary());
  expect(loadVocabulary().isWord('connections')).toBe(true);
});
