import { describe, expect, it } from 'vitest';
import { strictSentence } from '../../../../src/redaction/strict/strict-sentence.ts';
import { strictHelpOf, vocabularyOf } from '../../../support/strict-help.ts';

const help = strictHelpOf({
  vocabulary: vocabularyOf('user server port sent limit', 'TCP iTCP'),
  quoted: ['shop.test'],
  known: ['user@port'],
});
const shown = (text: string): string => strictSentence(text, help);

describe('a size in a sentence of the diagnosis', () => {
  it.each(['2**20', '10**9', '4155551 B', 'sent 4155551 B.', 'limit 65536', '1048576', '123456789012 B'])(
    'stays: %s',
    (text) => expect(shown(text)).toBe(text),
  );

  it.each([
    ['100**20', '«token:7»'],
    ['2**200', '«token:6»'],
    ['zorblax B', '«word:7» B'],
    ['zz12345 B', '«token:7» B'],
    ['12345zz B', '«token:7» B'],
    ['1234567890123 B', '«number:13» B'],
    ['12345. B', '«number:5». B'],
    ['12345 Bx', '«number:5» «word:2»'],
    ['12345', '«number:5»'],
    ['65537', '«number:5»'],
  ])('is no size, and masked: %s', (text, masked) => expect(shown(text)).toBe(masked));
});

describe('a compound in a sentence of the diagnosis', () => {
  it.each([
    '60_000',
    '1_000_000',
    '10_000',
    '-iTCP:8080',
    'user@shop.test',
    'user@8080',
    'user@x',
    'user@null',
    'user@TCP',
    'user@@server',
    'C:\\user\\port',
  ])('stays where all its parts are known: %s', (text) => expect(shown(text)).toBe(text));

  it.each([
    ['1000_000', '«token:8»'],
    ['10_0000', '«token:7»'],
    ['10_000x', '«token:7»'],
    ['zorblax@user', '«token:12»'],
    ['user@zorblax', '«token:12»'],
    ['user@80801', '«token:10»'],
    ['user@1x', '«token:7»'],
    [':::x', '«token:4»'],
    ['user@port', '«known:9»'],
    ['/n/user', '«path:7»'],
  ])('is masked where one is not: %s', (text, masked) => expect(shown(text)).toBe(masked));
});

describe('a quote in a sentence of the diagnosis', () => {
  it.each([
    ['sent "zorblax user" limit', 'sent "«word:7» user" limit'],
    ['sent “zorblax user” limit', 'sent “«word:7» user” limit'],
    // A number of 64 KiB is known in the diagnosis' own text alone.
    ['sent “limit 65536” 65536', 'sent “limit «number:5»” 65536'],
    ['sent "65536"', 'sent "65536"'],
  ])('is read as free text: %s', (text, masked) => expect(shown(text)).toBe(masked));

  it('keeps the escapes beside it', () => {
    expect(shown('sent\\r\\nzorblax\\tuser')).toBe('sent\\r\\n«word:7»\\tuser');
  });
});
