import { describe, expect, test } from 'vitest';
import { entropy, secretShape } from '../../../src/handshake/secret-shape.ts';

const hex = '9f8a7c6b5d4e3f2a1b0c9d8e7f6a5b4c';

describe('what looks secret', () => {
  test.each([
    ['Stripe', `sk_live_${hex}`],
    ['GitHub', `ghp_${hex}`],
    ['Slack', `xoxb-${hex}`],
    ['AWS', 'AKIAIOSFODNN7EXAMPLE'],
    ['Google', `AIza${hex}`],
    ['OpenAI', `sk-proj-${hex}`],
    ['Anthropic', `sk-ant-api03-${hex}`],
    ['GitLab', `glpat-${hex}`],
    ['npm', `npm_${hex}`],
    ['Twilio', `SK${hex}`],
  ])('a key of %s, whatever its name', (vendor, value) => {
    expect(secretShape('x', value)).toEqual({ kind: 'vendor', vendor });
  });

  test.each(['api_key', 'apikey', 'key', 'client-secret', 'password', 'x-api-key'])(
    'by the name %s',
    (name) => {
      expect(secretShape(name, hex)).toEqual({ kind: 'named' });
    },
  );

  test.each(['token', 'access_token', 'authToken', 'jwt', 'ticket'])('a token by the name %s', (name) => {
    expect(secretShape(name.replace('authToken', 'auth_token'), hex)).toEqual({ kind: 'token' });
  });

  test.each([
    ['key', 'ArrowUp'],
    ['key', 'aaaaaaaaaaaaaaaaaaaa'],
    ['room', hex],
    ['monkey', 'short'],
    ['pk', 'pk_live_abcdefghijklmnop'],
    ['', ''],
    ['csrf-token', hex],
    ['xsrf_key', hex],
    ['token', 'elevenchars'],
    ['token-of-room', hex],
  ])('not %s=%s', (name, value) => {
    expect(secretShape(name, value)).toBeUndefined();
  });

  test('a key of a service that is compatible with OpenAI has no vendor', () => {
    expect(secretShape('x', `sk-${hex}`)).toEqual({ kind: 'vendor' });
  });

  test('twelve characters are enough under a name', () => {
    expect(secretShape('token', 'twelve-chars')).toEqual({ kind: 'token' });
    expect(secretShape('key', 'a1b2c3d4e5f6')).toEqual({ kind: 'named' });
  });

  test('a key looks random from 2.8 bits per character on', () => {
    expect(secretShape('key', '0123456'.repeat(2))).toEqual({ kind: 'named' });
    expect(secretShape('key', '012345'.repeat(2))).toBeUndefined();
  });

  test('entropy is measured of the first 256 characters', () => {
    expect(entropy(`${'a'.repeat(256)}bcdefgh`)).toBeCloseTo(0);
    expect(entropy(`${'a'.repeat(255)}b`)).toBeGreaterThan(0);
  });

  test('entropy: nothing in a repetition, four bits in hexadecimal digits', () => {
    expect(entropy('aaaaaaaa')).toBeCloseTo(0);
    expect(entropy('0123456789abcdef')).toBeCloseTo(4);
  });
});
