import { describe, expect, it } from 'vitest';
import { unmaskedSuspects } from '../../../src/redaction/unmasked-suspects.ts';

const found = (text: string): [string, string][] =>
  unmaskedSuspects(text).map(({ from, to, why }) => [text.slice(from, to), why]);

const HEX = '8f14e45fceea167a5a36dedd4bea2543';
const MIXED = 'q7Xv2LmB9zKe4RtY1wPa';

describe('what should be looked at before it is shared', () => {
  it.each([
    [`a ${HEX}.`, HEX, 'long hexadecimal: a hash, or a key'],
    [`a ${MIXED}== b`, `${MIXED}==`, 'long and mixed: an id, or a token'],
    ['of ada@example.com,', 'ada@example.com', 'an e-mail address'],
    ['at 10.0.0.7:80', '10.0.0.7', 'an IP address'],
    ['{"password":"x1y2z3"}', 'x1y2z3', 'value of a field named like a secret'],
    ['token: abcdef', 'abcdef', 'value of a field named like a secret'],
  ])('in %s', (text, word, why) => {
    // A word of letters alone may be any word of a sentence.
    expect(found(text)).toEqual(word === 'abcdef' ? [] : [[word, why]]);
  });

  it('is told in the order of the text', () => {
    expect(found(`10.0.0.7 ${HEX} 10.0.0.8`).map(([word]) => word)).toEqual(['10.0.0.7', HEX, '10.0.0.8']);
  });

  it('is told once, where it is suspect for two reasons, as the longer one', () => {
    const text = `ada@${MIXED}.example.com is token=${HEX}xyz1`;
    expect(found(text)).toEqual([
      [`ada@${MIXED}.example.com`, 'an e-mail address'],
      [`${HEX}xyz1`, 'long and mixed: an id, or a token'],
    ]);
    expect(found(HEX)).toEqual([[HEX, 'long hexadecimal: a hash, or a key']]);
  });

  it('is told where one follows the other at once', () => {
    expect(found('secret: "ada77x"x1y2z3@example.com')).toEqual([
      ['ada77x', 'value of a field named like a secret'],
      ['x1y2z3@example.com', 'an e-mail address'],
    ]);
  });
});

describe('what need not be looked at', () => {
  it.each([
    'token «token-12» «token-1»',
    'id 0f8fad5b-d9cb-469f-a165-70867728950e',
    'the rule closed-by-transport-without-a-code',
    'Chrome/156.0.0.0 127.0.0.1 0.0.0.0',
    'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
    'the password: expired',
    '',
  ])('%s', (text) => expect(found(text)).toEqual([]));
});
