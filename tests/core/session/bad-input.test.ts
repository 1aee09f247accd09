import { describe, expect, test } from 'vitest';
import { diagnose } from '../../../src/diagnosis/diagnose.ts';
import { rules } from '../../../src/rules/index.ts';
import { findEvent } from '../../../src/session/find-event.ts';
import type { Session } from '../../../src/session/session.ts';
import {
  answered,
  attempt,
  closed,
  conversation,
  created,
  frame,
  jwt,
  opened,
  page,
  pagehide,
  type Step,
  tape,
  wait,
} from '../../support/tape.ts';

const MEGABYTES = 2 * 1024 * 1024;
const long = 'a'.repeat(MEGABYTES);
/** Of processor time, in microseconds; a hang takes longer on every machine. */
const AT_MOST = 10_000_000;

function sound(session: Session): string {
  const begun = process.cpuUsage();
  const { findings, crashed } = diagnose(session, rules);
  expect(process.cpuUsage(begun).user).toBeLessThan(AT_MOST);
  expect(crashed).toEqual([]);
  for (const { match } of findings) {
    for (const { events } of match.evidence)
      for (const id of events) expect(findEvent(session, id)).toBeDefined();
  }
  return JSON.stringify(findings.map(({ match, fixes }) => [match.title, match.evidence, fixes]));
}

/** A token of any claims, as text, and the rest of it as it comes. */
const tokenOf = (claims: string, head = '{"alg":"HS256"}', tail = '.c2ln'): string =>
  `${Buffer.from(head).toString('base64url')}.${Buffer.from(claims).toString('base64url')}${tail}`;

const spoken = (text: string): Step[] => [
  created('wss://api.test/'),
  opened(20),
  frame('sent', 30, text),
  frame('received', 40, text),
];

describe('bad input neither throws nor hangs, nor grows the report', () => {
  test.each<[string, Step[]]>([
    ['a path of 2 MB', attempt(`wss://api.test/${long}`, answered(404))],
    [
      'a path of a million slashes',
      [
        ...conversation('wss://api.test/'),
        ...attempt(`wss://api.test/${'/'.repeat(1_000_000)}`, answered(404), { at: 200 }),
      ],
    ],
    ['a query of 2 MB', attempt(`wss://api.test/?token=${long}`, answered(401))],
    ['a token of 2 MB', attempt(`wss://api.test/?token=${jwt({ exp: 1 })}${long}`, answered(401))],
    ['half a million parameters', attempt(`wss://api.test/?${'a=b&'.repeat(500_000)}`, answered(401))],
    ['a text of 2 MB', spoken(long)],
    ['JSON that only opens', spoken('{"a":'.repeat(400_000))],
    ['brackets that only open', spoken('['.repeat(MEGABYTES))],
    ['quotes only', spoken(`{"${'"'.repeat(MEGABYTES)}`)],
    ['a STOMP frame of headers', spoken(`CONNECT\n${'login:aaaaaaaaaa\n'.repeat(100_000)}`)],
    ['tokens end to end', spoken('eyJ'.repeat(700_000))],
    ['a close reason of 2 MB', [...conversation('wss://api.test/'), closed(900, 4000, { reason: long })]],
    [
      'a frame of 100 MB of which nothing was kept',
      [...conversation('wss://api.test/'), frame('sent', 100, 100_000_000), closed(140, 1009)],
    ],
  ])('%s', (_name, steps) => {
    expect(sound(tape(steps)).length).toBeLessThan(60_000);
  });

  test('control characters of either set and a right-to-left override in a reason are shown by name', () => {
    const reason = 'token\u0000\u001b[31m\u009b31m \u202Eexpired\u202C';
    const [first] = diagnose(
      tape(conversation('wss://api.test/'), closed(900, 4401, { reason })),
      rules,
    ).findings;
    const told = first?.match.evidence.map(({ fact }) => fact).join(' ') ?? '';
    expect(first?.rule.id).toBe('app-close-code');
    expect(told).toContain('token\\0\\x1B[31m\\x9B31m \\u{202E}expired\\u{202C}');
    expect(JSON.stringify([first?.match, first?.fixes])).not.toMatch(/[\p{Cc}\p{Bidi_Control}]/u);
  });

  test('a frame of 100 MB is told by its size, and the socket goes on', () => {
    const said = sound(
      tape(
        conversation('wss://api.test/'),
        frame('received', 100, 100_000_000),
        frame('sent', 200, 'thanks'),
      ),
    );
    expect(said).toBe('[]');
    const cut = tape(conversation('wss://api.test/'), frame('sent', 100, 100_000_000), closed(140, 1009));
    expect(diagnose(cut, rules).findings[0]?.rule.id).toBe('message-too-big');
    expect(sound(cut)).toContain('100 MB');
  });

  test('a page loaded again after the clock was set back by an hour: nothing has taken an hour', () => {
    const url = 'wss://api.test/live';
    const place = { context: 'again' };
    const again = (at: number): number => at - 3_600_000;
    const before = [conversation(url), frame('received', 90_000, 'hi'), pagehide(90_100, false)];
    const loaded = [
      page('http://page.test/', { ...place, at: again(95_000) }),
      created(url, { ...place, at: again(95_100) }),
    ];
    const open = [opened(again(95_200), place), frame('sent', again(95_300), '{"id":1,"method":"a"}', place)];
    for (const steps of [loaded, [...loaded, ...open]]) {
      const session = tape(page('http://page.test/'), ...before, steps, wait(90_200));
      expect(diagnose(session, rules).findings.map(({ rule }) => rule.id)).toEqual([]);
    }
    // The session's clock moves on, and so does what is waited for.
    const waited = tape(page('http://page.test/'), ...before, loaded, wait(97_000));
    expect(diagnose(waited, rules).findings.map(({ rule }) => rule.id)).toEqual(['stuck-connecting']);
  });

  test('clocks that jump backwards', () => {
    sound(
      tape(
        created('wss://api.test/', { at: 9_000 }),
        opened(8_000),
        frame('sent', 7_000, 'ping'),
        frame('received', 100, 'pong'),
        closed(10, 1006),
      ),
    );
  });
});

/** What a rule says of the token of a url that was answered with 401. */
function aboutToken(token: string): (string | undefined)[] {
  const session = tape(attempt(`wss://api.test/live?token=${token}`, answered(401)));
  sound(session);
  return diagnose(session, rules)
    .findings.filter(({ rule }) => rule.id.startsWith('token-'))
    .map(({ rule, match }) => `${rule.id} ${match.confidence}`);
}

const whole = jwt({ iat: -60, exp: 900 });

describe('a token of which nothing is known is judged by nothing', () => {
  test.each<[string, string]>([
    ['the end is a text', tokenOf('{"exp":"1500000000"}')],
    ['the end is a list', tokenOf('{"exp":[1500000000]}')],
    ['the end is an object', tokenOf('{"exp":{"seconds":1500000000}}')],
    ['the end is null', tokenOf('{"exp":null}')],
    ['the end is true', tokenOf('{"exp":true}')],
    ['the end is beyond every calendar', tokenOf('{"exp":1e300}')],
    ['the end is beyond every number', tokenOf('{"exp":1e999}')],
    ['the beginning is before every calendar', tokenOf('{"nbf":-1e300,"iat":-1e999}')],
    ['the beginning is beyond every calendar', tokenOf('{"nbf":1e300,"iat":1e200}')],
    ['an audience of lists in lists', tokenOf('{"aud":[[["a"]],[[]],{"b":1},null,7]}')],
    ['lists in lists, as deep as it may be', tokenOf(`{"aud":${'['.repeat(4_000)}${']'.repeat(4_000)}}`)],
    ['an algorithm that is no text', tokenOf('{"exp":1}', '{"alg":256}')],
    ['an algorithm of lists', tokenOf('{"exp":1}', '{"alg":[["HS256"]]}')],
    ['a header that is a list', tokenOf('{"exp":1}', '["HS256"]')],
    ['a header that is cut', 'eyJhbGciOiJ.eyJleHAiOjF9.c2ln'],
    ['only its beginning', 'eyJ'],
  ])('%s', (_name, token) => {
    expect(aboutToken(token)).toEqual([]);
  });

  test.each<[string, string]>([
    ['cut in its claims', whole.slice(0, 60)],
    ['cut behind its claims', whole.slice(0, whole.lastIndexOf('.'))],
    ['claims that are no base64', `${whole.split('.')[0]}.a.c2ln`],
    ['claims that are no JSON', tokenOf('exp=1')],
    ['claims that are cut JSON', tokenOf('{"exp":1500000000')],
    ['claims that are a number', tokenOf('1500000000')],
    ['claims that are lists', tokenOf('[[{"exp":1500000000}]]')],
    [
      'claims that are no UTF-8',
      `${whole.split('.')[0]}.${Buffer.from([0xff, 0xfe]).toString('base64url')}.c2ln`,
    ],
    ['no signature', tokenOf('{"exp":1}', '{"alg":"HS256"}', '.')],
  ])('%s: it is damaged, and nothing else is said of it', (_name, token) => {
    expect(aboutToken(token)).toEqual(['token-malformed certain']);
  });

  test('the end with a fraction is as good as any (RFC 7519, NumericDate)', () => {
    expect(aboutToken(tokenOf('{"exp":1500000000.5}'))).toEqual(['token-expired certain']);
  });
});
