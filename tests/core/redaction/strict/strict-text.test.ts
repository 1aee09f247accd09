import { describe, expect, it } from 'vitest';
import { DATA, strictText } from '../../../../src/redaction/strict/strict-text.ts';
import { strictHelpOf, vocabularyOf } from '../../../support/strict-help.ts';

const help = strictHelpOf({
  vocabulary: vocabularyOf(
    'purple monkey kitchen summer music winter user server port null machine login',
    'tcp http tcp-TCP password token cookie otp session_id signature bearer bearerx xbearer',
  ),
  quoted: ['8080', 'shop.test'],
});
const shown = (text: string): string => strictText(text, help);
const times = (word: string, count: number, gap = ' '): string =>
  Array.from({ length: count }, () => word).join(gap);

describe('words in a row', () => {
  it.each([
    ['purple monkey kitchen summer music winter', '«phrase:41»'],
    ['tcp purple monkey\tkitchen summer music winter the user', 'tcp «phrase:41» the user'],
    ['purple -monkey kitchen summer music winter', '«phrase:42»'],
  ])('that may be a passphrase are masked: %s', (text, masked) => expect(shown(text)).toBe(masked));

  it.each([
    'purple monkey kitchen summer music',
    'purple monkey kitchen the summer music winter',
    'purple, monkey, kitchen, summer, music, winter',
    'purple (monkey (kitchen (summer (music (winter',
    'purple\nmonkey\nkitchen\nsummer\nmusic\nwinter',
  ])('that are no passphrase stay: %s', (text) => expect(shown(text)).toBe(text));

  it('are fewer in a value of data', () => {
    expect(strictText('purple monkey kitchen', help, DATA)).toBe('«phrase:21»');
    expect(strictText('purple monkey', help, DATA)).toBe('purple monkey');
  });

  it.each([
    [times('tcp', 10), '«phrase:39»'],
    [times('tcp', 10, '\n'), '«phrase:39»'],
    [times('tcp', 10, ' -'), '«phrase:48»'],
    [`the the ${times('tcp', 9)}`, '«phrase:43»'],
    [`${times('tcp', 10)}. user`, '«phrase:39». user'],
  ])('of which few hold a sentence together are masked as a list: %s', (text, masked) => {
    expect(shown(text)).toBe(masked);
  });

  it.each([
    times('tcp', 9),
    `the the ${times('tcp', 8)}`,
    `the the the ${times('tcp', 10)}`,
    times('TCP', 10),
    times('Tcp', 10),
    times('tcp-TCP', 10),
    times('is', 10),
    times('tcp', 10, ', '),
    times('tcp', 10, ' ('),
  ])('are no list: %s', (text) => expect(shown(text)).toBe(text));
});

describe('numbers in a row', () => {
  it.each([
    ['4111 1111', '«number:9»'],
    ['411 111 1', '«number:9»'],
    ['user 4111 -1111 port', 'user «number:10» port'],
    ['12345 12345', '«number:5» «number:5»'],
  ])('of many figures are masked: %s', (text, masked) => expect(shown(text)).toBe(masked));

  it.each([
    '411 111',
    '10000000',
    '4111, 1111',
    '4111 (1111',
    '0.25 0.25 0.25',
    '4111ms 4111ms',
    '8080 8080',
  ])('of few stay: %s', (text) => expect(shown(text)).toBe(text));
});

describe('the value of the name of a secret', () => {
  it.each([
    ['otp=user', 'otp=«secret:4»'],
    ['password=user server port', 'password=«secret:16»'],
    ['password=user, port', 'password=«secret:4», port'],
    ['password=user (port', 'password=«secret:4» (port'],
    ['password=user=port', 'password=«secret:9»'],
    ['password=user+=port', 'password=«secret:10»'],
    ['password=user,=port', 'password=«secret:4»,=port'],
    ['password=user=,port', 'password=«secret:4»=,port'],
    ['password=bearer user', 'password=«secret:11»'],
    ['password=bearerx', 'password=«secret:7»'],
    ['password=xbearer', 'password=«secret:7»'],
    ['password:user', 'password:«secret:4»'],
    ['password:user tcp', 'password:«secret:8»'],
    ['password :user', 'password :«secret:4»'],
    ['password>user', 'password>«secret:4»'],
    ['password\n> user', 'password\n> «secret:4»'],
    ['password => tcp user', 'password => «secret:8»'],
    ['password": user tcp', 'password":«secret:9»'],
    ["password' : user tcp", "password' :«secret:9»"],
    ['password"\n\nuser', 'password"\n\n«secret:4»'],
    ['password"\r\n\r\nuser', 'password"\r\n\r\n«secret:4»'],
    ['--password user', '--password «secret:4»'],
    ['machine http login user password zorblax', 'machine http login user password «secret:7»'],
  ])('is masked: %s', (text, masked) => expect(shown(text)).toBe(masked));

  it.each([
    'pw=user',
    'password, = user',
    'password\n= user',
    'password=«key-1»',
    'password=TOKEN',
    'password=null',
    'password=bearer',
    'password= bearer «key-1»',
    '--password TOKEN',
    'machine http login user password «key-1»',
    'password "\n\nuser',
    'user=port',
  ])('is none and stays: %s', (text) => expect(shown(text)).toBe(text));

  it.each([
    ['password: user', 'password: «secret:4»'],
    ['password: the user tcp', 'password: the «secret:4» tcp'],
    ['password: tcp zorblax', 'password: tcp «word:7»'],
    ['password: the user port', 'password: «secret:13»'],
    ['password: 42 user', 'password: 42 «secret:4»'],
    ['password: 421 user', 'password: «secret:8»'],
    ['password: null user', 'password: null «secret:4»'],
    ['password: shop.test user', 'password: shop.test «secret:4»'],
    ['password: «key-1» user', 'password: «key-1» «secret:4»'],
    ['password: -- user', 'password: -- «secret:4»'],
  ])('in a sentence is the one word of no other meaning: %s', (text, masked) => {
    expect(shown(text)).toBe(masked);
  });
});

describe('a word after the name of a secret', () => {
  it.each([
    ['password user', 'password «secret:4»'],
    ['password "user', 'password "«secret:4»'],
    ['password tcp user', 'password tcp «secret:4»'],
    ['password the the user', 'password the the «secret:4»'],
    ['password user port', 'password «secret:4» port'],
    ['password 123', 'password «secret:3»'],
  ])('is masked: %s', (text, masked) => expect(shown(text)).toBe(masked));

  it.each([
    'password tcp the tcp user',
    'password 12 user',
    'password 12',
    'password 1.250',
    'password 125ms',
    'token 123',
    'cookie 123',
    'session_id 123',
    'signature 123',
    'password (user',
    'password, user',
    'password «key-1» user',
    'user port',
  ])('stays: %s', (text) => expect(shown(text)).toBe(text));

  it('stays after a URL', () => {
    expect(shown('wss://h.test/token user')).toBe('«url:18» user');
  });
});
