import { describe, expect, it } from 'vitest';
import { tokensOf, withShown } from '../../../../src/redaction/strict/strict-tokens.ts';
import { strictHelpOf, vocabularyOf } from '../../../support/strict-help.ts';

const vocabulary = vocabularyOf('the is room order lobby sunshine hello app', 'websocket json bearer');
const named = (placeholder: string) => (value: string) => (value.includes('zebra') ? placeholder : value);
const help = {
  ...strictHelpOf({ vocabulary, quoted: ['api.test', 'app.js', 'app.mjs'], known: ['known-secret'] }),
  url: named('«url»'),
  path: named('«path»'),
};

it.each([
  ['the room', 'the room', ['0-3 function the', '4-8 word room']],
  ['zebra', '«word:5»', ['0-5 unknown zebra']],
  ['the zebra, room', 'the «word:5», room', ['0-3 function the', '4-9 unknown zebra', '11-15 word room']],
  ['«token-1:3» room', '«token-1:3» room', ['0-11 masked ', '12-16 word room']],
  ['«token-1:3»zebra', '«token-1:3»«word:5»', ['0-11 masked ', '11-16 unknown zebra']],
  ['«token-1:3»ab/cd9f8a7', '«token-1:3»«token:10»', ['0-11 masked ', '11-21 unknown ab/cd9f8a7']],
  ['«token-1:3»room/lobby', '«token-1:3»room/lobby', ['0-11 masked ', '11-21 technical room/lobby']],
  ['ab/zebra«token-1:3»', '«token:8»«token-1:3»', ['0-8 unknown ab/zebra', '8-19 masked ']],
  ['room/the«token-1:3»', 'room/the«token-1:3»', ['0-8 technical room/the', '8-19 masked ']],
  ['x/zebra «token-1:3»', '«token:7» «token-1:3»', ['0-7 unknown x/zebra', '8-19 masked ']],
  ['«token-1:3»/zebra=', '«token-1:3»«token:6»=', ['0-11 masked ', '11-17 unknown /zebra']],
  ['«token-1:3»a-b/zebra', '«token-1:3»«token:9»', ['0-11 masked ', '11-20 unknown a-b/zebra']],
  ['«token-1:3»room/1234', '«token-1:3»room/1234', ['0-11 masked ', '11-20 technical room/1234']],
  ['«token-1:3»room/12345', '«token-1:3»«token:10»', ['0-11 masked ', '11-21 unknown room/12345']],
  ['«token-1:3»/x', '«token-1:3»/x', ['0-11 masked ', '12-13 sign x']],
  ['«token-1:3»/X', '«token-1:3»«token:2»', ['0-11 masked ', '11-13 unknown /X']],
  ['«token-1:3»zebra', '«token-1:3»«word:5»', ['0-11 masked ', '11-16 unknown zebra']],
  ['wss://a.test/x.', 'wss://a.test/x.', ['0-14 url wss://a.test/x']],
  ['wss://zebra.test/x).', '«url»).', ['0-18 url wss://zebra.test/x']],
  ['wss://zebra.test:80:12)', '«url»:80:12)', ['0-16 url wss://zebra.test']],
  ['(wss://zebra.test/x«token-1:3»y)', '(«url»)', ['1-31 url wss://zebra.test/x«token-1:3»y']],
  ['room:zebra', 'room:«word:5»', ['0-4 word room', '5-10 unknown zebra']],
  ['zebra:room', '«token:10»', ['0-10 unknown zebra:room']],
  ['--room:zebra', '--room:«word:5»', ['2-6 word room', '7-12 unknown zebra']],
  ['room://x', 'room://x', ['0-8 url room://x']],
  ['api.test:80', '«token:11»', ['0-11 unknown api.test:80']],
  ['api.test', 'api.test', ['0-8 quoted api.test']],
  ['json', 'json', ['0-4 technical json']],
  ['12', '12', ['0-2 number 12']],
  ['-5', '-5', ['1-2 number 5']],
  ['123456', '«number:6»', ['0-6 unknown 123456']],
  ['...', '...', ['3-3 sign ']],
  ['....', '....', ['4-4 sign ']],
  ['-=-=', '-=-=', ['1-1 sign ', '3-3 sign ']],
  ['-=+*~', '-=+*~', ['1-1 sign ', '5-5 sign ']],
  ['---', '---', ['3-3 sign ']],
  ['x', 'x', ['0-1 sign x']],
  ['"x"', '"x"', ['1-2 sign x']],
  ['((((((the', '((((((the', ['6-9 function the']],
  ['(((((((the', '(((((((the', ['7-10 function the']],
  ['known-secret', '«known:12»', ['0-12 unknown known-secret']],
  ['contraseña', 'contraseña', ['0-10 technical contraseña']],
  ['/zebra/x', '«path»', ['0-8 path zebra/x']],
  ['./zebra', '«path»', ['0-7 path zebra']],
  ['~/zebra', '«path»', ['0-7 path zebra']],
  ['/room', '/room', ['1-5 word room']],
  ['/zeb+ra', '/«token:6»', ['1-7 unknown zeb+ra']],
  ['a/zebra', '«token:7»', ['0-7 unknown a/zebra']],
  ['zebra...', '«word:5»...', ['0-5 unknown zebra']],
  ['(zebra)', '(«word:5»)', ['1-6 unknown zebra']],
  ['((zebra))', '((«word:5»))', ['2-7 unknown zebra']],
  ['(((zebra', '(((«word:5»', ['3-8 unknown zebra']],
  ['zebra!?', '«word:5»!?', ['0-5 unknown zebra']],
  ['zebra-', '«word:5»-', ['0-5 unknown zebra']],
  ['zebra/', '«word:5»/', ['0-5 unknown zebra']],
  ['zebra=lobby', '«word:5»=lobby', ['0-5 unknown zebra', '6-11 word lobby']],
  ['room=zebra;x', 'room=«word:5»;x', ['0-4 word room', '5-10 unknown zebra', '11-12 sign x']],
  ['"zebra"', '"«word:5»"', ['1-6 unknown zebra']],
  ['zebra’s', '«word:5»’s', ['0-5 unknown zebra', '6-7 sign s']],
  ['', '', []],
  ['9f8a7c6b', '«hex:8»', ['0-8 unknown 9f8a7c6b']],
  ['zebra\nroom', '«word:5»\nroom', ['0-5 unknown zebra', '6-10 word room']],
])('%j', (text, shown, kinds) => {
  const tokens = tokensOf(text, help);
  expect(withShown(text, tokens)).toBe(shown);
  expect(tokens.map(({ from, to, core, kind }) => `${from}-${to} ${kind} ${core}`)).toEqual(kinds);
});

it('a replacement within another one is left out', () => {
  const token = { core: '', kind: 'unknown' } as const;
  const tokens = [
    { ...token, from: 1, to: 4, shown: 'X' },
    { ...token, from: 2, to: 3, shown: 'Y' },
    { ...token, from: 4, to: 5, shown: '' },
  ];
  expect(withShown('abcdef', tokens)).toBe('aXf');
  expect(withShown('abc', [{ ...token, from: 0, to: 1 }])).toBe('abc');
});

describe('a word', () => {
  const names = {
    ...help,
    ...strictHelpOf({
      vocabulary: vocabularyOf('the room lobby app', 'json js mjs tsx c++ x/y'),
      quoted: ['api.test', '/live/', 'room:7'],
      known: ['json', 'the', 'room'],
    }),
    path: help.path,
  };
  const shown = (text: string): string => withShown(text, tokensOf(text, names));

  it.each([
    ['a line of a script', 'app.js:41 app.MJS:41:18) app.tsx:1:2'],
    ['a number with its sign', '-32601 --5 +5 #12'],
    ['signs, so few or so alike that they say nothing', '-+* ---- -+-+'],
    ['one letter between few signs', '#x ##x'],
    ['a name that the diagnosis quotes, with signs or without', 'api.test. /live/ room:7'],
    ['a technical name that has signs of its own', 'c++ x/y'],
    ['a path that may be shown', '/qqzz/x'],
    ['a word between six signs', '######lobby lobby######'],
    ['the name of a secret that tells nothing but that', 'pw ключ пароль'],
    ['a word of a protocol or of a sentence, though it was a secret’s value', 'json the'],
    ['a name before a colon', 'lobby:41 lobby: :lobby'],
  ])('stays: %s', (_name, text) => expect(shown(text)).toBe(text));

  it.each([
    ['that was a secret’s value', 'room', '«known:4»'],
    ['behind what is no line of a script', 'app.js:1234567', 'app.js:«number:7»'],
    ['behind the name of a file that is no script', 'lobby.py:123456', '«token:15»'],
    ['behind a name that ends in no name of a script', 'app.js.lobby:123456', 'app.js.lobby:«number:6»'],
    ['behind the name of a secret', 'pw:zebra', 'pw:«word:5»'],
    ['behind a name and a colon, as a path', 'lobby:/zebra', 'lobby:«path»'],
    ['behind a name with too many dashes', '---lobby:zebra', '«token:14»'],
    ['with a figure, though it is like the name of a secret', 'pw1', '«token:3»'],
    ['of many signs', '-+*~', '«token:4»'],
    ['of one letter between many signs', '###x', '«token:4»'],
    ['without the two signs before it', '##zebra', '##«word:5»'],
    ['with the three signs before it', '###zebra', '«token:8»'],
    ['with the two signs behind it', 'zebra--', '«word:7»'],
    ['without what ends the sentence', 'zebra--. zebra-. zebra…', '«word:7». «word:5»-. «word:5»…'],
    ['with seven signs', '#######lobby lobby#######', '«token:12» «token:12»'],
    ['that begins with a dot', '.zebra', '.«word:5»'],
    ['that only is like the path of base64', '/zebra+', '/«word:5»+'],
  ])('is masked: %s', (_name, text, masked) => expect(shown(text)).toBe(masked));

  it.each([
    ['«token-1:3»lobby+qq', '«token-1:3»«token:8»'],
    ['«token-1:3»lobby/qq', '«token-1:3»«token:8»'],
    ['«token-1:3»lobby_qq/12', '«token-1:3»«token:11»'],
    ['«token-1:3»lobby/app/qq', '«token-1:3»«token:12»'],
    ['«token-1:3»lobby/A', '«token-1:3»«token:7»'],
    ['lobby/qq«token-1:3»', '«token:8»«token-1:3»'],
    ['«token-1:3»lobby/json', '«token-1:3»lobby/json'],
    ['«token-1:3»lobby_app/12', '«token-1:3»lobby_app/12'],
  ])('beside a placeholder may be the rest of a secret: %s', (text, masked) => {
    expect(shown(text)).toBe(masked);
  });
});
