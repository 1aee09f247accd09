import { describe, expect, it } from 'vitest';
import { percentDecode } from '../../../../src/redaction/formats/percent-decode.ts';
import { encodeMasked, redactUrl, type UrlHelp } from '../../../../src/redaction/formats/redact-url.ts';

/** Masks by the kind; in texts the word hidden, and what looks random by its first letters. */
const help: UrlHelp = {
  mask: (secret, kind) => `«${kind}:${secret.length}»`,
  text: (value) => value.replace('hidden', '«text»'),
  maskRandom: (value) => value.replace(/rnd\w+/, '«random»'),
  userName: (name) => name === 'mine',
};
const KEY = '9f8a7c6b5d4e3f2a1b0c';

describe('a URL', () => {
  it.each([
    ['wss://a.test:8443/live?room=7#top', 'wss://a.test:8443/live?room=7#top'],
    ['wss://me:open@a.test/', 'wss://«user:2»:«password:4»@a.test/'],
    ['wss://m%20e@a.test/', 'wss://«user:3»@a.test/'],
    ['wss://:open@a.test/', 'wss://:«password:4»@a.test/'],
    ['wss://me:@a.test/', 'wss://«user:2»:@a.test/'],
    ['wss://«user-1:3»:open@a.test/', 'wss://«user:10»:«password:4»@a.test/'],
    ['wss://me:op en@a.test/', 'wss://«user:2»:«password:5»@a.test/'],
    ['wss://a@b:c@a.test/', 'wss://«user:3»:«password:1»@a.test/'],
    ['wss://hidden.test/', 'wss://hidden.test/'],
    [`/a/token/${KEY}`, '/a/token/«token:20»'],
    [`/a/tokens/${KEY}/b`, '/a/tokens/«token:20»/b'],
    [`/a/api-key;${KEY}`, '/a/api-key;«token:20»'],
    ['/a/token/aaaaaaaaaaaaaaaa', '/a/token/aaaaaaaaaaaaaaaa'],
    ['/a/token/9f8a7c', '/a/token/9f8a7c'],
    [`/a/token/${KEY.slice(0, 15)}`, `/a/token/${KEY.slice(0, 15)}`],
    [`/a/token/${KEY.slice(0, 16)}`, '/a/token/«token:16»'],
    [`/a/tokenize/${KEY}`, `/a/tokenize/${KEY}`],
    ['/a/token=abc;b', '/a/token=«token:3»;b'],
    ['/rooms/rndabc', '/rooms/«random»'],
    ['/a%20b/hidden%20c', '/a%20b/«text»%20c'],
    ['/hid%64en', '/«text»'],
    ['/rndabc', '/rndabc'],
    ['/rndabcd', '/«random»'],
    ['/a?password=x%20y&b=1', '/a?password=«password:3»&b=1'],
    ['/a?p%61ssword=xyz', '/a?p%61ssword=«password:3»'],
    ['/a?mine=1&b=2', '/a?mine=«custom:1»&b=2'],
    ['/a?b=hidden%20c', '/a?b=«text»%20c'],
    ['/a?b=a%20b', '/a?b=a%20b'],
    ['/a?b=rndabc', '/a?b=«random»'],
    ['/a#access_token=xyz', '/a#access_token=«token:3»'],
    ['/a?hiddenword', '/a?«text»word'],
    ['/a?hidden', '/a?hidden'],
    ['/a?hiddenx', '/a?«text»x'],
    ['/a?&hiddenword', '/a?&«text»word'],
    ['/a?x=1&hiddenword', '/a?x=1&«text»word'],
    ['/a?rndabcdef&c=1', '/a?«random»&c=1'],
    [`/a?key=${KEY}`, '/a?key=«key:20»'],
    ['/a?key=ArrowUp', '/a?key=ArrowUp'],
    ['/a?key=«token-1»x9f8a7c', '/a?key=«token-1»x9f8a7c'],
    ['/a?', '/a?'],
    ['hiddenword', '«text»word'],
    ['', ''],
  ])('%s', (url, shown) => expect(redactUrl(url, help)).toBe(shown));
});

it('a masked text is encoded, and its placeholders and marks of URLs stay legible', () => {
  expect(encodeMasked('a b/c:d@e,f[g]«key:3»h&i')).toBe('a%20b/c:d@e,f[g]«key:3»h%26i');
  expect(encodeMasked('«a b»')).toBe('%C2%ABa%20b%C2%BB');
  expect(encodeMasked('\ud800')).toBe('%EF%BF%BD');
});

it.each([
  ['a%20b', 'a b'],
  ['%C3%A4', 'ä'],
  ['%E4%20b%7', '%E4 b%7'],
  ['%ff%41%8a', '%ffA%8a'],
  ['100%', '100%'],
])('%s is %s', (text, plain) => expect(percentDecode(text)).toBe(plain));
