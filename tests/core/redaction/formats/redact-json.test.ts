import { describe, expect, it } from 'vitest';
import { type JsonHelp, type JsonPart, redactJson } from '../../../../src/redaction/formats/redact-json.ts';
import { runToEnd } from '../../../../src/shared/run-generator.ts';

/** Masks by the kind, and in texts of no secret name what has `hidden` or a card in it. */
const help: JsonHelp = {
  mask: (secret, kind) => `«${kind}:${secret.length}»`,
  text: (value) => (/hidden|^4111/.test(value) ? '«text»' : value.replace('single', '"')),
  userName: (name) => name === 'mine',
  login: false,
};
const part = (text: string, start = 0): JsonPart => runToEnd(redactJson(text, start, help));
const shown = (text: string): string => part(text).out;

describe('the extent of JSON in a text', () => {
  it.each([
    ['{"a":1,"b":"x"} rest', { out: '{"a":1,"b":"x"}', end: 15, strings: 3 }],
    ['[[1],{}, 2]3', { out: '[[1],{}, 2]', end: 11, strings: 0 }],
    ['{"a":x}', { out: '{"a":', end: 5, strings: 1 }],
    ['{"a":[tru', { out: '{"a":[', end: 6, strings: 1 }],
    ['{"a" :\t"b', { out: '{"a" :\t"b', end: 9, strings: 2 }],
    ['{"a":"hidden"', { out: '{"a":"«text»"', end: 13, strings: 2 }],
  ])('%s', (text, expected) => expect(part(text)).toEqual(expected));

  it('is from the given place on', () => {
    expect(part('got {"mine":"x"} here', 4)).toEqual({ out: '{"mine":"«custom:1»"}', end: 16, strings: 2 });
  });

  it('is read with a rest after 16,384 characters', () => {
    const restsOf = (text: string): number => [...redactJson(text, 0, help)].length;
    expect(restsOf(`[${' '.repeat(16_384)}`)).toBe(0);
    expect(restsOf(`[${' '.repeat(16_385)}`)).toBe(1);
    expect(restsOf(`[${' '.repeat(40_000)}`)).toBe(2);
  });
});

describe('a value by its own name', () => {
  it.each([
    ['{"password":"x"}', '{"password":"«password:1»"}'],
    ['{"password":["x"]}', '{"password":["«password:1»"]}'],
    ['{"a":[1,"b"],"password":"x"}', '{"a":[1,"b"],"password":"«password:1»"}'],
    ['{"key":"a1b2c3d4"}', '{"key":"«key:8»"}'],
    ['{"mine":"x"}', '{"mine":"«custom:1»"}'],
    ['{"authorization":"Bearer xy"}', '{"authorization":"Bearer «token:2»"}'],
    ['{"authorization":"bot  xy"}', '{"authorization":"bot  «token:2»"}'],
    ['{"authorization":"Bearer "}', '{"authorization":"«token:7»"}'],
    ['{"authorization":"my Bearer xy"}', '{"authorization":"«token:12»"}'],
    ['{"mine":12345}', '{"mine":"«custom:5»"}'],
    ['{"pin":1234}', '{"pin":"«secret:4»"}'],
    ['{"pin":-12.5}', '{"pin":"«secret:5»"}'],
  ])('is masked: %s', (text, masked) => expect(shown(text)).toBe(masked));

  it.each([
    '{"key":"row"}',
    '{"pin":123}',
    '{"pin":true}',
    '{"key":1234}',
    '{"a":12345}',
    '{"publicKey":"hidden"}',
    '{"n":411111111111}',
  ])('stays: %s', (text) => expect(shown(text)).toBe(text));

  it.each([
    ['{"a":"hidden"}', '{"a":"«text»"}'],
    ['{"publicKey":"hidden here"}', '{"publicKey":"«text»"}'],
    ['{"publicKey":"(hidden"}', '{"publicKey":"«text»"}'],
    ['{"n":4111111111111}', '{"n":"«text»"}'],
    ['["hidden9",4,"hidden"]', '["«text»",4,"«text»"]'],
    ['{"a":"\\u0068idden","b":"\\u0061"}', '{"a":"«text»","b":"\\u0061"}'],
    ['{"a":"single"}', '{"a":"\\""}'],
    ['"hidden"', '"«text»"'],
  ])('is else masked as a text: %s', (text, masked) => expect(shown(text)).toBe(masked));
});

describe('a name', () => {
  it.each(['{"hidden999":1}', '{"a":"hidden":1}', '["hidden" : 1]'])('stays: %s', (text) => {
    expect(shown(text)).toBe(text);
  });

  it.each([
    ['{"hidden9999":1}', '{"«text»":1}'],
    ['{"a":1,"hidden9999":1}', '{"a":1,"«text»":1}'],
    ['{"hidden', '{"«text»'],
    ['["hidden"    :1]', '["«text»"    :1]'],
  ])('that may be a secret is masked: %s', (text, masked) => expect(shown(text)).toBe(masked));
});

describe('a value by a text before it', () => {
  it.each([
    ['{"name":"password","value":"x"}', '{"name":"password","value":"«password:1»"}'],
    ['{"Name":"password","VAL":"x"}', '{"Name":"password","VAL":"«password:1»"}'],
    ['{"header":"mine","content":"x"}', '{"header":"mine","content":"«custom:1»"}'],
    ['["mine","x","y"]', '["mine","«custom:1»","y"]'],
    ['["password","a1b2c3d4"]', '["password","«password:8»"]'],
    ['{"param":"key","data":"a1b2c3d4"}', '{"param":"key","data":"«key:8»"}'],
    [
      `{"name":"${'x'.repeat(51)}_password","value":"y"}`,
      `{"name":"${'x'.repeat(51)}_password","value":"«password:1»"}`,
    ],
    [`["${'x'.repeat(51)}_password","a1b2c3d4"]`, `["${'x'.repeat(51)}_password","«password:8»"]`],
  ])('is masked: %s', (text, masked) => expect(shown(text)).toBe(masked));

  it.each([
    '{"name":"password","other":"x"}',
    '{"other":"password","value":"x"}',
    '{"names":"password","value":"x"}',
    '{"name":"password","values":"x"}',
    '["password","x"]',
    '["mine2","x"]',
    '{"param":"key","data":"row"}',
    `{"name":"${'x'.repeat(52)}_password","value":"y"}`,
    `["${'x'.repeat(52)}_password","a1b2c3d4"]`,
    '{"name":"password","a":{"value":"x"}}',
  ])('stays: %s', (text) => expect(shown(text)).toBe(text));
});

describe('a login', () => {
  it.each([
    ['{"auth":{"user":"ada","a":"x"}}', '{"auth":{"user":"«user:3»","a":"«secret:1»"}}'],
    ['{"auth":{"a":{"b":["x"]}}}', '{"auth":{"a":{"b":["«secret:1»"]}}}'],
    ['{"password":{"a":"x"}}', '{"password":{"a":"«secret:1»"}}'],
    ['{"mine":{"a":"x"}}', '{"mine":{"a":"«secret:1»"}}'],
    [
      '{"type":"connection_init","payload":{"a":"x"}}',
      '{"type":"connection_init","payload":{"a":"«secret:1»"}}',
    ],
    ['{"auth":{"userId":"ada","my_user":"x"}}', '{"auth":{"userId":"«user:3»","my_user":"«secret:1»"}}'],
  ])('has its texts masked: %s', (text, masked) => expect(shown(text)).toBe(masked));

  it.each([
    '{"auth":{"type":"x","a":""},"b":"x"}',
    '{"a":{"b":"x"}}',
    '{"key":{"a":"x"}}',
    '{"type":"connection_init","other":{"a":"x"}}',
    '{"type":"connection_init","a":{"payload":{"b":"x"}}}',
    '{"type":"init","payload":{"a":"x"}}',
  ])('is none, or says it openly: %s', (text) => expect(shown(text)).toBe(text));

  it('may be the whole', () => {
    const { out } = runToEnd(redactJson('{"a":"x","b":{"c":"y"}}', 0, { ...help, login: true }));
    expect(out).toBe('{"a":"«secret:1»","b":{"c":"«secret:1»"}}');
  });

  it('does not begin where the message before it did', () => {
    expect(part('"connection_init" {"payload":{"a":"x"}}', 18).out).toBe('{"payload":{"a":"x"}}');
  });
});
