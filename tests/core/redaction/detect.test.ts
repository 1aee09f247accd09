import { describe, expect, it } from 'vitest';
import { maskHighEntropy } from '../../../src/redaction/detect/high-entropy.ts';
import { isCredentialName, isLoginName, isSecretName } from '../../../src/redaction/detect/secret-name.ts';
import {
  isLoginObject,
  isNoSecret,
  isPublicName,
  isSaidOpenly,
  isUuid,
  looksRandom,
  nameMeaning,
  plainName,
} from '../../../src/redaction/detect/secret-names.ts';

describe('a name', () => {
  it.each([
    ['accessToken', 'access_token'],
    ['access-token', 'access_token'],
    ['Access Token', 'access_token'],
    ['access -- token', 'access_token'],
    ['--api.key--', 'api_key'],
    ['user2Name', 'user2_name'],
    [`${'x'.repeat(200)}Token`, `${'x'.repeat(115)}_token`],
  ])('%s is compared as %s', (name, plain) => {
    expect(plainName(name)).toBe(plain);
  });

  it.each([
    ['dbPassword', { kind: 'password', sure: true }],
    ['access_token', { kind: 'token', sure: true }],
    ['X-Signature', { kind: 'signature', sure: true }],
    ['connect.sid', { kind: 'session', sure: true }],
    ['api-key', { kind: 'key', sure: true }],
    ['clientSecret', { kind: 'secret', sure: true }],
    ['Set-Cookie', { kind: 'cookie', sure: true }],
    ['Kennwort', { kind: 'secret', sure: true }],
    ['key', { kind: 'key', sure: false }],
    ['session', { kind: 'session', sure: false }],
    ['state', { kind: 'token', sure: false }],
    ['next_page_token', { kind: 'token', sure: false }],
    ['publicKey', undefined],
    ['Sec-WebSocket-Key', undefined],
    ['room', undefined],
  ])('%s means %j', (name, meaning) => {
    expect(nameMeaning(name)).toEqual(meaning);
    // The second time from the names that are known.
    expect(nameMeaning(name)).toEqual(meaning);
  });

  it.each([
    ['a public key', isPublicName('idempotency-key'), true],
    ['a secret key', isPublicName('api-key'), false],
    ['an object of a login', isLoginObject('authPayload'), true],
    ['another object', isLoginObject('payload'), false],
    ['what a login says openly', isSaidOpenly('expiresAt'), true],
    ['what it does not', isSaidOpenly('password'), false],
    ['a login', isLoginName('Connection_Params'), true],
    ['no login', isLoginName('loginPage'), false],
  ])('of %s is known as such', (_, known, expected) => {
    expect(known).toBe(expected);
  });
});

describe('a name in any language and spelling', () => {
  it.each([
    'Contraseña',
    'SCHLÜSSEL',
    'hasło',
    'lösenord',
    'şifre',
    'password_2',
    'userpass',
    'userPass12',
    'apiKey',
    'key_1_key2',
    'my keys',
    'mfaCode',
    'sms-codes',
    'HTTPPassword',
  ])('%s means a secret', (name) => {
    expect(isSecretName(name)).toBe(true);
    expect(isSecretName(name)).toBe(true);
  });

  it.each([
    'key',
    'code',
    'statusCode',
    'bypass',
    'overpass2',
    'compass',
    'room',
    '«password-1»',
    '',
    '---',
    'xpass',
  ])('%j does not', (name) => {
    expect(isSecretName(name)).toBe(false);
  });

  it('what is personal is no credential', () => {
    expect([isSecretName('birthday'), isCredentialName('birthday')]).toEqual([true, false]);
    expect(isCredentialName('Passwort')).toBe(true);
    expect(isCredentialName('room')).toBe(false);
  });

  it('is looked at to its last 120 characters', () => {
    expect(isSecretName(`${'x_'.repeat(100)}password`)).toBe(true);
    expect(isSecretName(`password${'_x'.repeat(60)}`)).toBe(false);
  });
});

describe('a value', () => {
  it.each([
    '',
    'null',
    'undefined',
    'TRUE',
    '0',
    '123',
    '***',
    '…',
    'xxx',
    '[REDACTED]',
    'your-token',
    'token',
  ])('%j is no secret under any name', (value) => {
    expect(isNoSecret(value)).toBe(true);
  });

  it.each(['1234', 'nullable', 'hunter2', 'xx', 'mytoken'])('%s may be one', (value) => {
    expect(isNoSecret(value)).toBe(false);
  });

  it.each([
    ['a1b2c3d4', true],
    ['a1b2c3d', false],
    ['abcdefgh', false],
    ['12345678', false],
    ['a1b2 c3d4', false],
    ['ERR_404_GONE', false],
    ['ERR_CODE1', false],
    ['ERR_A1_B2', false],
    ['a1ERR_404', true],
    ['ERR_404x-9', true],
    ['Err_404_gone9x', true],
    ['row-17-col-4', false],
    ['JIRA-12345', false],
    [`0x${'a1'.repeat(20)}`, false],
    [`0x${'a1'.repeat(32)}`, false],
    [`0x${'a1'.repeat(21)}`, true],
    ['«key-1»:', false],
    ['«key-1»a1b2c3d4', true],
  ])('%s looks random: %s', (value, random) => {
    expect(looksRandom(value)).toBe(random);
  });

  it('looks random from the length that is asked for on', () => {
    expect([looksRandom('a1b2c3', 6), looksRandom('a1b2c', 6)]).toEqual([true, false]);
  });

  it.each([
    ['0f8fad5b-d9cb-469f-a165-70867728950e', true],
    ['0F8FAD5B-D9CB-469F-A165-70867728950E', true],
    ['0f8fad5b-d9cb-469f-a165-70867728950e1', false],
    ['x0f8fad5b-d9cb-469f-a165-70867728950e', false],
  ])('%s is a UUID: %s', (value, uuid) => {
    expect(isUuid(value)).toBe(uuid);
  });
});

describe('a text that nobody writes by hand', () => {
  const mask = (text: string): string => maskHighEntropy(text, () => '«secret»');

  it.each([
    ['letters of both cases and digits', 'q7Xv2LmB9zKe4RtY1wPa'],
    ['small letters and digits, from 28 characters on', 'q7v2mb9zke4rty1wpa8x3nd6hs5c'],
    ['with padding', 'q7Xv2LmB9zKe4RtY1wPa=='],
  ])('is masked: %s', (_, text) => {
    expect(mask(`a ${text} b`)).toBe('a «secret» b');
  });

  it.each([
    ['short', 'q7Xv2LmB9zKe4RtY1wP'],
    ['small letters, short', 'q7v2mb9zke4rty1wpa8x3nd6hs5'],
    ['hexadecimal', '9f8a7c6b5d4e3f2a1b0c9d8e7f6a5b4c'],
    ['a UUID', '0f8fad5b-d9cb-469f-a165-70867728950e'],
    ['a cuid', 'cjld2cjxh0000qzrmn831i7rn'],
    ['words', 'connectionIsNotEstablishedYet42'],
    ['a path of words', 'assets/chunks/vendor/react-dom-2024'],
    ['a digest', 'sha256-q7Xv2LmB9zKe4RtY1wPa8x3nd6hs5cQ7Xv2LmB9zKe4='],
    ['a digest behind its name', 'sha512:q7Xv2LmB9zKe4RtY1wPa'],
    ['the nonce of a handshake', 'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ=='],
    ['one character again and again', 'aA1'.repeat(10)],
    ['digits', '1234567890'.repeat(3)],
  ])('is not: %s', (_, text) => {
    expect(mask(text)).toBe(text);
  });

  it('is masked between the slashes of a path, and whole where the slashes are its own', () => {
    expect(mask('/rooms/q7Xv2LmB9zKe4RtY1wPa/members')).toBe('/rooms/«secret»/members');
    expect(mask('q7Xv2LmB9z/Ke4RtY1wPa8x3Nd6hS5cW0/uJ2kB7gT4')).toBe('«secret»');
  });
});
