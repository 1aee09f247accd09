import { describe, expect, it } from 'vitest';
import {
  type Place,
  strictKey,
  strictNumber,
  strictValue,
  within,
} from '../../../../src/redaction/strict/strict-value.ts';
import { strictHelpOf, vocabularyOf } from '../../../support/strict-help.ts';

const vocabulary = vocabularyOf(
  'the is not of room order lobby created sunshine hello chat',
  'websocket json bearer graphql error',
);
const help = strictHelpOf({
  vocabulary,
  quoted: ['api.test', '/live', 'api.test:80', 'zebra77', '/zebra77/x'],
  known: ['known-secret', 'openly', '654321', 'zebra8', 'json', 'two words'],
});

/** `type naming`: the name, and what else is true of the place. */
function placeOf(words: string): Place {
  const [name = '', ...more] = words.split(' ');
  const [secret, login, naming] = ['secret', 'login', 'naming'].map((word) => more.includes(word));
  return { name, secret: secret === true, login: login === true, naming: naming === true };
}

describe('a text under a name', () => {
  it.each([
    ['', '', ''],
    ['«token-1:20»', 'password', '«token-1:20»'],
    ['abc', 'password', '«secret:3»'],
    ['null', 'password', 'null'],
    ['abc', 'a secret', '«secret:3»'],
    ['abc', 'a login', '«secret:3»'],
    ['json', 'a login', 'json'],
    ['null', 'a login', 'null'],
    ['2026-11-30T10:00:00Z', '', '2026-11-30T10:00:00Z'],
    ['true', '', 'true'],
    ['/live', '', '/live'],
    ['12', '', '12'],
    ['123456', '', '«number:6»'],
    ['123456', 'timeout', '123456'],
    ['1.5e9', '', '1.5e9'],
    ['-7', '', '-7'],
    ['{"a":1}', '', '{"a":1}'],
    ['wss://a.test/', '', '«url:13»'],
    ['/a/b', '', '«path:4»'],
    ['/', '', '/'],
    ['/a b', '', '«text:4»'],
    ['the order is zebra', '', 'the order is «word:5»'],
    ['zebra giraffe', '', '«text:13»'],
    ['order lobby', '', '«text:11»'],
    ['zebra', 'message', '«word:5»'],
    ['zebra', 'message_id', '«word:5»'],
    ['zebra', 'errorMessage', '«word:5»'],
    ['zebra', 'message naming', '«word:5»'],
    ['the «word-1:3» is', '', 'the «word-1:3» is'],
    ['known-secret', 'message', '«known:12»'],
    ['known-secret', '', '«known:12»'],
    ['openly', 'type', '«known:6»'],
    ['json', '', 'json'],
    ['the', '', 'the'],
    ['lobby', '', '«word:5»'],
    ['lobby', 'type', 'lobby'],
    ['lobby', ' naming', 'lobby'],
    ['order.created.v2', 'type', 'order.created.v2'],
    ['order.created.v2', '', '«token:16»'],
    ['room:lobby', 'event', 'room:lobby'],
    ['room:zebra', 'event', '«token:10»'],
    ['order1234', 'type', '«token:9»'],
    ['order.v1234', 'type', '«token:11»'],
    ['orderCreated', 'type', 'orderCreated'],
    ['x', '', 'x'],
    ['...', '', '«number:3»'],
    ['....', '', '«number:4»'],
    ['zebra', 'type', '«word:5»'],
    ['lobby', 'roomType', 'lobby'],
    ['lobby', 'room-type', 'lobby'],
    ['lobby', 'message', 'lobby'],
    ['lobby', 'errorMessage', 'lobby'],
    ['lobby', 'message_identity', 'lobby'],
    ['lobby', 'message_id', '«word:5»'],
    ['zebra wss://a.test', '', '«text:18»'],
    ['wss://a.test zebra', '', '«text:18»'],
    ['zebra/b', '', '«token:7»'],
    ['two words', '', '«known:9»'],
    ['graphql lobby', '', 'graphql lobby'],
    ['room-graphql', '', 'room-graphql'],
    ['12ms', '', '12ms'],
    ['-->', '', '-->'],
    ['---->', '', '«token:5»'],
    ['q->', '', '«token:3»'],
    ['->q', '', '«token:3»'],
    ['orderCreatedRoomLobby', 'type', 'orderCreatedRoomLobby'],
    ['order--created.room.lobby', 'type', 'order--created.room.lobby'],
    ['order.created.room.lobby.12', 'type', 'order.created.room.lobby.12'],
    ['order.created.room.lobby.q12', 'type', '«token:28»'],
    ['order.created.room.lobby.12q', 'type', '«token:28»'],
    ['7f', '', '«token:2»'],
    ['654321', '', '«known:6»'],
  ])('%s under "%s"', (value, place, shown) => expect(strictValue(value, placeOf(place), help)).toBe(shown));
});

describe('the name itself', () => {
  it.each([
    ['room', 'room'],
    ['orderCreated', 'orderCreated'],
    ['zebra7', '«key:6»'],
    ['contraseña', 'contraseña'],
    ['password', 'password'],
    ['2026-11-30T10:00:00Z', '2026-11-30T10:00:00Z'],
    ['', ''],
    ['api.test:80', 'api.test:80'],
    ['me@mail.test', 'me@mail.test'],
    ['known-secret', 'known-secret'],
    ['«key-1:5»', '«key-1:5»'],
    ['/live', '/live'],
    ['xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxpassword', '«key:69»'],
    ['zebra8', '«known:6»'],
    ['имя', 'имя'],
    ['password99x', '«key:11»'],
    ['99xpassword', '«key:11»'],
    ['neues passwort', 'neues passwort'],
    ['zebra77', '«key:7»'],
    ['/zebra77/x', '/zebra77/x'],
    ['zebra7@x.test', '«email:13»'],
  ])('%s', (name, shown) => expect(strictKey(name, help)).toBe(shown));
});

describe('a number', () => {
  it.each<[string, string, string | undefined]>([
    ['12', '', undefined],
    ['123456', '', '«number:6»'],
    ['true', 'password', undefined],
    ['12', 'password', '«secret:2»'],
    ['12', 'a secret', '«secret:2»'],
    ['123456', 'timeout', undefined],
    ['openly', '', undefined],
    ['123456e7', '', '«number:8»'],
    ['654321', '', '«known:6»'],
  ])('%s under "%s"', (value, place, shown) => expect(strictNumber(value, placeOf(place), help)).toBe(shown));
});

it('what is secret or a login above is so below', () => {
  expect(within(placeOf('x naming'), 'password')).toEqual(placeOf('password secret'));
  expect(within(placeOf('x secret login'), 'room')).toEqual(placeOf('room secret login'));
  expect(within(placeOf('x'), 'auth')).toEqual(placeOf('auth login'));
  expect(within(placeOf('x'), 'room')).toEqual(placeOf('room'));
});
