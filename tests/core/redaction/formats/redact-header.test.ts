import { describe, expect, it } from 'vitest';
import {
  type HeaderHelp,
  redactHeader,
  redactProtocols,
} from '../../../../src/redaction/formats/redact-header.ts';

const passwords: string[] = [];
/** Masks by the kind; what other functions would do with a value is named. */
const help: HeaderHelp = {
  mask(secret, kind) {
    if (kind === 'password') passwords.push(secret);
    return `«${kind}:${secret.length}»`;
  },
  text: (value) => (value.includes('hidden') ? '«text»' : value),
  url: (value) => `url(${value})`,
  shapes: (value) => `shapes(${value})`,
  userName: (name) => name === 'X-Mine',
};
const KEY = '9f8a7c6b5d4e3f2a1b0c';
const NONCE = 'dGhlIHNhbXBsZSBub25jZQ==';
const ACCEPT = 's3pPLMBiTxaQ9kYGzzhZRbK+xOo=';

describe('the value of a header', () => {
  it.each([
    ['X-Mine', 'a', '«custom:1»'],
    ['Cookie', 'a=12;b=3; c', 'a=«cookie:2»;b=«cookie:1»; «cookie:1»'],
    [
      'Set-Cookie',
      `id=123; Path=/; Secure\nb=4; HttpOnly`,
      'id=«cookie:3»; Path=/; Secure\nb=«cookie:1»; HttpOnly',
    ],
    ['Authorization', `Bearer ${KEY}`, 'Bearer «token:20»'],
    ['Proxy-Authorization', KEY, '«token:20»'],
    ['Authorization', 'X-Scheme  a b', 'X-Scheme  «token:3»'],
    ['Sec-WebSocket-Protocol', `chat, token,${KEY}`, `chat, token, «token:20»`],
    ['Sec-WebSocket-Key', NONCE, NONCE],
    ['Sec-WebSocket-Key', `${NONCE}x`, `shapes(${NONCE}x)`],
    ['Sec-WebSocket-Key', `x${NONCE}`, `shapes(x${NONCE})`],
    ['Sec-WebSocket-Accept', ACCEPT, ACCEPT],
    ['Sec-WebSocket-Accept', `${ACCEPT}x`, `shapes(${ACCEPT}x)`],
    ['Sec-WebSocket-Accept', `x${ACCEPT}`, `shapes(x${ACCEPT})`],
    ['X-Other', ACCEPT, ACCEPT],
    ['X-Request-Id', KEY, `shapes(${KEY})`],
    ['X-My-Trace-Id', KEY, `shapes(${KEY})`],
    ['Server', 'nginx', 'shapes(nginx)'],
    ['Location', '/a?b', 'url(/a?b)'],
    ['Origin', 'https://a.test', 'url(https://a.test)'],
    ['Referer', 'hidden', '«text»'],
    ['X-Api-Key', 'abc', '«key:3»'],
    ['X-Api-Key', ACCEPT, '«key:28»'],
    ['X-State', 'open', 'open'],
    ['X-State', KEY, '«token:20»'],
    ['X-Authorization', `Bearer ${KEY}`, '«token:27»'],
    ['Cookie', '=abc; b', '=«cookie:3»; «cookie:1»'],
    ['Content-Type', 'text/plain', 'text/plain'],
    ['X-Text', 'hidden', '«text»'],
  ])('%s: %s', (name, value, shown) => expect(redactHeader(name, value, help)).toBe(shown));
});

it('the password of a basic login is known from then on, without its user', () => {
  const passwordOf = (said: string, scheme = 'Basic'): string[] => {
    passwords.length = 0;
    redactHeader('Authorization', `${scheme} ${Buffer.from(said).toString('base64')}`, help);
    return [...passwords];
  };
  expect(passwordOf('me:open sesame')).toEqual(['open sesame']);
  expect(passwordOf('me:open', 'basic')).toEqual(['open']);
  expect(passwordOf('me:abc')).toEqual([]);
  expect(passwordOf('no password')).toEqual([]);
  expect(passwordOf('me:open sesame', 'Digest')).toEqual([]);
  expect(passwordOf('me:open sesame', 'xbasic')).toEqual([]);
});

describe('subprotocols', () => {
  it.each([
    [
      ['chat.v2', 'json'],
      ['chat.v2', 'json'],
    ],
    [
      ['access_token', KEY],
      ['access_token', '«token:20»'],
    ],
    [
      ['access_token', 'aaaaaaaaaaaaaaaa'],
      ['access_token', '«token:16»'],
    ],
    [
      ['access_token', 'abcdefghijk'],
      ['access_token', 'abcdefghijk'],
    ],
    [
      ['access_token', 'a1b2c3'],
      ['access_token', '«token:6»'],
    ],
    [
      ['access_token', 'a1b2c'],
      ['access_token', 'a1b2c'],
    ],
    [
      ['access_token', 'a1'],
      ['access_token', 'a1'],
    ],
    [[`bearer.${KEY}`], ['bearer.«token:20»']],
    [[`base64url.bearer.authorization.k8s.io.${KEY}`], ['base64url.bearer.authorization.k8s.io.«token:20»']],
    [[`x-api-key-${KEY}`], ['x-api-key-«token:20»']],
    [['bearer.abcdef'], ['bearer.abcdef']],
    [['hidden'], ['«text»']],
    [['abcdefghij1234567890'], ['«token:20»']],
    [['abcdefghijklmnopq123'], ['«token:20»']],
    [['a.abcdefghij1234567890'], ['a.abcdefghij1234567890']],
    [['abcdefghij1234567890.a'], ['abcdefghij1234567890.a']],
    [['abcdefghijklmnopqr12'], ['abcdefghijklmnopqr12']],
    [['abcdefghi1234567890'], ['abcdefghi1234567890']],
    [['abc.efghij1234567890'], ['abc.efghij1234567890']],
  ])('%j', (protocols, shown) => expect(redactProtocols(protocols, help)).toEqual(shown));
});
