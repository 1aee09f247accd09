import { describe, expect, it } from 'vitest';
import {
  completions,
  parseListQuery,
  quoted,
  type Searched,
  withCondition,
} from '../../panel/store/list-query.ts';

const chat: Searched = {
  words: 'wss://api.example.com:8443/chat?room=1 chat.v2 failed 403 handshake rejected: 403 forbidden',
  url: 'wss://api.example.com:8443/chat?room=1',
  host: 'api.example.com:8443',
  path: '/chat',
  page: 'https://app.example.com/cart',
  protocol: 'chat.v2',
  cause: 'handshake rejected: 403 forbidden',
  status: ['failed', '403'],
  states: new Set(['failed', 'closed', 'problem', 'worker']),
  bytes: 1500,
  messages: 12,
  lifetime: 12_000,
};
const matches = (text: string): boolean => {
  const { test, faults } = parseListQuery(text);
  expect(faults, text).toEqual([]);
  return test?.(chat) ?? true;
};

describe('the filter of the list', () => {
  it.each([
    'status:403',
    'status:4xx',
    'status:failed',
    'host:example.com',
    'host:*.example.com',
    'host:api.example.com:8443',
    'path:/chat',
    'url:room=1',
    'page:/cart',
    'cause:forbidden',
    'cause:"403 forbidden"',
    'protocol:chat',
    'is:failed',
    'is:problem is:worker',
    'larger-than:1k',
    'smaller-than:2k',
    'longer-than:10s',
    'longer-than:11500ms',
    'messages:>10',
    'messages:12',
    'STATUS:403',
    'chat 403',
    '-path:/health',
    '-billing',
    '"rejected: 403"',
    '/ch[aeiou]t/',
    '-/ch[io]t/',
    '/rejected: \\d+/',
    'api.example.com:8443',
    'wss://api.example.com',
    '/chat',
    'status:',
    '-',
    '',
  ])('%s matches', (text) => expect(matches(text)).toBe(true));

  it.each([
    'status:40',
    'status:5xx',
    'host:*.example.net',
    'path:/health',
    '-path:/chat',
    '-status:403',
    'is:open',
    '-is:worker',
    'larger-than:2k',
    'smaller-than:1k',
    'longer-than:1m',
    'messages:>12',
    '-chat',
    'chat billing',
    '/^chat/',
    '-/403/',
  ])('%s does not', (text) => expect(matches(text)).toBe(false));

  it.each([
    ['statsu:403', '“statsu:” is not a filter'],
    ['larger-than:much', 'is not a size'],
    ['longer-than:long', 'is not a time'],
    ['messages:some', 'is not a number'],
    ['is:broken', 'is not a state'],
    ['/(/', 'not a valid regular expression'],
  ])('says that it does not understand %s, and applies the other conditions', (text, why) => {
    const { faults, test } = parseListQuery(`${text} path:/health`);
    expect(faults.join()).toContain(why);
    expect(test?.(chat)).toBe(false);
  });

  it('takes a host with a port and a URL as text, not as a key', () => {
    expect(parseListQuery('localhost:5173 wss://x.test').faults).toEqual([]);
  });
});

describe('a condition from a menu', () => {
  it('is added once, removes its opposite, and is removed by a second choice', () => {
    expect(withCondition('', 'host:a.test')).toBe('host:a.test');
    expect(withCondition('chat', '-host:a.test')).toBe('chat -host:a.test');
    expect(withCondition('chat -host:a.test', 'host:a.test')).toBe('chat host:a.test');
    expect(withCondition('chat host:a.test "a b"', 'host:a.test')).toBe('chat "a b"');
  });

  it('is one condition although it contains spaces', () => {
    expect(quoted('a b')).toBe('"a b"');
    expect(parseListQuery(`cause:${quoted('403 forbidden')}`).test?.(chat)).toBe(true);
  });
});

describe('completion', () => {
  it('offers keys, then the values of this session, and keeps what is before', () => {
    expect(completions('chat st', {})).toEqual(['chat status:']);
    expect(completions('-ho', {})).toEqual(['-host:']);
    expect(completions('-host:ex', { host: ['api.example.com', 'b.test'] })).toEqual([
      '-host:api.example.com',
    ]);
    expect(completions('nothing', {})).toEqual([]);
  });
});
