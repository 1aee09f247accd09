import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import {
  maskBlobs,
  maskEncoded,
  maskNamed,
  maskShapes,
  maskUrls,
  maskWide,
  type PlainHelp,
} from '../../../../src/redaction/formats/plain-text.ts';

/** Placeholders tell what they replaced, and everything else how it was read. */
const help: PlainHelp = {
  mask: (secret, kind) => `«${kind}/${secret}»`,
  text: (value) => value.replaceAll('hush', '«token-1»').replaceAll('mute', '«token-2»'),
  url: (value) => `[${value}]`,
  header: (name, value) => `{${name} ${value}}`,
  userName: (name) => name === 'tenant',
};
type Mask = (text: string, help: PlainHelp) => string;
const by =
  (mask: Mask) =>
  (text: string): string =>
    mask(text, help);

describe('a URL in a text', () => {
  it.each([
    ['to wss://h.test/a?b=c now', 'to [wss://h.test/a?b=c] now'],
    ['wss://h.test and http://i.test', '[wss://h.test] and [http://i.test]'],
    ['"wss://h.test/a"', '"[wss://h.test/a]"'],
    ['(see https://h.test/a).', '(see [https://h.test/a]).'],
    ['at https://h.test/a.js:41:18', 'at [https://h.test/a.js]:41:18'],
    ['at f (https://h.test/a.js:41:18)', 'at f ([https://h.test/a.js]:41:18)'],
    ['https://h.test/a, https://h.test/b!', '[https://h.test/a], [https://h.test/b]!'],
    ['Endpoint=sb://h.test/;KeyName=x;y', 'Endpoint=[sb://h.test/];KeyName=x;y'],
    ['https://h.test/a;b', '[https://h.test/a;b]'],
  ])('is read as one, without what is behind it: %s', (text, shown) => {
    expect(by(maskUrls)(text)).toBe(shown);
  });

  it.each(['h.test/a', 'a: //b', '://'])('is none: %s', (text) => expect(by(maskUrls)(text)).toBe(text));
});

describe('the value of a name', () => {
  const shown = by(maskNamed);

  it.each([
    ['password=open', 'password=«password/open»'],
    ['password: "open"', 'password: "«password/open»"'],
    ['password: "(open it)"', 'password: "«password/(open it)»"'],
    [`token => 'a1'`, `token => '«token/a1»'`],
    ['password: "open sesame"', 'password: "«password/open sesame»"'],
    ["{ password: 'open \\'the\\' door' }", "{ password: '«password/open \\'the\\' door»' }"],
    ['password => "it\'s open", next', 'password => "«password/it\'s open»", next'],
    ['log: "user 1: password: \'open sesame\'"', 'log: "user 1: password: \'«password/open sesame»\'"'],
    ['password=%C3%A4b', 'password=«password/äb»'],
    ['password=100%', 'password=«password/100%»'],
    ['key=a1b2c3d4', 'key=«key/a1b2c3d4»'],
    ['token: a1b2c3', 'token: «token/a1b2c3»'],
    ['Error: token=open', 'Error: token=«token/open»'],
    ['tenant=acme', 'tenant=«custom/acme»'],
    ['tenant: acme', 'tenant: «custom/acme»'],
    ["tenant = 'acme inc'", "tenant = '«secret/acme inc»'"],
    ["password = 'a b'", "password = '«secret/a b»'"],
  ])('is masked: %s', (text, masked) => expect(shown(text)).toBe(masked));

  it.each([
    'token: expired',
    'token: a1b2c',
    'key=a1b2c3d',
    'key: a1b2c3d',
    'key=sunshine',
    'room=a1b2c3d4',
    'a password://h.test',
    'a=b=room',
    'password=*password-1*',
    'password=*password-1*.',
    'password=«password-1»',
    'a token of a room',
    "room = 'a b'",
  ])('is shown where the name or the value does not tell of a secret: %s', (text) => {
    expect(shown(text)).toBe(text);
  });

  it.each([
    ['passcode:open sesame', 'passcode:{passcode open sesame}'],
    ['a\nX-Api-Key: open, sesame\nb', 'a\nX-Api-Key: {X-Api-Key open, sesame}\nb'],
    ['X-Api-Key:open', 'X-Api-Key:{X-Api-Key open}'],
    ['authorization: Bearer x', 'authorization: {authorization Bearer x}'],
    ['Cookie: a', 'Cookie: {Cookie a}'],
  ])('goes to the end of a line of headers: %s', (text, masked) => expect(shown(text)).toBe(masked));

  it.each([
    'password: is wrong',
    'room:open sesame',
    'X-Room: 7',
    'cookies: a',
    'myauthorization: a',
    'X-Key: open',
    'my cookie: it is wrong',
  ])('does not in a sentence, or under a harmless name: %s', (text) => expect(shown(text)).toBe(text));
});

describe('a secret by its form', () => {
  const shown = by(maskShapes);
  const JWT = 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.dozjgNryP4J3jVmNHl0w5N';

  it.each([
    [`is ${JWT} so`, `is «token/${JWT}» so`],
    ['key AKIAIOSFODNN7EXAMPLE.', 'key «key/AKIAIOSFODNN7EXAMPLE».'],
    ['Bearer a1b2c3', 'Bearer «token/a1b2c3»'],
    ['token  a1b2c3', 'token  «token/a1b2c3»'],
    [`Bearer ${'x'.repeat(24)}`, `Bearer «token/${'x'.repeat(24)}»`],
    ['Basic abcdef=', 'Basic «token/abcdef=»'],
    ['basic Abcdef', 'basic «token/Abcdef»'],
    ['basic A___bcd', 'basic «token/A___bcd»'],
  ])('is masked: %s', (text, masked) => expect(shown(text)).toBe(masked));

  it.each([
    'bearer token is missing',
    `Bearer ${'x'.repeat(23)}`,
    'Bearer Abcdef',
    'Bearer abcdef=',
    'basic abcdef',
    'basic abc=def',
    'basics Abcdef',
    'a basic ABCDEF',
  ])('is none: %s', (text) => expect(shown(text)).toBe(text));
});

describe('what is written for a URL', () => {
  it.each([
    ['data=%7B%22a%22%3A%22hush%22%7D, b', 'data=%7B%22a%22%3A%22«token-1»%22%7D, b'],
    ['%68ush/a', '«token-1»%2Fa'],
    ['a%20hush.~-_b', 'a%20«token-1».~-_b'],
    ['a%20hush%F0%9F%98%80', 'a%20«token-1»%F0%9F%98%80'],
  ])('is masked as what it says, and written so again: %s', (text, shown) => {
    expect(by(maskEncoded)(text)).toBe(shown);
  });

  it.each(['a%20room', 'hush 5% x', 'hush%zz', 'hush%ff', 'hush', '100%25'])(
    'stays where nothing is: %s',
    (text) => {
      expect(by(maskEncoded)(text)).toBe(text);
    },
  );
});

describe('base64 in a text', () => {
  const base64 = (text: string | Buffer): string => Buffer.from(text as string).toString('base64');
  const shown = by(maskBlobs);

  it('of one secret has its placeholder', () => {
    expect(shown(`a ${base64('{"token":"hush"} ä')} b`)).toBe('a «token-1» b');
    expect(shown(base64('hush and hush again'))).toBe('«token-1»');
  });

  it.each(['hush and then mute', '«token-1» and hush'])('of more than one is masked whole: %s', (text) => {
    expect(shown(`a ${base64(text)} b`)).toBe(`a «secret/${base64(text)}» b`);
  });

  it('of compressed content is masked whole', () => {
    const blob = base64(gzipSync('a room'));
    expect(shown(`a ${blob} b`)).toBe(`a «compressed/${blob}» b`);
  });

  it.each([
    ['without a secret', base64('a room and a table')],
    ['of bytes', base64(Buffer.from(`hush hush hush \xff`, 'latin1'))],
    ['of a text with control characters', base64('hush hush hush \x01')],
    ['that is short', base64('hush hush')],
    ['with a sign that base64 has not', `${base64('hush hush hush!')}.x`.replace('.', '%')],
  ])('stays: %s', (_name, text) => expect(shown(text)).toBe(text.includes('%') ? shown(text) : text));
});

describe('UTF-16 that was read as something else', () => {
  const wide = (text: string): string => `${[...text].join('\0')}\0`;

  it('is masked as what it says, and stays wide', () => {
    expect(by(maskWide)(`\x01${wide('a hush b')}\x02`)).toBe(`\x01${wide('a «token-1» b')}\x02`);
  });

  it.each([wide('a room'), wide('hush'), 'hush hush', 'h\0ush hush'])(
    'stays where nothing is: %j',
    (text) => {
      expect(by(maskWide)(text)).toBe(text);
    },
  );
});
