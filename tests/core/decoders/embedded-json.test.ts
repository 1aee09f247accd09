import { describe, expect, it } from 'vitest';
import { insideText } from '../../../src/decoders/embedded-json.ts';

const base64 = (text: string): string => Buffer.from(text).toString('base64');
const url = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');

describe('inside a text', () => {
  it('a JSON Web Token shows its claims', () => {
    const token = `${url({ alg: 'HS256' })}.${url({ sub: 'é', exp: 1 })}.c2ln`;
    expect(insideText(token)).toEqual({
      kind: 'jwt',
      header: { alg: 'HS256' },
      claims: { sub: 'é', exp: 1 },
    });
  });
  it('JSON in a string', () => expect(insideText('{"a":1}')).toEqual({ kind: 'json', value: { a: 1 } }));
  it('base64 of text', () => {
    expect(insideText(base64('Hello, World 2026'))).toMatchObject({
      kind: 'base64',
      text: 'Hello, World 2026',
    });
  });
  it('base64 of bytes', () => {
    const bytes = Uint8Array.from({ length: 24 }, (_, at) => 255 - at * 7);
    expect(insideText(Buffer.from(bytes).toString('base64'))).toEqual({ kind: 'base64', bytes });
  });
  it.each([
    'ping',
    'internationalization',
    'ABCDEFGHIJKLMNOP',
    '0123456789abcdef',
    'eyJhbGciOiJIUzI1NiJ9.not-a-token',
    `${url({ typ: 'x' })}.${url({})}.x`,
    '{not json}',
    'c2hvcnQ=',
    'Zm9vYmFyZm9vYmFy!',
  ])('%s is just that', (text) => expect(insideText(text)).toBeUndefined());
});
