import { describe, expect, it } from 'vitest';
import { changeUrl, otherLoopback, type UrlChange } from '../../../src/handshake/url-change.ts';
import { correctUrl, faultOf } from '../../../src/handshake/url-fault.ts';

const URL = 'ws://a.test:8080/ws?room=1';

describe('a change of a URL', () => {
  it.each<[change: UrlChange, changed: string]>([
    [{ kind: 'retarget', secure: true }, 'wss://a.test:8080/ws?room=1'],
    [{ kind: 'retarget', host: 'b.test' }, 'ws://b.test:8080/ws?room=1'],
    [{ kind: 'retarget', port: 81 }, 'ws://a.test:81/ws?room=1'],
    [{ kind: 'retarget', port: 80 }, 'ws://a.test/ws?room=1'],
    [{ kind: 'retarget', secure: true, port: 443 }, 'wss://a.test/ws?room=1'],
    [{ kind: 'retarget', secure: true, port: 80 }, 'wss://a.test:80/ws?room=1'],
    [{ kind: 'retarget', path: '/socket' }, 'ws://a.test:8080/socket?room=1'],
    [{ kind: 'other-end' }, 'ws://a.test:8080/ws/?room=1'],
    [{ kind: 'no-query' }, 'ws://a.test:8080/ws'],
  ])('%j keeps the rest', (change, changed) => {
    expect(changeUrl(URL, change)).toBe(changed);
  });

  it.each<[url: string, change: UrlChange, changed: string | undefined]>([
    ['ws://a.test/ws/', { kind: 'other-end' }, 'ws://a.test/ws'],
    ['ws://a.test/', { kind: 'other-end' }, undefined],
    ['ws://a.test/ws', { kind: 'no-query' }, undefined],
    [URL, { kind: 'retarget', host: 'a.test' }, undefined],
    ['no URL', { kind: 'retarget', host: 'a.test' }, undefined],
    ['ws:/a.test/ws', { kind: 'as-meant' }, 'ws://a.test/ws'],
    [URL, { kind: 'as-meant' }, undefined],
  ])('%s with %j is %s', (url, change, changed) => {
    expect(changeUrl(url, change)).toBe(changed);
  });

  it.each([
    ['localhost', '127.0.0.1'],
    ['LocalHost', '127.0.0.1'],
    ['127.0.0.1', 'localhost'],
    ['[::1]', 'localhost'],
  ])('the other name of %s is %s', (host, other) => {
    expect(otherLoopback(host)).toBe(other);
  });
});

describe('a URL that the constructor rejects, as it was meant', () => {
  it.each([
    ['ws://a.test/ws#top', 'ws://a.test/ws'],
    ['  ws://a.test/ws\n', 'ws://a.test/ws'],
    ['ws:a.test', 'ws://a.test'],
    ['wss:///a.test', 'wss://a.test'],
    ['https:a.test/ws#x', 'https://a.test/ws'],
    ['http:/a.test/ws', 'http://a.test/ws'],
    ['localhost:8080/ws', 'ws://localhost:8080/ws'],
    ['a.test:80?x=1', 'ws://a.test:80?x=1'],
    ['a.test:80', 'ws://a.test:80'],
    ['ftp://a.test/ws', 'wss://a.test/ws'],
    ['Socket.IO+x://a.test/ws\nmore', 'wss://a.test/ws\nmore'],
  ])('%j: %j', (url, meant) => {
    expect(correctUrl(url)).toBe(meant);
  });

  it.each([
    'ws://a.test/ws',
    'ws://a.test:65535/',
    'ws://a.test:65536/',
    'ws://a.test:65536#x',
    'wss://user:pass@a.test:99999?x',
    'a.test:123456/ws',
    'a.test/ws',
    '/ws',
    'a b.test:80',
    '1x://a.test/',
    'x:ftp://a.test',
    '://',
    '',
  ])('%j is unclear, or has no fault that can be seen', (url) => {
    expect(correctUrl(url)).toBeUndefined();
  });

  it('has a large port only where a port is', () => {
    expect(correctUrl('ws://a.test:65535/#x')).toBe('ws://a.test:65535/');
    expect(correctUrl('ws://a.test/:99999#x')).toBe('ws://a.test/:99999');
  });
});

describe('the fault that a constructor names', () => {
  const SAID = "Failed to construct 'WebSocket': The ";
  it.each([
    [`${SAID}subprotocol 'chat' is duplicated.`, 'repeated', /twice/],
    [`${SAID}subprotocol '[object Object]' is invalid.`, 'subprotocol', /options object/],
    [`${SAID}subprotocol 'a b' is invalid.`, 'subprotocol', /characters/],
    [`${SAID}URL contains a fragment identifier ('x').`, 'fragment', /fragment/],
    [`${SAID}URL's scheme must be either 'http', 'https', 'ws', or 'wss'.`, 'scheme', /scheme/],
    [`${SAID}URL 'x' is invalid.`, 'url', /cannot read/],
    ['An invalid or illegal string was specified', 'url', /cannot read/],
  ])('%s', (message, kind, title) => {
    expect(faultOf(message)).toEqual({ kind, title: expect.stringMatching(title) });
  });
});
