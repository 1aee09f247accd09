import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readJwt } from '../../../src/decoders/jwt.ts';
import { jwt, START } from '../../support/tape.ts';

const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
const head = part({ alg: 'RS256' });

describe('a JSON Web Token', () => {
  test('says what it is and when it is good', () => {
    expect(readJwt(jwt({ iat: -60, nbf: -30, exp: 900 }))).toEqual({
      kind: 'jwt',
      jwt: { alg: 'HS256', issuedAt: START - 60_000, validFrom: START - 30_000, expiresAt: START + 900_000 },
    });
  });

  test('with text that is not ASCII, and several audiences', () => {
    const token = `${head}.${part({ name: 'Zoë 🩺', aud: ['a', 'b', 7] })}.c2ln`;
    expect(readJwt(token)).toEqual({ kind: 'jwt', jwt: { alg: 'RS256', audience: 'a, b' } });
  });

  test('dates of a wrong type are as if they were not there', () => {
    expect(readJwt(`${head}.${part({ exp: '1800000000', nbf: null })}.c2ln`)).toEqual({
      kind: 'jwt',
      jwt: { alg: 'RS256' },
    });
  });

  test('an encrypted one keeps its claims to itself', () => {
    expect(readJwt(`${head}.a.b.c.d`)).toEqual({ kind: 'jwt', jwt: { alg: 'RS256' } });
  });

  test.each([
    ['two parts', `${head}.${part({})}`, '2 of the 3 parts'],
    ['one part', head, '1 of the 3 parts'],
    ['four parts', `${head}.${part({})}.c2ln.x`, '4 of the 3 parts'],
    ['claims that are no JSON', `${head}.bm8.c2ln`, 'no JSON'],
    ['claims that are a list', `${head}.${part([1])}.c2ln`, 'no JSON'],
    ['characters that are not of base64url', `${head}.e(}.c2ln`, 'no JSON'],
    ['no signature', `${head}.${part({})}.`, 'signature is empty'],
  ])('damaged: %s', (_name, token, fault) => {
    expect(readJwt(token)).toEqual({ kind: 'malformed', fault: expect.stringContaining(fault) });
  });

  test.each(
    [['', 'abc', part({ foo: 'bar' }), `${part({ typ: 'JWT' })}.e30.x`, 'eyJ', 'eyJ'.repeat(900_000)]]
      .flat()
      .map((text) => [text.slice(0, 30), text]),
  )('no token at all: %s', (_name, text) => {
    expect(readJwt(text)).toBeUndefined();
  });

  test('never throws', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.string().map((tail) => `${head}.${tail}`),
        ),
        (text) => void readJwt(text),
      ),
    );
  });
});
