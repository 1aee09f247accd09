import { describe, expect, it } from 'vitest';
import { classifyText, readServerText } from '../../../src/server-text/classify-text.ts';
import { costOfTenfold, LINEAR } from '../../support/cost-ratio.ts';
import { LOOK_ALIKES } from './look-alikes.ts';
import { SERVER_TEXTS } from './server-texts.ts';

const LONE_SURROGATE = /[\ud800-\udfff]/u;

describe('the texts of real servers', () => {
  it('has enough rows from enough servers', () => {
    expect(SERVER_TEXTS.length).toBeGreaterThanOrEqual(230);
    expect(new Set(SERVER_TEXTS.map((row) => row.from)).size).toBeGreaterThanOrEqual(65);
  });

  it('gives at least 97 of 100 the right topic, and is certain and wrong for at most 1 of 100', () => {
    const results = SERVER_TEXTS.map((row) => ({ row, meaning: classifyText(row.text, row.kind) }));
    const wrong = results.filter(({ row, meaning }) => meaning?.topic !== row.topic);
    const certain = wrong.filter(
      ({ meaning }) => meaning?.strength === 'certain' && meaning.topic !== 'unknown',
    );
    expect(wrong.length / results.length).toBeLessThan(0.03);
    expect(certain.length / results.length).toBeLessThan(0.01);
  });
});

describe('look-alikes', () => {
  it('has enough rows', () => expect(LOOK_ALIKES.length).toBeGreaterThanOrEqual(120));
  it.each(LOOK_ALIKES)('$text is $topic: $why', ({ text, kind, topic }) => {
    expect(classifyText(text, kind)?.topic).toBe(topic);
  });
});

describe('readServerText', () => {
  it('takes the sentence and the code from a JSON error', () => {
    expect(
      readServerText(
        '{"type":"error","error":{"code":"invalid_api_key","message":"Incorrect API key provided."}}',
      ),
    ).toMatchObject({
      quote: 'Incorrect API key provided.',
      code: 'invalid_api_key',
      isError: true,
    });
  });

  it('takes the title of a page', () => {
    const parts = readServerText(
      '<html><head><title>502 Bad Gateway</title></head><body><center>nginx</center></body></html>',
    );
    expect(parts).toMatchObject({ quote: '502 Bad Gateway', isError: false });
  });

  it('reads JSON that is cut in a word, in an escape and in a character', () => {
    for (const end of ['tok', '\\', '\\u00', '\ufffd', '\ud83d']) {
      const parts = readServerText(`{"error":{"code":"token_expired","message":"Expired ${end}`);
      expect(parts.code).toBe('token_expired');
      expect(parts.quote.startsWith('Expired')).toBe(true);
      expect(parts.quote).not.toMatch(LONE_SURROGATE);
      expect(parts.quote).not.toContain('\ufffd');
    }
  });

  it('cuts a quote between code points', () => {
    const { quote } = readServerText(`{"error":"${'😀'.repeat(300)}"}`);
    expect([...quote].length).toBe(200);
    expect(quote).not.toMatch(LONE_SURROGATE);
  });

  it('takes the body of a STOMP ERROR frame', () => {
    expect(readServerText("ERROR\nmessage:not_found\n\nno exchange 'a' in vhost '/'\n\u0000")).toMatchObject({
      quote: "no exchange 'a' in vhost '/'",
      isError: true,
    });
  });

  it('takes the condition and the text of an XMPP failure', () => {
    expect(readServerText('<failure><not-authorized/><text>Wrong password</text></failure>')).toMatchObject({
      quote: 'Wrong password',
      code: 'not-authorized',
      isError: true,
    });
  });

  it('says of a message of chat that it is no error', () => {
    expect(readServerText('{"type":"chat","text":"error: access denied"}').isError).toBe(false);
  });
});

describe('any text', () => {
  it('is undefined when empty', () => {
    expect(classifyText('')).toBeUndefined();
    expect(classifyText(' \n')).toBeUndefined();
  });

  it.each([
    ['letters', 'a'],
    ['brackets', '['],
    ['braces', '{"a":'],
    ['quotes', '"'],
    ['backslashes', '"\\'],
    ['tags', '<a'],
    ['open tags', '<title>'],
    ['entities', '&amp'],
    ['spaces', ' '],
    ['camel case', 'aB'],
    ['surrogates', '\ud800'],
    ['nulls', '\u0000'],
    ['words', 'too many invalid token '],
    ['starts', '-ERR '],
    ['snake case', 'a_'],
    ['snake case with an end', `${'a_'.repeat(4000)}! `],
    ['nulls with an end', `${'\u0000'.repeat(8000)}a`],
    ['open entities', '&'],
    ['less-than signs', '<'],
    ['colons', ':a '],
    ['apostrophes', `-ERR '${"' ".repeat(4000)}`],
    ['dots', '. '],
    ['digits', '4'],
    ['html', '<html><p'],
    ['accents', 'e\u0301'],
  ])('the time for 10 MB of %s grows with the length, not faster', (_name, part) => {
    const ratio = costOfTenfold((times) => {
      const text = part.repeat(Math.ceil((times * 1_000_000) / part.length));
      for (const kind of ['message', 'close-reason', 'body'] as const) classifyText(text, kind);
      readServerText(text);
    });
    expect(ratio).toBeLessThan(LINEAR);
  });

  it('never throws, whatever the text is cut to', () => {
    for (const { text, kind } of SERVER_TEXTS) {
      for (let length = 1; length <= text.length; length += 3) {
        const part = text.slice(0, length);
        expect(classifyText(part, kind)?.quote ?? '').not.toMatch(LONE_SURROGATE);
        readServerText(part);
      }
    }
  });

  it('takes field names of Object.prototype as data', () => {
    expect(() =>
      classifyText('{"__proto__":{"error":1},"constructor":"x","toString":"invalid token"}'),
    ).not.toThrow();
    expect(() => classifyText('constructor toString __proto__ hasOwnProperty', 'close-reason')).not.toThrow();
  });
});
