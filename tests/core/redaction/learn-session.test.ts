import { describe, expect, it } from 'vitest';
import { learnSession, unreadFrames } from '../../../src/redaction/learn-session.ts';
import type { Redactor } from '../../../src/redaction/redactor.ts';
import { createRedactor } from '../../../src/redaction/redactor-factory.ts';
import { UNMASKED } from '../../../src/redaction/unmasked.ts';
import type { Session } from '../../../src/session/session.ts';
import { runToEnd } from '../../../src/shared/run-generator.ts';
import {
  answered,
  attempt,
  bytes,
  closed,
  created,
  frame,
  opened,
  page,
  type Step,
  tape,
  wire,
} from '../../support/tape.ts';

const URL = 'wss://api.test/live';

interface Reading {
  read: string[];
  /** How many characters were read before each rest, and after the last one. */
  lengths: number[];
}

function readingOf(session: Session): Reading {
  const read: string[] = [];
  const lengths = [0];
  const note = <T>(kind: string, said: string, value: T): T => {
    read.push(`${kind} ${said}`);
    lengths.push((lengths.pop() ?? 0) + said.length);
    return value;
  };
  const redactor: Redactor = {
    ...UNMASKED,
    text: (value) => note('text', value, value),
    url: (value) => note('url', value, value),
    header: (name, value) => note(name, value, value),
    protocols: (names) => note('protocols', names.join(), [...names]),
    event: (event) => note('event', event.kind, event),
  };
  for (const _rest of learnSession(session, redactor)) lengths.push(0);
  return { read, lengths };
}

const messages = (count: number, said: (at: number) => string = (at) => `m${at}`): Step[] =>
  Array.from({ length: count }, (_unused, at) => frame('sent', 100 + at, said(at)));
const talk = (...frames: Step[]): Session => tape(created(URL), opened(20), ...frames);

describe('of a session is read where a secret may have a name', () => {
  it('documents, addresses, subprotocols, events and messages', () => {
    const session = tape(
      page('http://page.test/a'),
      created(URL, { protocols: ['a', 'b'] }),
      opened(20),
      frame('sent', 30, 'hello'),
      closed(40, 1000),
    );
    expect(readingOf(session).read).toEqual([
      'url http://page.test/a',
      'text A page',
      `url ${URL}`,
      'protocols a,b',
      'event created',
      'event opened',
      'event closed',
      'text hello',
    ]);
  });

  it('the headers of the network log, once', () => {
    const header = { name: 'X-Api-Key', value: 'asked' };
    const answer = { name: 'Set-Cookie', value: 'said' };
    const headers = { requestHeaders: [header], responseHeaders: [answer] };
    const { read } = readingOf(tape(attempt(URL, answered(403), headers)));
    expect(read.slice(-2)).toEqual(['X-Api-Key asked', 'Set-Cookie said']);
    const alone = readingOf(tape(wire(30, { url: URL, status: 101, ...headers }))).read;
    expect(alone.filter((each) => /wire-entry|asked|said/.test(each))).toEqual(['event wire-entry']);
  });

  it('so that what has a name in one place is known in all others', () => {
    const secret = 'hush-0123456789';
    for (const session of [
      tape(page(`http://page.test/?token=${secret}`)),
      tape(created(`${URL}?token=${secret}`)),
      tape(created(URL, { protocols: ['access_token', secret] })),
      tape(created(URL), closed(20, 4001, { reason: `token=${secret}` })),
      tape(
        attempt(URL, answered(403), {
          requestHeaders: [{ name: 'Authorization', value: `Bearer ${secret}` }],
        }),
      ),
      talk(frame('sent', 30, `{"token":"${secret}"}`)),
    ]) {
      const redactor = createRedactor();
      runToEnd(learnSession(session, redactor));
      expect(redactor.text(`the ${secret}`)).toMatch(/^the «token-1»$/);
    }
  });
});

describe('of the messages of a connection', () => {
  it('the first sixty and the last sixty are read', () => {
    const said = (session: Session): string[] =>
      readingOf(session).read.filter((each) => /^text m/.test(each));
    expect(said(talk(...messages(120)))).toEqual(messages(120).map((_each, at) => `text m${at}`));
    const read = said(talk(...messages(122)));
    expect(read).toHaveLength(120);
    expect(read.slice(58, 62)).toEqual(['text m58', 'text m59', 'text m62', 'text m63']);
  });

  it('20,000 characters of each are read', () => {
    const long = `${'x'.repeat(19_999)}yz`;
    expect(readingOf(talk(frame('sent', 30, long))).read.at(-1)).toBe(`text ${long.slice(0, 20_000)}`);
  });

  it('those without a text are not read', () => {
    const { read } = readingOf(talk(bytes('sent', 30, 'hello'), frame('sent', 31, 9)));
    expect(read.at(-1)).toBe('event opened');
  });

  it('the others are told: in the middle, long, and without a text', () => {
    const unread = (session: Session): (string | undefined)[] =>
      unreadFrames(session).map(({ text }) => text);
    expect(unread(talk(...messages(120)))).toEqual([]);
    expect(unread(talk(...messages(122)))).toEqual(['m60', 'm61']);
    const [long, longer] = ['x'.repeat(20_000), 'x'.repeat(20_001)];
    expect(unread(talk(frame('sent', 30, long), frame('sent', 31, longer), bytes('sent', 32, 'a')))).toEqual([
      longer,
      undefined,
    ]);
    expect(unread(tape(created(URL), ...messages(121), created(URL), ...messages(121)))).toEqual([
      'm60',
      'm60',
    ]);
  });
});

describe('reading rests', () => {
  it('after some four thousand characters, and not before', () => {
    const { lengths } = readingOf(talk(...messages(100, () => 'x'.repeat(500))));
    expect(lengths.length).toBeGreaterThan(10);
    for (const length of lengths.slice(1, -1)) {
      expect(length).toBeGreaterThan(3_500);
      expect(length).toBeLessThan(4_600);
    }
  });

  it('after some ten addresses or events, however short', () => {
    const documents = (count: number) =>
      tape(
        ...Array.from({ length: count }, (_unused, at) => page(`http://p${at}.test/`, { context: `p${at}` })),
      );
    const connections = (count: number) =>
      tape(page('http://p.test/'), ...Array.from({ length: count }, () => created(URL)));
    expect([10, 11].map((count) => readingOf(documents(count)).lengths.length)).toEqual([1, 2]);
    expect([4, 6].map((count) => readingOf(connections(count)).lengths.length)).toEqual([1, 2]);
  });

  it('not for messages without a text', () => {
    const nothing = Array.from({ length: 120 }, (_unused, at) => frame('sent', 100 + at, 100_000));
    expect(readingOf(talk(...nothing)).lengths).toHaveLength(1);
  });
});
