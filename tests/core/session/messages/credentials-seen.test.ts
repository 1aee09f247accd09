import { describe, expect, it } from 'vitest';
import {
  type CredentialsSeen,
  describeLocation,
  findCredentials,
  withCredentials,
} from '../../../../src/session/messages/credentials-seen.ts';
import type { FirstFrame } from '../../../../src/session/messages/first-frames.ts';
import { parseSocketUrl } from '../../../../src/shared/socket-url.ts';

const KEY = '9f8a7c6b5d4e3f2a1b0c9d8e7f6a5b4c';
const base64 = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
const JWT = `${base64({ alg: 'HS256' })}.${base64({ aud: 'shop' })}.signature`;
const NONE: CredentialsSeen = { tokens: [], secrets: [] };

const ofUrl = (query: string, protocols: string[] = []): CredentialsSeen =>
  findCredentials(parseSocketUrl(`wss://api.test/live${query}`), protocols, 3, 40);
const ofMessage = (
  text: string,
  direction: FirstFrame['direction'] = 'sent',
  before: CredentialsSeen = NONE,
): CredentialsSeen =>
  withCredentials(before, { event: 3, at: 40, direction, opcode: 'text', size: 1, head: '' }, text);
const names = ({ tokens, secrets }: CredentialsSeen): string[] => [
  ...tokens.map(({ name }) => `token ${name}`),
  ...secrets.map(({ name }) => `secret ${name}`),
];
const spot = (place: 'url' | 'subprotocol' | 'message', name: string) => ({ place, name, event: 3, at: 40 });
const reading = { kind: 'jwt', jwt: { alg: 'HS256', audience: 'shop' } };
const shape = { kind: 'named' };

describe('in the query', () => {
  it('tokens and keys, each with its place', () => {
    expect(ofUrl(`?room=7&access_token=${JWT}&api_key=${KEY}`)).toEqual({
      tokens: [{ ...spot('url', 'access_token'), reading }],
      secrets: [{ ...spot('url', 'api_key'), shape }],
    });
  });
  it.each(['', '?room=7', `?room=${KEY}`, '?api_key=', '?token=eyJshort'])('none: %s', (query) =>
    expect(ofUrl(query)).toEqual(NONE),
  );
  it('of a URL of any length', () => {
    expect(names(ofUrl(`?a=${'x'.repeat(16_000)}&b=${'x'.repeat(16_000)}&api_key=${KEY}`))).toEqual([
      'secret api_key',
    ]);
    expect(names(ofUrl(`?a=${'x'.repeat(16_000)}&b=${'x'.repeat(17_000)}&api_key=${KEY}`))).toEqual([]);
  });
  it('eight of a kind at most', () => {
    const many = Array.from({ length: 12 }, (_, at) => `k${at}_key=${KEY}`).join('&');
    expect(ofUrl(`?${many}`).secrets).toHaveLength(8);
    expect(ofUrl(`?${many}&token=${JWT}`).tokens).toEqual([]);
    const tokens = Array.from({ length: 12 }, (_, at) => `t${at}=${JWT}`).join('&');
    expect(ofUrl(`?${tokens}`).tokens).toHaveLength(8);
  });
});

describe('in subprotocols', () => {
  it('a token, a key of a vendor, a name with its key', () => {
    const vendor = `sk-proj-${KEY}`;
    expect(ofUrl('', ['chat', JWT, vendor, `x-api-key.${KEY}`])).toEqual({
      tokens: [{ ...spot('subprotocol', ''), reading }],
      secrets: [
        { ...spot('subprotocol', ''), shape: { kind: 'vendor', vendor: 'OpenAI' } },
        { ...spot('subprotocol', 'x-api-key'), shape },
      ],
    });
  });
  it.each([
    ['chat.v2'],
    [`room.${KEY}`],
    [`9key.${KEY}`],
    [`-api-key.${KEY}`],
    ['api-key.short'],
    [`x-api-key.${KEY} x`],
  ])('none: %s', (protocol) => expect(ofUrl('', [protocol])).toEqual(NONE));
  it('at their beginning', () => {
    expect(names(ofUrl('', [`${'x'.repeat(32_000)} ${JWT}`]))).toEqual(['token ']);
    expect(names(ofUrl('', [`${'x'.repeat(32_768)} ${JWT}`]))).toEqual([]);
  });
  it('of the first eight', () => {
    const others = (count: number): string[] => Array.from({ length: count }, (_, at) => `chat${at}`);
    expect(names(ofUrl('', [...others(7), JWT]))).toEqual(['token ']);
    expect(names(ofUrl('', [...others(8), JWT]))).toEqual([]);
  });
});

describe('in a message of the page', () => {
  it.each([
    [`{"token":"${JWT}"}`, ['token token']],
    [`{"api_key" : "${KEY}"}`, ['secret api_key']],
    [`login ${JWT}`, ['token ']],
    [`{"auth":{"access.token":"${JWT}"},"text":"${JWT}"}`, ['token access.token', 'token text']],
    [`{"token":["${JWT}"]}`, ['token ']],
    [`CONNECT\naccept-version:1.2\napi-key:${KEY}\n\n\0`, ['secret api-key']],
    [`STOMP\ntoken:${JWT}\n\n\0`, ['token token']],
    [`SEND\napi-key:${KEY}\n\n\0`, []],
    [`CONNECT\n{"api_key":"${KEY}"}`, []],
    [`{"room":"${KEY}"}`, []],
    ['{"token":"eyJ"}', []],
    ['', []],
  ])('%j', (text, found) => expect(names(ofMessage(text))).toEqual(found));

  it('and not of the server', () => expect(ofMessage(`{"token":"${JWT}"}`, 'received')).toEqual(NONE));

  it('says where it was', () => {
    expect(ofMessage(`{"token":"${JWT}"}`).tokens).toEqual([{ ...spot('message', 'token'), reading }]);
    expect(ofMessage(`x ${JWT}`).tokens).toEqual([{ ...spot('message', ''), reading }]);
  });

  it('a token without a name only where there is none yet', () => {
    expect(names(ofMessage(`x ${JWT}`, 'sent', ofUrl(`?token=${JWT}`)))).toEqual(['token token']);
  });

  it('is looked for in its beginning', () => {
    expect(names(ofMessage(`${'x'.repeat(32_000)} ${JWT}`))).toEqual(['token ']);
    expect(names(ofMessage(`${'x'.repeat(32_768)} ${JWT}`))).toEqual([]);
  });
});

it.each([
  ['url', 'api_key', 'the query parameter api_key'],
  ['url', `${'a'.repeat(70)}`, `the query parameter ${'a'.repeat(60)}`],
  ['url', 'a<b', 'the query parameter a?b'],
  ['subprotocol', 'x', 'a subprotocol'],
  ['message', '', 'a message'],
  ['message', 'auth.token', 'the field auth.token of a message'],
] as const)('%s %s: %s', (place, name, words) => expect(describeLocation({ place, name })).toBe(words));
