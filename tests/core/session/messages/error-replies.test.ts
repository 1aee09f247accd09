import { describe, expect, it } from 'vitest';
import { type ErrorReplies, noteError } from '../../../../src/session/messages/error-replies.ts';
import type { Frame } from '../../../../src/session/messages/frame-log.ts';
import { message } from './message.ts';

const read = (text: string | undefined, more: Partial<Frame> = {}): ErrorReplies | undefined =>
  noteError(undefined, message(text, more));
const said = (text: string): string[] | undefined => {
  const found = read(text);
  return found && [found.protocol, found.code, found.message];
};

describe('an error, its code and its words', () => {
  it.each([
    [
      '{"jsonrpc":"2.0","id":1,"error":{"code":-32601,"message":"no such method"}}',
      'JSON-RPC',
      '-32601',
      'no such method',
    ],
    ['44{"message":"unauthorized"}', 'Socket.IO', '', 'unauthorized'],
    ['44/admin,{"message":"Invalid namespace"}', 'Socket.IO', '', 'Invalid namespace'],
    ['{"type":"error","id":"1","payload":[{"message":"no field"}]}', 'GraphQL', '', 'no field'],
    ['{"type":"connection_error","payload":{"message":"no"}}', 'GraphQL', '', 'no'],
    ['{"type":"next","id":"1","payload":{"errors":[{"message":"bad"}]}}', 'GraphQL', '', 'bad'],
    [
      '{"type":"data","payload":{"data":null,"errors" : [{"code":"E1","message":"bad"}]}}',
      'GraphQL',
      'E1',
      'bad',
    ],
    [
      '[null,"1","room:1","phx_reply",{"status":"error","response":{"reason":"unmatched topic"}}]',
      'Phoenix',
      '',
      'unmatched topic',
    ],
    ['[null,null,"room:1","phx_error",{}]', 'Phoenix', '', 'phx_error'],
    ['{"identifier":"{}","type":"reject_subscription"}', 'Action Cable', '', expect.any(String)],
    ['{"type":"disconnect","reason":"unauthorized","reconnect":false}', 'Action Cable', '', 'unauthorized'],
    ['{"event":"pusher:error","data":{"code":4001,"message":"no app"}}', 'Pusher', '4001', 'no app'],
    ['{"event":"pusher:subscription_error","data":{"message":"no"}}', 'Pusher', '', 'no'],
    ['{"type":7,"error":"closed with an error"}\u001e', 'SignalR', '', 'closed with an error'],
    ['{"type":3,"invocationId":"1","error":"no hub"}\u001e', 'SignalR', '', 'no hub'],
    ['ERROR\nmessage: Access refused \n\n\0', 'STOMP', '', 'Access refused'],
    ['ERROR\r\ncontent-type:text/plain\r\n\r\n\0', 'STOMP', '', ''],
    ['<failure xmlns="urn"><not-authorized/></failure>', 'XMPP', '', expect.any(String)],
    ['<stream:error><conflict/></stream:error>', 'XMPP', '', expect.any(String)],
    ["-ERR 'Authorization Violation'\r\n", 'NATS', '', expect.stringContaining('Authorization Violation')],
    ['SIP/2.0 403 Forbidden\r\n\r\n', 'SIP', '', expect.any(String)],
    ['SIP/2.0 488 Not Acceptable Here\r\n\r\n', 'SIP', '', expect.any(String)],
    ['\u0003{"metadata":{},"status":"Failure","message":"gone"}', 'Kubernetes', '', expect.any(String)],
    ['{"t":"d","d":{"r":1,"b":{"s":"permission_denied","d":"no"}}}', 'Firebase', '', expect.any(String)],
    ['{"msg": "queue_full"}', 'Gradio', '', expect.any(String)],
    ['{"type":"error","message":"no"}', '', '', 'no'],
    ['{ "error" : "no"}', '', '', 'no'],
    ['{"error":{"code":"E2","message":"no"}}', '', 'E2', 'no'],
    ['{"ok":false,"reason":"no"}', '', '', 'no'],
  ])('%s', (text, protocol, code, words) => expect(said(text)).toEqual([protocol, code, words]));
});

describe('code and words', () => {
  it.each([
    [
      'of the error before those beside it',
      '{"error":{"code":"E","message":"in"},"code":"T","message":"out"}',
      'E',
      'in',
    ],
    [
      'of the error before those of the payload',
      '{"type":"error","error":{"message":"in"},"payload":{"message":"out"}}',
      '',
      'in',
    ],
    [
      'of the first error of a payload',
      '{"type":"error","payload":[{"message":"one"},{"message":"two"}]}',
      '',
      'one',
    ],
    [
      'of the errors of a payload before its own',
      '{"type":"data","payload":{"errors":[{"message":"in"}],"message":"out"}}',
      '',
      'in',
    ],
    [
      'of the payload before those of the data',
      '{"type":"error","payload":{"message":"in"},"data":{"message":"out"}}',
      '',
      'in',
    ],
    [
      'of the data before those beside it',
      '{"type":"error","data":{"code":"E","message":"in"},"message":"out"}',
      'E',
      'in',
    ],
    [
      'of the response of Phoenix',
      '[1,2,3,"phx_reply",{"status":"error","response":{"code":7,"message":"in"}}]',
      '7',
      'in',
    ],
    ['beside the type', '{"type":"error","code":"E","message":"top"}', 'E', 'top'],
    ['with a code of 0', '{"type":"error","code":0,"message":"top"}', '0', 'top'],
    ['with an empty code', '{"type":"error","code":"","message":"top"}', '', 'top'],
    ['by message before reason', '{"type":"error","message":"m","reason":"r"}', '', 'm'],
    ['by reason before the text of error', '{"type":"error","reason":"r","error":"e"}', '', 'r'],
    ['by the text of error before that of data', '{"type":"error","error":"e","data":"d"}', '', 'e'],
    ['by the text of data', '{"type":"error","data":"d","text":"The room is full"}', '', 'd'],
    [
      'by the reason beside an error without words',
      '{"error":{"code":"E"},"reason":"r","text":"The room is full"}',
      'E',
      'r',
    ],
    ['by a payload that is a text', '{"type":"error","payload":"p","message":"m"}', '', 'm'],
    ['by an empty list of errors', '{"type":"error","payload":[],"message":"m"}', '', 'm'],
    [
      'of the first record of SignalR',
      '{"type":7,"error":"one"}\u001e{"type":6,"error":"two"}\u001e',
      '',
      'one',
    ],
    ['of Socket.IO whose words contain its prefix', '44{"message":"not 44 here"}', '', 'not 44 here'],
    ['of a namespace of Socket.IO', '44/a/b,{"message":"no","code":3}', '3', 'no'],
    ['of Socket.IO with a code', '44{"code":"E","message":"no"}', 'E', 'no'],
    ['that contain the prefix of Socket.IO', '{"type":"error","code":"E44","message":"no"}', 'E44', 'no'],
    ['of STOMP, by its header', 'ERROR\nx:y\nmessage:Bad login\nz:1\n\nbody\0', '', 'Bad login'],
    ['of STOMP, not by another header', 'ERROR\nmy-message:Bad login\n\n\0', '', ''],
  ])('%s', (_, text, code, words) => expect(said(text)?.slice(1)).toEqual([code, words]));

  it('are the sentence of the server in any other form', () => {
    expect(said('{"type":"error","text":"The room is full"}')?.[2]).toBe('The room is full');
    expect(said('<failure><text>Not allowed here</text></failure>')?.[2]).toContain('Not allowed here');
  });
});

describe('no error', () => {
  it.each([
    '{"type":"chat","text":"an error"}',
    '{"jsonrpc":"2.0","id":1,"result":"error"}',
    '44',
    '440{"message":"x"}',
    '{"ok":true,"error":"kept for old clients"}',
    '{"success" : true,"errors":["x"]}',
    '{"type":"disconnect","reason":"x"}',
    'SIP/2.0 404 Not Found\r\n\r\n',
    '{"t":"d","d":{"r":1,"b":{"s":"ok","d":"failed"}}}',
    '<message>failure</message>',
    'x ERROR\n',
    'no',
    '',
  ])('%j', (text) => expect(said(text)).toBeUndefined());

  it('in what the page sent, or what was not kept', () => {
    expect(read('{"error":"no"}', { direction: 'sent' })).toBeUndefined();
    expect(read(undefined)).toBeUndefined();
  });

  it('beyond the beginning of a message', () => {
    const text = (length: number): string => `{"a":"${'x'.repeat(length)}","ok":false,"reason":"no"}`;
    expect([said(text(300))?.[2], said(text(400))]).toEqual(['no', undefined]);
  });

  it('in a message of more than 4 KiB in no known format', () => {
    const text = (length: number): string => `{"ok":false,"reason":"no","a":"${'x'.repeat(length)}"}`;
    expect([said(text(4_000))?.[2], said(text(4_100))]).toEqual(['no', undefined]);
  });
});

it('a long error has no words', () => {
  const text = (length: number): string => `{"error":"no","a":"${'x'.repeat(length)}"}`;
  expect(said(text(16_000))).toEqual(['', '', 'no']);
  expect(said(text(16_384))).toEqual(['', '', '']);
});

it('counts later errors, which need no format once there was one', () => {
  const first = read('{"error":"no"}', { id: 3, at: 30 });
  expect(first).toEqual({
    protocol: '',
    count: 1,
    first: 3,
    firstAt: 30,
    latest: 3,
    code: '',
    message: 'no',
  });
  const next = (text: string, id: number) => noteError(first, message(text, { id, at: 90 }));
  expect(next('{"a":1}', 4)).toMatchObject({ count: 1, latest: 3 });
  expect(next('{"kind":"x","status":"failed"}', 5)).toMatchObject({
    count: 2,
    first: 3,
    firstAt: 30,
    latest: 5,
  });
  expect(next('{"jsonrpc":"2.0","error":{"message":"other"}}', 6)).toMatchObject({
    count: 3,
    latest: 6,
    message: 'no',
  });
  expect(next('{"ok":true,"error":"x"}', 7)).toMatchObject({ count: 3 });
});

describe('a limit', () => {
  const padded = (start: string, length: number): string =>
    `${start}${'x'.repeat(length - start.length - 2)}"}`;

  it('includes itself: words are read of 16,384 characters', () => {
    const text = padded('{"error":"no","a":"', 16_384);
    expect(text).toHaveLength(16_384);
    expect(said(text)?.[2]).toBe('no');
  });

  it('includes itself: other formats are read of 4,096 characters', () => {
    const text = (length: number): string => padded('{"ok":false,"reason":"no","a":"', length);
    expect([said(text(4_096))?.[2], said(text(4_097))]).toEqual(['no', undefined]);
  });
});

it('a message that only may be an error is one if there was an error before', () => {
  const text = '{"connectionId":"a1","requestId":"b2"}';
  expect(read(text)).toBeUndefined();
  expect(noteError(read('{"error":"no"}'), message(text))?.count).toBe(2);
});
