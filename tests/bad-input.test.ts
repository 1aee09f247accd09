import { describe, expect, test } from 'vitest';
import { diagnose } from '../src/diagnose.ts';
import { rules } from '../src/rules/index.ts';
import { findEvent } from '../src/session.ts';
import type { Session } from '../src/session-state.ts';
import {
  answered,
  attempt,
  closed,
  conversation,
  created,
  frame,
  jwt,
  opened,
  type Step,
  tape,
} from './tape.ts';

const MEGABYTES = 2 * 1024 * 1024;
const long = 'a'.repeat(MEGABYTES);
/** Generous: a hang is seconds, and the machine may be busy. */
const AT_MOST = 2_000;

function sound(session: Session): string {
  const begun = performance.now();
  const { findings, crashed } = diagnose(session, rules);
  expect(performance.now() - begun).toBeLessThan(AT_MOST);
  expect(crashed).toEqual([]);
  for (const { match } of findings) {
    for (const { events } of match.evidence)
      for (const id of events) expect(findEvent(session, id)).toBeDefined();
  }
  return JSON.stringify(findings.map(({ match, fixes }) => [match.title, match.evidence, fixes]));
}

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

  test('control characters and a right-to-left override in a reason', () => {
    const reason = 'token\u0000\u001b[31m \u202Eexpired\u202C';
    const said = sound(tape(conversation('wss://api.test/'), closed(900, 4401, { reason })));
    expect(said).not.toMatch(/\\u0000|\\u001b/);
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
