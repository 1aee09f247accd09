import { describe, expect, it } from 'vitest';
import { isMaskedWhole, kindOf } from '../../../../src/redaction/strict/strict-help.ts';

describe('the kind of a value', () => {
  it.each([
    ['0f8fad5b-d9cb-469f-a165-70867728950e', 'uuid'],
    ['0F8FAD5B-D9CB-469F-A165-70867728950E', 'uuid'],
    ['12345', 'number'],
    ['-1.5', 'number'],
    ['+49 30 90', 'number'],
    ['12:30:45', 'number'],
    ['9f8a7c6b', 'hex'],
    ['9F8A7C6B', 'hex'],
    ['9f8a7c6', 'token'],
    ['9f8a7c6bz', 'token'],
    ['z9f8a7c6b', 'token'],
    ['deadbeefs', 'word'],
    ['two words', 'text'],
    ['a1 b2', 'text'],
    ['zebra7', 'token'],
    ['zebra.room', 'token'],
    ['zebra', 'word'],
    ['don’t-go', 'word'],
    ['größe', 'word'],
  ])('of %s is %s', (value, kind) => expect(kindOf(value)).toBe(kind));
});

describe('a text', () => {
  it.each(['«token-1:3»', '«token»', 'Bearer «token-1:3»', '«user-1:3»:«password-1:4»', ' («token-1»)'])(
    'is masked whole: %s',
    (text) => expect(isMaskedWhole(text)).toBe(true),
  );

  it.each([
    '',
    'Bearer',
    '...',
    'room «token-1:3»',
    '«token-1:3» room',
    'Bearer room «token-1»',
    '«',
    'x«token-1»',
  ])('is not: %s', (text) => expect(isMaskedWhole(text)).toBe(text === '«'));
});
