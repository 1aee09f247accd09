import { describe, expect, it } from 'vitest';
import { strictPath, strictUrl } from '../../../../src/redaction/strict/strict-url.ts';
import { strictHelpOf, vocabularyOf } from '../../../support/strict-help.ts';

const help = strictHelpOf({
  vocabulary: vocabularyOf('user server test live room lobby type null', 'TCP token password'),
  known: ['hidden', 'server hidden'],
});
function shown(url: string): string {
  return strictUrl(url, help, () => undefined);
}
function quotedOf(url: string): string[] {
  const quoted: string[] = [];
  strictUrl(url, help, (name) => quoted.push(name));
  return quoted;
}

describe('a URL of names', () => {
  it.each([
    '',
    'wss://server.test/live',
    'WSS://server.test:8080/live?type=lobby#user',
    'blob:https://server.test/live',
    'wss://127.0.0.1:8080/',
    'wss://[::1]:8080/live',
    'wss://[fe80::1:2]:80/live',
    'wss://10.20.30.40/',
    'wss://server.test:12345/',
    'wss://server.test:/live',
    'server.test/live',
    '/live/user',
    'mongodb+srv://server.test/live',
  ])('stays: %s', (url) => expect(shown(url)).toBe(url));

  it('has its host, its port, its path and their parts quoted', () => {
    expect(quotedOf('wss://server.test:8080/live/12/345/room')).toEqual([
      '8080',
      'server.test',
      'server.test:8080',
      'live',
      'room',
      '/live/12/345/room',
    ]);
  });

  it('has nothing quoted that was masked', () => {
    expect(quotedOf('wss://hidden.test/user/zorblax')).toEqual(['user']);
    expect(quotedOf('wss://server.test:123456/')).toEqual(['server.test', 'server.test:123456']);
    expect(quotedOf('zorblax')).toEqual([]);
  });
});

describe('what a URL begins with', () => {
  it.each([
    ['zorb://server.test/live', '«token:23»'],
    ['data:text/plain,live', 'data:«token:15»'],
    ['javascript:live()', 'javascript:«token:6»'],
    ['blob:http://server.test/user/zorblax', 'blob:http://server.test/user/«word:7»'],
    ['view-source:https://server.test/user/zorblax', 'view-source:https://server.test/user/«word:7»'],
    ['zorblax/live', '«word:7»/live'],
    ['wss://ada:p%20w@server.test/', 'wss://«secret:3»:«secret:3»@server.test/'],
    ['wss://«user-1»:pw@server.test/', 'wss://«user-1»:«secret:2»@server.test/'],
    ['wss://ada@user@server.test/', 'wss://«secret:3»@«secret:4»@server.test/'],
    ['wss://server.test:12345z/', 'wss://server.test:«token:6»/'],
    ['wss://server.test:123456/', 'wss://server.test:«number:6»/'],
  ])('is masked: %s', (url, masked) => expect(shown(url)).toBe(masked));
});

describe('a label of a host', () => {
  it.each([
    ['z'.repeat(25), '«word:25»'],
    [`${'z'.repeat(13)}123`, '«token:16»'],
    ['zorb%21x', '«token:6»'],
    ['hidden', '«known:6»'],
    ['hidden.9', '«known:6».9'],
    ['9.hidden', '9.«known:6»'],
  ])('that is data is masked: %s', (label, masked) => {
    expect(shown(`wss://${label}/`)).toBe(`wss://${masked}/`);
    expect(shown(`wss://${label}.test/`)).toBe(`wss://${masked}.test/`);
  });

  it.each(['z'.repeat(24), `${'z'.repeat(12)}123`, `${'z'.repeat(14)}12`, 'zorb_lax', '«key-1»', 'зорблакс'])(
    'stays: %s',
    (label) => expect(shown(`wss://${label}.test/`)).toBe(`wss://${label}.test/`),
  );
});

describe('a segment of a path', () => {
  const path = (text: string): string => strictPath(text, help, () => undefined);

  it.each([
    '/live/zorb',
    '/user/live',
    '/user/123',
    '/user/1234',
    '/token/TCP',
    '/token/123',
    '/live/9f',
    '/live/:8080',
    '/live/:80:12',
    '/live/:12345',
    '/live/:12345:67890',
    '/user/:80',
    '/live/server:12:3',
    '/type=lobby',
    '/«key-1»/live',
    '/live;user',
    '//',
  ])('stays: %s', (text) => expect(path(text)).toBe(text));

  it.each([
    ['/live/zorblax', '/live/«word:7»'],
    ['/user/zorb', '/user/«word:4»'],
    ['/user;zorb', '/user;«word:4»'],
    ['/user//zorb', '/user//«word:4»'],
    ['/user/9f', '/user/«token:2»'],
    ['/user/zorb/zorb', '/user/«word:4»/zorb'],
    ['/my-user/zorb', '/my-user/zorb'],
    ['/token/live', '/token/«word:4»'],
    ['/token/1234', '/token/«number:4»'],
    ['/live/9fq', '/live/«token:3»'],
    ['/live/hidden', '/live/«known:6»'],
    ['/password=lobby', '/password=«secret:5»'],
    ['/room=lobby', '/room=«word:5»'],
    ['/live«key-1»zorblax', '/live«key-1»«word:7»'],
    ['/live/zorblax:12:3', '/live/«word:7»:12:3'],
    ['/user/zorb:12', '/user/«word:4»:12'],
    ['/live/zorblax.js', '/live/«word:7».js'],
    ['/live/zorblax.min.js', '/live/«word:7».min.js'],
    ['/live/zorb%6Cax', '/live/«word:7»'],
    ['/live/x:8080zorblax', '/live/«token:13»'],
    ['/live/:12345x', '/live/«token:7»'],
    ['/live/room!x=lobby', '/live/«token:12»'],
    ['/live/zorblax.js9', '/live/«token:11»'],
    ['/live/zorb7ax.js', '/live/«token:7».js'],
    [`/live/${'z'.repeat(45)}.js`, '/live/«token:48»'],
  ])('is shown without data: %s', (text, masked) => expect(path(text)).toBe(masked));

  it('is quoted where it has more than two characters and is no number', () => {
    const quoted: string[] = [];
    strictPath('/ab/abc/1234', help, (name) => quoted.push(name));
    expect(quoted).toEqual(['abc', '/ab/abc/1234']);
    strictPath('/', help, (name) => quoted.push(name));
    expect(quotedOf('wss://server.test/room12')).toContain('room12');
    strictPath('/user/zorb', help, (name) => quoted.push(name));
    expect(quoted.slice(2)).toEqual(['user']);
  });
});

describe('the query and the fragment of a URL', () => {
  it.each([
    '/live?',
    '/live?user',
    '/live?null',
    '/live?zorb',
    '/live?type=lobby&user#room',
    '/live?type=lobby+TCP',
    '/live?type=lobby%20TCP',
    '/live?&;user',
    '/live?type=',
  ])('stay: %s', (url) => expect(shown(url)).toBe(url));

  it.each([
    ['/live?zorblax', '/live?«word:7»'],
    ['/live?hidden', '/live?«known:6»'],
    ['/live?zorblax/room', '/live?«token:12»'],
    ['/live?room=lobby', '/live?room=«word:5»'],
    ['/live?password=lobby&user', '/live?password=«secret:5»&user'],
    ['/live?pass%77ord=lo%62by', '/live?pass%77ord=«secret:5»'],
    ['/live?zorblaxzorb=1', '/live?«key:11»=1'],
    ['/live?type=server+hidden', '/live?type=«known:13»'],
    ['/live#/user/zorb', '/live#«path:10»'],
    ['/live#!/user/zorb', '/live#!«path:10»'],
    ['/live?a=1;zorblax', '/live?a=1;«word:7»'],
  ])('are shown without data: %s', (url, masked) => expect(shown(url)).toBe(masked));
});
