import { describe, expect, it } from 'vitest';
import { isName, wordKind } from '../../../../src/redaction/strict/harmless-word.ts';
import { vocabularyOf } from '../../../support/strict-help.ts';

const [long, longer] = ['z'.repeat(60), 'z'.repeat(61)];
const vocabulary = vocabularyOf(
  `user port server limit x user'abc ${long} ${longer}`,
  `TCP HTTP b TCP2 x@y ${'t'.repeat(60)} ${'t'.repeat(61)}`,
);

describe('one word of a text', () => {
  it.each([
    ['', 'sign'],
    ['The', 'function'],
    ['don’t', 'function'],
    ['4096', 'number'],
    ['+5', 'number'],
    ['v1.2', 'number'],
    ['V1.2', 'number'],
    ['12:30', 'number'],
    ['Mozilla', 'technical'],
    ['TCP', 'technical'],
    ['Chrome/120.0', 'technical'],
    ['user/2', 'technical'],
    ['user', 'word'],
    ['User', 'word'],
    ['USER', 'word'],
    ["user's", 'word'],
    ['user’s', 'word'],
    [long, 'word'],
  ])('%j is shown as a %s', (word, kind) => expect(wordKind(word, vocabulary)).toBe(kind));

  it.each([
    '12345',
    '::1',
    '[::1]',
    longer,
    'user-x@y',
    'zorblax/2',
    'zorblax',
    'uSER',
    'USer',
    'userS',
    'user1',
    '1user',
    "user'abc",
    'x',
    'б',
  ])('%s is unknown', (word) => expect(wordKind(word, vocabulary)).toBe('unknown'));
});

describe('a word made of several', () => {
  it.each([
    'user-port',
    'userPort',
    'HTTPPort',
    'HTTP_PORT',
    'user-port-server',
    'user-12',
    'user-1234',
    'TCP-1-234',
    'TCP-v12',
    'TCP-V123',
    'X-User',
    'x.user',
    'user-TCP2',
    'chrome-user-port-server',
    'the-user',
    'TCP-port-user-12',
    'user--port-',
    Array.from({ length: 8 }, () => 'TCP').join('-'),
  ])('%s is technical', (word) => expect(wordKind(word, vocabulary)).toBe('technical'));

  it.each([
    'user_',
    'TCP-',
    'user-zorblax',
    'TCP-zorblax',
    'user-port-server-limit',
    'TCP-user-port-server-limit',
    'user-port-12',
    '12-34',
    'TCP-12345',
    'TCP-123-45',
    'TCP-v1234',
    'TCP-xx',
    'b-TCP',
    'a-user',
    'user-ZX9Q',
    'user-USer',
    "user-user'abc",
    Array.from({ length: 9 }, () => 'TCP').join('-'),
  ])('%s is unknown', (word) => expect(wordKind(word, vocabulary)).toBe('unknown'));
});

describe('a name that somebody gave', () => {
  it.each([
    'user',
    'TCP',
    't'.repeat(60),
    'user port',
    'userPort',
    'HTTPPort',
    'user.port@server',
    'the-user',
    'user-1234',
    'v12',
    'V123',
    'user12',
    'users',
    'userver',
    'ab',
    'ab-cd',
    'ab1',
    'ab-12',
    'user-123',
    'zorb',
  ])('%s is shown', (name) => {
    expect(isName(name, vocabulary)).toBe(true);
    expect(isName(name, vocabulary, true)).toBe(true);
  });

  it.each([
    '',
    't'.repeat(61),
    'user-123-45',
    '12345',
    'user-12345',
    'zorblax',
    'user-zorblax',
    'user123',
    'ab1-user',
    'ab-cd-ef',
    'ab-123',
    'ab-1-234',
    'user-密码1',
    '1user',
  ])('%s is not', (name) => {
    expect(isName(name, vocabulary)).toBe(false);
    expect(isName(name, vocabulary, true)).toBe(false);
  });

  it.each([
    ['密码', true],
    ['ключ_ключ ключ', true],
    ['к'.repeat(24), true],
    ['к'.repeat(25), false],
    ['密码1', false],
    ['密码/密码', false],
  ])('in another script: %s, where any may be shown: %s', (name, shown) => {
    expect(isName(name, vocabulary, true)).toBe(shown);
    expect(isName(name, vocabulary)).toBe(false);
  });

  it('of many words is shown where any script may be', () => {
    expect(isName('user port server limit user', vocabulary, true)).toBe(true);
  });
});
