import { describe, expect, it } from 'vitest';
import { redactBytes, redactWide } from '../../../../src/redaction/formats/redact-bytes.ts';
import { isMasked } from '../../../../src/redaction/placeholder-map.ts';
import { createRedactor } from '../../../../src/redaction/redactor-factory.ts';
import { binary, messagePack, mqttConnect } from '../../../secrets/payloads.ts';

const SECRET = 'zz-top-grade-pass';

function shown(bytes: Buffer): Buffer {
  return Buffer.from(createRedactor().payload(binary(bytes)).base64 ?? '', 'base64');
}

const cbor = Buffer.concat([
  Buffer.from([0xa2, 0x62, 0x69, 0x64, 0x18, 0x2a, 0x68]),
  Buffer.from('password'),
  Buffer.from([0x60 + SECRET.length]),
  Buffer.from(SECRET),
]);
const bson = Buffer.concat([
  Buffer.from([0x30, 0, 0, 0, 0x02]),
  Buffer.from('password\0'),
  Buffer.from([SECRET.length + 1, 0, 0, 0]),
  Buffer.from(`${SECRET}\0\0`),
]);

describe('secrets in bytes', () => {
  it.each([
    ['the password of an MQTT CONNECT', mqttConnect(SECRET)],
    ['a value of MessagePack', messagePack('password', SECRET)],
    ['a value of CBOR', cbor],
    ['a value of BSON', bson],
  ])('masks %s in its own length', (_name, bytes) => {
    const masked = shown(bytes);
    expect(masked.includes(SECRET)).toBe(false);
    expect(masked.length).toBe(bytes.length);
    const at = bytes.indexOf(SECRET);
    expect(masked.subarray(at, at + SECRET.length).toString()).toMatch(/^\*password-1\*+$/);
    expect(shown(masked)).toEqual(masked);
  });

  it.each(['utf16le', 'utf16be'])('masks %s, with what is not Latin in it', (order) => {
    const wide = Buffer.from(`{"password":"${SECRET}Größe€","id":1}`, 'utf16le');
    const bytes = order === 'utf16le' ? wide : wide.swap16();
    const masked = shown(bytes);
    const text = (order === 'utf16le' ? masked : Buffer.from(masked).swap16()).toString('utf16le');
    expect(text).toBe('{"password":"«password-1»","id":1}');
  });

  it('leaves bytes without a secret as they are', () => {
    const bytes = Buffer.from(Array.from({ length: 4_000 }, (_unused, at) => (at * 37 + (at >> 3)) & 255));
    expect(shown(bytes)).toEqual(bytes);
  });
});

it.each([
  ['a character that no URL has', 'glpat-gd*\\', '*token-1*\\'],
  ['punctuation behind a URL', 'vpmyfadu.k?', '*token-1*?*'],
])('what is masked in bytes is no new secret, whatever follows it: %s', (_, value, masked) => {
  const once = shown(Buffer.from(`connect wss://h.test/?access_token=${value}\x7f`));
  expect(once.toString()).toBe(`connect wss://h.test/?access_token=${masked}\x7f`);
  expect(shown(once)).toEqual(once);
});

const help = {
  mask: (_secret: string, kind: string) => `«${kind}-1:17»`,
  text: (value: string) => value.replaceAll(/hush\d*/g, '«token-1»').replaceAll('Ω', 'ΩΩ'),
  isMasked,
};
/** Bytes in and out as one character each; or why they are left out. */
function shownOf(bytes: string): string {
  const shown = redactBytes(Buffer.from(bytes, 'latin1').toString('base64'), help);
  return 'leftOut' in shown ? shown.leftOut : Buffer.from(shown.base64, 'base64').toString('latin1');
}

const utf8 = (text: string): string => Buffer.from(text).toString('latin1');
const wide = (text: string): string => Buffer.from(text, 'utf16le').toString('latin1');
const wideBigEndian = (text: string): string => Buffer.from(text, 'utf16le').swap16().toString('latin1');

describe('what cannot be looked into is left out', () => {
  it.each(['\x1f\x8b\x08', 'x\x01a', 'x\x5ea', 'x\x9ca', 'x\xdaa', '\x28\xb5\x2f\xfda'])(
    'by its first bytes, as compressed: %j',
    (bytes) => {
      expect(shownOf(bytes)).toBe('compressed');
      expect(shownOf(`a${bytes}`)).toBe(`a${bytes}`);
    },
  );

  it('when it is no base64', () => {
    expect(redactBytes('a b', help)).toEqual({ leftOut: 'unreadable' });
  });
});

describe('bytes that are text', () => {
  it.each([
    ['UTF-8', utf8('Größe hush €'), utf8('Größe «token-1» €')],
    ['UTF-8 with zeros and lines', 'a\0hush\r\n\tb', utf8('a\0«token-1»\r\n\tb')],
    ['UTF-16, little-endian', wide('a hush €\r\n\tb'), wide('a «token-1» €\r\n\tb')],
    ['UTF-16, big-endian', wideBigEndian('a hush €'), wideBigEndian('a «token-1» €')],
    ['UTF-16 with seven of ten characters Latin', wide('hushabcЖЖЖ'), wide('«token-1»abcЖЖЖ')],
    ['UTF-16 of four characters', wide('hush'), wide('«token-1»')],
    ['UTF-16 with half of a pair', wide('hush\ud800'), wide('«token-1»\ud800')],
  ])('are masked as text and may become longer: %s', (_name, bytes, shown) => {
    expect(shownOf(bytes)).toBe(shown);
  });

  it.each([
    ['fewer bytes than eight', wide('abc')],
    ['an odd number of bytes', `${wide('abcd')}a`],
    ['a control character', wide('abc\x1fdefgh')],
    ['a zero', wide('abc\0defgh')],
    ['a character of Latin among ten', wide('a漢漢漢漢漢漢漢漢漢')],
    ['more than three of ten characters that are not Latin', wide('abcdef漢漢漢')],
  ])('are no UTF-16: %s', (_name, bytes) => expect(redactWide(bytes, (text) => `${text}!`)).toBeUndefined());

  it('keep their own base64 where nothing is masked', () => {
    for (const bytes of [
      Buffer.from('a room'),
      Buffer.from('a room', 'utf16le'),
      Buffer.from([1, 2, 0xff]),
    ]) {
      const base64 = bytes.toString('base64url');
      expect(redactBytes(base64, help)).toEqual({ base64 });
    }
  });
});

describe('text between other bytes', () => {
  it.each([
    ['becomes no shorter', '\xff\x01hush9999999\x02', '\xff\x01*token-1***\x02'],
    ['becomes no longer', '\xff\x01a hush\x02', '\xff\x01a ****\x02'],
    ['is cut after what is masked', '\xff\x01hush1 hush2\x02', '\xff\x01*token-1* *\x02'],
    ['is cut after the placeholder', '\xff\x01hush and more\x02', '\xff\x01*token-1* and\x02'],
    ['is cut within the placeholder', '\xff\x01token hush1\x02', '\xff\x01token *****\x02'],
    ['has no character of more than one byte', '\xff\x01hush99999\xcea', '\xff\x01*token-1*\xcea'],
    ['is read from six characters on', '\xff\x01 hush\x02', '\xff\x01 hush\x02'],
  ])('%s', (_name, bytes, shown) => expect(shownOf(bytes)).toBe(shown));
});

const VALUE = 'zz-top-grade-door';
const STARRED = '*password-1******';
const LONG_VALUE = `${VALUE}${'-'.repeat(283)}`;

describe('a value behind its name', () => {
  it.each([
    ['a short text of MessagePack', `\xb1${VALUE}`],
    ['a text of MessagePack', `\xd9\x11${VALUE}`],
    ['bytes of MessagePack', `\xc4\x11${VALUE}`],
    ['a long text of MessagePack', `\xda\0\x11${VALUE}`],
    ['long bytes of MessagePack', `\xc5\0\x11${VALUE}`],
    ['a short text of CBOR', `\x71${VALUE}`],
    ['a text of CBOR', `\x78\x11${VALUE}`],
    ['a long text of CBOR', `\x79\0\x11${VALUE}`],
    ['a text of BSON', `\0\x12\0\0\0${VALUE}`],
  ])('is masked to its end, and no further: %s', (_name, value) => {
    const shown = value.replace(VALUE, STARRED);
    for (const name of ['\xa8password', '\xa1\x68password', '\xd9\x08password', '\x02password'])
      expect(shownOf(`\xff${name}${value}tail\x01`)).toBe(`\xff${name}${shown}tail\x01`);
  });

  it.each(['\xda\x01\x2c', '\xc5\x01\x2c', '\x79\x01\x2c', '\0\x2d\x01\0\0'])(
    'may be longer than one byte can say: %j',
    (length) => {
      const shown = '*password-1*'.padEnd(300, '*');
      expect(shownOf(`\xffpassword${length}${LONG_VALUE}tail\x01`)).toBe(
        `\xffpassword${length}${shown}tail\x01`,
      );
    },
  );

  it.each([
    ['of 31 bytes', `\xbf${'v'.repeat(31)}`, `\xbf${'*password-1*'.padEnd(31, '*')}`],
    ['of one byte', '\xa1v', '\xa1*'],
    ['of 23 bytes', `\x77${'v'.repeat(23)}`, `\x77${'*password-1*'.padEnd(23, '*')}`],
    ['of one byte in CBOR', '\x61v', '\x61*'],
    ['that was cut', '\xb1zz-top', '\xb1******'],
    ['with a letter of two bytes', '\xa6v\xc3\xa4lue', '\xa6******'],
    ['that is masked already', '\xac*password-1*', '\xac*password-1*'],
    ['of stars', '\xa5*****', '\xa5*****'],
  ])('has a short one: %s', (_name, value, shown) => {
    expect(shownOf(`\xffpassword${value}`)).toBe(`\xffpassword${shown}`);
  });

  it.each([
    ['an empty text', '\xa0\x01tail'],
    ['an empty text of CBOR', '\x60\x01tail'],
    ['a number', '\x05\x01tail'],
    ['an array', '\x91\xa4tail'],
    ['a map', '\xc0\xa4tail'],
    ['a long number of CBOR', '\x5f\x01tail'],
    ['a name that goes on', 'Policy\xa4tail'],
    ['the end of the message', ''],
    ['a text whose bytes are missing', '\xa4'],
    ['a length of BSON that none has', '\0\x05\0\x01\0tail'],
    ['another one', '\0\x05\0\0\x01tail'],
    ['an empty text of BSON', '\0\x01\0\0\0tail'],
  ])('is none: %s', (_name, value) => {
    expect(shownOf(`\xffpassword${value}`)).toBe(`\xffpassword${value}`);
  });

  it.each([
    ['by its length in MessagePack', '\xa3pin\xa6482911', '\xa3pin\xa6******'],
    ['which ends like a name', '\xa3pin\xa8my-token\xa4mode\xa2on', '\xa3pin\xa8********\xa4mode\xa2on'],
    ['by its length in CBOR', '\x63pin\x66482911', '\x63pin\x66******'],
    [
      'by its length, of one language or another',
      `\xab${utf8('contraseña')}\xa4door`,
      `\xab${utf8('contraseña')}\xa4****`,
    ],
    ['of two letters', '\xa2pw\xa4door', '\xa2pw\xa4****'],
    ['of 31 letters', `\xbfthe_${'long_'.repeat(4)}api_key\xa4door`, undefined],
    ['with a word before it', '\xffuserToken\xa4door', '\xffuserToken\xa4****'],
    ['twice', '\xffsecret\xa4door\xffsecret\xa4wall', '\xffsecret\xa4****\xffsecret\xa4****'],
    ['before another one', '\xa3pin\xa4door\xa8password\xa4wall', '\xa3pin\xa4****\xa8password\xa4****'],
    ['within a value', '\xa3pin\xab a token\xa2 b', '\xa3pin\xab*secret-1**'],
    ['before what is no value', '\xffsecret\x01\xffsecret\xa4wall', '\xffsecret\x01\xffsecret\xa4****'],
  ])('is found %s', (_name, bytes, shown = bytes.replace('door', '****')) => {
    expect(shownOf(`\xff${bytes}\x01`)).toBe(`\xff${shown}\x01`);
  });

  it.each(['\xa4room\xa4door', '\xa3key\xa4door', '\xa4pin!\xa4door', '\xa43pin\xa4door', '\xa2pin\xa4door'])(
    'is shown where the name means no secret: %j',
    (bytes) => expect(shownOf(`\xff${bytes}\x01`)).toBe(`\xff${bytes}\x01`),
  );
});

describe('the login of MQTT', () => {
  const field = (text: string): string => String.fromCharCode(text.length >> 8, text.length & 255) + text;
  interface Connect {
    version: string;
    flags: number;
    first?: string;
    rest: string[];
  }
  const connect = ({ version, flags, first = '\x10\x7f', rest }: Connect): string =>
    `${first}${version}${String.fromCharCode(flags)}\0\x3c${rest.join('')}`;
  const V3 = '\0\x06MQIsdp\x03';
  const V4 = '\0\x04MQTT\x04';
  const V5 = '\0\x04MQTT\x05';
  const USER = field('ada-lovelace');
  const PASSWORD = field('open-sesame!77');
  const user = `\0\x0c*user-1*****`;
  const password = `\0\x0e*password-1***`;
  const CLIENT = field('client-1');
  const WILL = [field('a/topic'), field('gone away')];
  const LONG = field('y'.repeat(260));

  it.each<[string, Connect, string[]]>([
    ['3.1', { version: V3, flags: 0xc2, rest: [CLIENT, USER, PASSWORD] }, [CLIENT, user, password]],
    ['3.1.1', { version: V4, flags: 0xc2, rest: [CLIENT, USER, PASSWORD] }, [CLIENT, user, password]],
    ['5', { version: V5, flags: 0xc2, rest: ['\0', CLIENT, USER, PASSWORD] }, ['\0', CLIENT, user, password]],
    [
      '5 with properties',
      { version: V5, flags: 0xc2, rest: ['\x05\x11\0\0\0\x0a', CLIENT, USER, PASSWORD] },
      ['\x05\x11\0\0\0\x0a', CLIENT, user, password],
    ],
    [
      '3.1.1 with a will',
      { version: V4, flags: 0xc6, rest: [CLIENT, ...WILL, USER, PASSWORD] },
      [CLIENT, ...WILL, user, password],
    ],
    [
      '5 with a will and its properties',
      { version: V5, flags: 0xc6, rest: ['\0', CLIENT, '\x02\x01\x01', ...WILL, USER, PASSWORD] },
      ['\0', CLIENT, '\x02\x01\x01', ...WILL, user, password],
    ],
    [
      'without a password',
      { version: V4, flags: 0x82, rest: [CLIENT, USER, PASSWORD] },
      [CLIENT, user, PASSWORD],
    ],
    [
      'without a user',
      { version: V4, flags: 0x42, rest: [CLIENT, PASSWORD, USER] },
      [CLIENT, password, USER],
    ],
    ['without either', { version: V4, flags: 0x02, rest: [CLIENT, USER] }, [CLIENT, USER]],
    [
      'with an empty user',
      { version: V4, flags: 0xc2, rest: [CLIENT, '\0\0', PASSWORD] },
      [CLIENT, '\0\0', password],
    ],
    [
      'with a long client',
      { version: V4, flags: 0xc2, rest: [LONG, USER, PASSWORD] },
      [LONG, user, password],
    ],
    [
      'with a password that was cut',
      { version: V4, flags: 0xc2, rest: [CLIENT, USER, '\0\x20open-sesame!77'] },
      [CLIENT, user, '\0\x20*password-1***'],
    ],
    ['that ends before it', { version: V4, flags: 0xc2, rest: [CLIENT] }, [CLIENT]],
    [
      'with a length of two bytes',
      { version: V4, flags: 0xc2, first: '\x10\x80\x01', rest: [CLIENT, USER, PASSWORD] },
      [CLIENT, user, password],
    ],
  ])('is masked in its own length: MQTT %s', (_name, packet, rest) => {
    expect(shownOf(connect(packet))).toBe(connect({ ...packet, rest }));
  });

  it.each([
    [
      'of another packet',
      connect({ version: V4, flags: 0xc2, first: '\x20\x7f', rest: [CLIENT, USER, PASSWORD] }),
    ],
    [
      'of another protocol',
      connect({ version: '\0\x04AMQP\x04', flags: 0xc2, rest: [CLIENT, USER, PASSWORD] }),
    ],
    [
      'without a length',
      `\x10${connect({ version: V4, flags: 0xc2, first: '', rest: [CLIENT, USER, PASSWORD] })}`,
    ],
    ['far behind the beginning', `\x10\x7f${'\0'.repeat(8)}${V4}\xc2\0\x3c${CLIENT}${USER}${PASSWORD}`],
  ])('is not looked for in bytes %s', (_name, bytes) => {
    expect(shownOf(`${bytes}\xff`)).toBe(`${bytes}\xff`);
  });
});
