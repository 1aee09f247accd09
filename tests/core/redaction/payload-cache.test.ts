import { describe, expect, it } from 'vitest';
import type { Payload } from '../../../src/capture/captured-event.ts';
import { createPayloadCache } from '../../../src/redaction/payload-cache.ts';
import { createTextCache } from '../../../src/redaction/text-cache.ts';
import { text } from '../../secrets/payloads.ts';

/** A book with so many secrets. */
function bookOf(secrets: number): { size: () => number; find: () => void } {
  let count = secrets;
  return {
    size: () => count,
    find: () => {
      count += 1;
    },
  };
}

describe('what was made of a message', () => {
  it('is kept, by the message itself', () => {
    const cache = createPayloadCache(bookOf(3));
    const [payload, shown] = [text('open'), text('«key-1»')];
    expect(cache.recall(payload)).toBeUndefined();
    expect(cache.keep(payload, 3, shown)).toBe(shown);
    expect(cache.recall(payload)).toBe(shown);
    expect(cache.recall(text('open'))).toBeUndefined();
  });

  it('is forgotten when another secret is found', () => {
    const book = bookOf(0);
    const cache = createPayloadCache(book);
    const payload = text('open');
    cache.keep(payload, 0, text('a'));
    book.find();
    expect(cache.recall(payload)).toBeUndefined();
    cache.keep(payload, 1, text('b'));
    expect(cache.recall(payload)?.text).toBe('b');
  });

  it('is not kept where making it found another secret', () => {
    const book = bookOf(0);
    const cache = createPayloadCache(book);
    const [first, second] = [text('open'), text('shut')];
    cache.keep(first, 0, text('a'));
    book.find();
    expect(cache.keep(second, 0, text('b')).text).toBe('b');
    expect([cache.recall(first), cache.recall(second)]).toEqual([undefined, undefined]);
    // Nor where another one was made meanwhile.
    cache.keep(first, 0, text('a'));
    expect(cache.recall(first)).toBeUndefined();
  });

  const MB = 1024 * 1024;
  const large = (key: 'text' | 'base64', length: number): Payload => ({
    opcode: 'text',
    size: length,
    kept: length,
    [key]: 'x'.repeat(length),
  });

  it.each(['text', 'base64'] as const)('takes 32 MB at most, of %s', (key) => {
    const book = bookOf(0);
    const cache = createPayloadCache(book);
    const payloads = [text('a'), text('b'), text('c')] as const;
    for (const payload of payloads) cache.keep(payload, 0, large(key, 12 * MB));
    expect(payloads.map((payload) => cache.recall(payload) !== undefined)).toEqual([true, true, false]);
    book.find();
    expect(cache.recall(payloads[0])).toBeUndefined();
    cache.keep(payloads[2], 1, large(key, 12 * MB));
    expect(cache.recall(payloads[2])).toBeDefined();
  });

  it('takes no room where masking changed nothing', () => {
    const cache = createPayloadCache(bookOf(0));
    for (let at = 0; at < 4; at += 1) {
      const payload = large('text', 12 * MB);
      cache.keep(payload, 0, payload);
      expect(cache.recall(payload)).toBe(payload);
    }
    const nothing: Payload = { opcode: 'text', size: 1, kept: 0 };
    cache.keep(nothing, 0, { ...nothing });
    expect(cache.recall(nothing)).toEqual(nothing);
  });
});

describe('what was made of a text', () => {
  const counting = (): { make: () => string; count: () => number } => {
    let count = 0;
    return {
      make: () => {
        count += 1;
        return `made ${count}`;
      },
      count: () => count,
    };
  };

  it('is made once for as long as no other secret is found', () => {
    const book = bookOf(0);
    const cached = createTextCache(book);
    const { make } = counting();
    expect([cached('a', make), cached('a', make), cached('b', make)]).toEqual(['made 1', 'made 1', 'made 2']);
    book.find();
    expect([cached('a', make), cached('a', make), cached('b', make)]).toEqual(['made 3', 'made 3', 'made 4']);
  });

  it('is made again where making it found another secret', () => {
    const book = bookOf(0);
    const cached = createTextCache(book);
    const { make } = counting();
    const finding = (): string => {
      book.find();
      return make();
    };
    expect([cached('a', finding), cached('a', make), cached('a', make)]).toEqual([
      'made 1',
      'made 2',
      'made 2',
    ]);
  });

  it('is kept of two thousand texts', () => {
    const cached = createTextCache(bookOf(0));
    const { make, count } = counting();
    for (let at = 0; at < 2_000; at += 1) cached(String(at), make);
    // The next one is the first after the cache was full.
    cached('more', make);
    expect(count()).toBe(2_001);
    cached('more', make);
    expect(count()).toBe(2_001);
    cached('0', make);
    expect(count()).toBe(2_002);
  });

  it('is kept until it is full', () => {
    const cached = createTextCache(bookOf(0));
    const { make, count } = counting();
    for (let at = 0; at < 1_999; at += 1) cached(String(at), make);
    cached('0', make);
    expect(count()).toBe(1_999);
  });
});
