import { describe, expect, it } from 'vitest';
import { strictHeader, strictProtocols } from '../../../../src/redaction/strict/strict-header.ts';
import { strictHelpOf, vocabularyOf } from '../../../support/strict-help.ts';

const vocabulary = vocabularyOf(
  'the is not of room order lobby created sunshine hello chat',
  'websocket json bearer graphql error',
);
const help = {
  ...strictHelpOf({ vocabulary, quoted: ['api.test'], known: ['known-secret', 'openly', 'hello'] }),
  url: (url: string) => url.replace('zebra', '«host»'),
};

it.each([
  ['Sec-WebSocket-Key', 'dGhlIHNhbXBsZSBub25jZQ==', 'dGhlIHNhbXBsZSBub25jZQ=='],
  ['Sec-WebSocket-Accept', 's3pPLMBiTxaQ9kYGzzhZRbK+xOo=', 's3pPLMBiTxaQ9kYGzzhZRbK+xOo='],
  ['Sec-WebSocket-Key', 'abc', '«word:3»'],
  ['X-Sec-WebSocket-Key', 'dGhlIHNhbXBsZSBub25jZQ==', '«token:22»=='],
  ['Cookie', 'a=12;b=3; c; d=; «cookie-1:3»', 'a=«secret:2»;b=«secret:1»; «secret:1»; d=; «cookie-1:3»'],
  ['Cookie', 'room=«cookie-1:3»', 'room=«cookie-1:3»'],
  ['Cookie', '=abc', '=«secret:3»'],
  ['Cookie', 'room=1; ', 'room=«secret:1»; '],
  ['Set-Cookie', 'id=123; the error\nb=4', 'id=«secret:3»; the error\nb=«secret:1»'],
  ['Sec-WebSocket-Protocol', 'graphql, room,json', 'graphql, room, json'],
  ['Authorization', 'Bearer abc', 'Bearer «secret:3»'],
  ['Authorization', 'abc', '«secret:3»'],
  ['Authorization', '', ''],
  ['Authorization', 'Bearer ', 'Bearer '],
  ['Authorization', 'Bearer «token-1:20» ', 'Bearer «token-1:20» '],
  ['Authorization', 'Bearer «token-1:20»', 'Bearer «token-1:20»'],
  ['Proxy-Authorization', 'Basic  x y', 'Basic  «secret:3»'],
  ['X-Api-Key', '«token-1:20»', '«token-1:20»'],
  ['X-Api-Key', 'abc', '«secret:3»'],
  ['X-Api-Key', 'null', 'null'],
  ['Sec-Token', 'room', 'room'],
  ['X-Sec-Token', 'room', '«secret:4»'],
  ['X-Access-Control-Token', 'room', '«secret:4»'],
  ['Access-Control-Allow-Credentials', 'room', 'room'],
  ['Clear-Site-Data', 'room', 'room'],
  ['Origin', 'https://zebra.test', 'https://«host».test'],
  ['Location', '/zebra', '/«host»'],
  ['Referer', 'zebra', '«word:5»'],
  ['Referer', 'zebra/room', '«token:10»'],
  ['Host', 'api.test', 'api.test'],
  ['Host', 'zebra.test', '«host».test'],
  [':authority', 'zebra.test:1', '«host».test:1'],
  ['X-Text', 'room zebra', 'room «word:5»'],
])('%s: %s', (name, value, shown) => expect(strictHeader(name, value, help)).toBe(shown));

it.each([
  [['graphql'], ['graphql']],
  [['chat.room'], ['chat.room']],
  [['zebra'], ['«word:5»']],
  [
    ['access_token', 'zebra'],
    ['«token:12»', '«secret:5»'],
  ],
  [
    ['access_token', 'json'],
    ['«token:12»', 'json'],
  ],
  [
    ['access_token', ''],
    ['«token:12»', ''],
  ],
  [
    ['', 'zebra'],
    ['', '«word:5»'],
  ],
  [['«token-1:20»'], ['«token-1:20»']],
  [['room.«token-1:20»'], ['room.«token-1:20»']],
  [['zebra.«token-1:20»'], ['«word:5».«token-1:20»']],
  [['room.zebra77'], ['room.«token:7»']],
  [['room.chat.zebra77'], ['room.chat.«token:7»']],
  [['token.sunshine'], ['«token:14»']],
  [['token.sun'], ['«token:9»']],
  [['known-secret'], ['«known:12»']],
  [['openly'], ['«known:6»']],
  [['hello'], ['«known:5»']],
  [['room.zeb'], ['room.zeb']],
])('the subprotocols %j', (protocols, shown) => expect(strictProtocols(protocols, help)).toEqual(shown));

describe('what a subprotocol carries behind the name of a secret', () => {
  const known = strictHelpOf({ vocabulary: vocabularyOf('room sunshine sun', 'token') });

  it.each([
    ['token.sunshine', 'token.«word:8»'],
    ['token:sunshine', 'token:«word:8»'],
    ['token.room', 'token.«word:4»'],
  ])('is masked, though it is a word: %s', (protocol, shown) => {
    expect(strictProtocols([protocol], known)).toEqual([shown]);
  });

  it.each(['token', 'token.sun', 'room.sunshine', 'token.«token-1:8»'])('is nothing: %s', (protocol) => {
    expect(strictProtocols([protocol], known)).toEqual([protocol]);
  });
});
