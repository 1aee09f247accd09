import { describe, expect, it } from 'vitest';
import { createPlaceholderMap, isMasked } from '../../../src/redaction/placeholder-map.ts';

describe('a placeholder', () => {
  it('is numbered by its kind, and the same for the same secret', () => {
    const book = createPlaceholderMap(true);
    expect(['open', 'shut', 'open'].map((secret) => book.mask(secret, 'key'))).toEqual([
      '«key-1»',
      '«key-2»',
      '«key-1»',
    ]);
    expect(book.mask('ajar', 'token')).toBe('«token-1»');
    // The kind is that under which it was found first.
    expect(book.mask('open', 'token')).toBe('«key-1»');
  });

  it('has no number where numbers would mislead', () => {
    const book = createPlaceholderMap(false);
    expect([book.mask('open', 'key'), book.mask('shut', 'key')]).toEqual(['«key»', '«key»']);
  });

  it('tells the length of the secret where it is asked to', () => {
    expect(createPlaceholderMap(true, true).mask('open', 'key')).toBe('«key-1:4»');
    expect(createPlaceholderMap(false, true).mask('open', 'key')).toBe('«key:4»');
  });

  it.each(['', 'null', '123', 'token', '«key-1»', '***'])('is not given to what is no secret: %j', (text) => {
    const book = createPlaceholderMap(true);
    expect(book.mask(text, 'key')).toBe(text);
    expect(book.size()).toBe(0);
  });

  it('is given to it where it must be', () => {
    const book = createPlaceholderMap(true);
    expect(book.force('null', 'key')).toBe('«key-1»');
    expect(book.force('null', 'key')).toBe('«key-1»');
    expect(book.size()).toBe(1);
  });
});

describe('a value that is only not known to be harmless', () => {
  it('has one placeholder, and is not looked for elsewhere', () => {
    const book = createPlaceholderMap(true);
    expect([book.value('ada', 'word'), book.value('ada', 'text')]).toEqual(['«word-1»', '«word-1»']);
    expect(book.placeholderOf('ada')).toBeUndefined();
    expect([[...book.entries()], [...book.values()]]).toEqual([[], [['ada', '«word-1»']]]);
    expect(book.size()).toBe(0);
  });

  it('keeps its placeholder when it is found to be secret', () => {
    const book = createPlaceholderMap(true);
    book.value('ada', 'word');
    expect(book.mask('ada', 'password')).toBe('«word-1»');
    expect(book.placeholderOf('ada')).toBe('«word-1»');
    expect([...book.entries()]).toEqual([['ada', '«word-1»']]);
    expect(book.size()).toBe(1);
  });

  it('has the placeholder of the secret that it is', () => {
    const book = createPlaceholderMap(true);
    book.mask('ada', 'password');
    expect(book.value('ada', 'word')).toBe('«password-1»');
    expect([...book.values()]).toEqual([]);
  });
});

describe('a placeholder of an earlier export', () => {
  it('keeps its number', () => {
    const book = createPlaceholderMap(true);
    book.reserve('a «key-3» and «key-2:24», «private-key-7»');
    expect(book.mask('open', 'key')).toBe('«key-4»');
    expect(book.mask('shut', 'private-key')).toBe('«private-key-8»');
    expect(book.mask('ajar', 'token')).toBe('«token-1»');
  });

  it('is told from one of this export', () => {
    const book = createPlaceholderMap(true);
    book.mask('open', 'key');
    book.reserve('«key-1»');
    expect(book.mask('shut', 'key')).toBe('«key-2»');
    book.reserve('«key-9»');
    book.reserve('«key-3»');
    expect(book.mask('ajar', 'key')).toBe('«key-10»');
  });
});

it.each([
  ['«key-1»', true],
  ['«key-1:24»', true],
  ['«private-key»', true],
  ['***', true],
  ['*key-1*', true],
  ['*key-1*****?', true],
  ['«key-1»x', false],
  ['x«key-1»', false],
  ['*key-1*x', false],
  ['', false],
  ['open', false],
])('%j is masked: %s', (text, masked) => expect(isMasked(text)).toBe(masked));

it('tells the secrets after so many, in the order found', () => {
  const book = createPlaceholderMap(true);
  for (const secret of ['open', 'shut', 'open', 'ajar']) book.mask(secret, 'key');
  book.value('a name', 'word');
  expect([0, 1, 3].map((count) => book.secretsFrom(count))).toEqual([
    ['open', 'shut', 'ajar'],
    ['shut', 'ajar'],
    [],
  ]);
});
