import { expect, it } from 'vitest';
import { addSource } from '../../../src/handshake/content-security-policy.ts';

const SOURCE = 'wss://api.test';

it.each([
  ["connect-src 'self'", "connect-src 'self' wss://api.test"],
  ["default-src 'self'; connect-src https://a.test", 'connect-src https://a.test wss://api.test'],
  ["default-src 'self' https://b.test", "connect-src 'self' https://b.test wss://api.test"],
  ["img-src *;  CONNECT-SRC\t'self' ", "connect-src 'self' wss://api.test"],
  ["connect-src 'none'", 'connect-src wss://api.test'],
  ["connect-src 'NONE'", 'connect-src wss://api.test'],
  ["connect-src wss://api.test 'self'", "connect-src 'self' wss://api.test"],
  ["img-src 'self'", 'connect-src wss://api.test'],
  ['connect-src', 'connect-src wss://api.test'],
  ['', 'connect-src wss://api.test'],
])('%j with the source is %j', (policy, allowed) => {
  expect(addSource(policy, SOURCE)).toBe(allowed);
});

it('a policy of a hostile page gives nothing but sources', () => {
  expect(addSource('connect-src <script> `id` $(id) "x" https://a.test', SOURCE)).toBe(
    'connect-src https://a.test wss://api.test',
  );
});
