import { describe, expect, it } from 'vitest';
import { compareConnections } from '../../../src/comparison/compare-connections.ts';
import { compareTexts } from '../../../src/comparison/compare-texts.ts';
import type { ComparedSide, ComparisonRow } from '../../../src/comparison/comparison.ts';
import { comparisonText } from '../../../src/comparison/comparison-text.ts';
import { counterpartOf, pairConnections } from '../../../src/comparison/pair-connections.ts';
import { createRedactor } from '../../../src/redaction/redactor-factory.ts';
import type { Session } from '../../../src/session/session.ts';
import { costOfTenfold, LINEAR } from '../../support/cost-ratio.ts';
import {
  answered,
  attempt,
  closed,
  conversation,
  created,
  devtools,
  frame,
  opened,
  page,
  REQUEST,
  tape,
  unseenAttempt,
  wire,
} from '../../support/tape.ts';

function side(session: Session, findings: string[] = [], at = 0): ComparedSide {
  const connection = [...session.connections.values()][at];
  if (!connection) throw new Error('the tape has no such connection');
  return { session, connection, findings };
}

function rowsOf(left: ComparedSide, right: ComparedSide): readonly ComparisonRow[] {
  return compareConnections(left, right, createRedactor()).rows;
}

const named = (rows: readonly ComparisonRow[], name: string): ComparisonRow | undefined =>
  rows.find((row) => row.name === name);

const ok = (url: string, more: object = {}) =>
  tape(
    devtools(),
    created(url),
    opened(60, { protocol: 'chat' }),
    wire(70, { url, status: 101, responseHeaders: [{ name: 'Server', value: 'nginx' }], ...more }),
    frame('sent', 80, '{"type":"hello"}'),
    frame('received', 90, '{"type":"welcome"}'),
    frame('sent', 100, '{"type":"subscribe"}'),
    frame('received', 120, '{"type":"data"}'),
  );

const URL = 'wss://api.test/live?token=abcdef0123456789abcdef&room=7';

describe('two connections', () => {
  it('have no difference where they are alike', () => {
    const comparison = compareConnections(side(ok(URL)), side(ok(URL)), createRedactor());
    expect(comparison.rows.filter(({ sameness }) => sameness !== 'same')).toEqual([]);
    expect(comparison.outcomesDiffer).toBe(false);
    expect(comparisonText(comparison)).toContain('No difference found.');
  });

  it('works for him, not for me: outcome, parameter, cookie and origin differ', () => {
    const cookies = (value: string) => [...REQUEST, { name: 'Cookie', value }];
    const mine = tape(
      devtools(),
      attempt('wss://api.test/live?room=7', answered(403), {
        requestHeaders: cookies('theme=dark'),
        responseHeaders: [{ name: 'Server', value: 'nginx' }],
      }),
    );
    const his = ok(URL, { requestHeaders: cookies('sid=abc; theme=light') });
    const comparison = compareConnections(side(mine), side(his), createRedactor());
    const { rows } = comparison;
    expect(comparison.outcomesDiffer).toBe(true);
    expect(named(rows, 'outcome')).toMatchObject({
      left: 'handshake rejected with 403',
      right: 'opened, still open',
      sameness: 'different',
    });
    expect(named(rows, 'parameter token')).toMatchObject({ left: undefined, sameness: 'different' });
    expect(named(rows, 'parameter room')).toMatchObject({ left: '7', right: '7', sameness: 'same' });
    expect(named(rows, 'cookies sent')).toMatchObject({ left: 'theme', right: 'sid, theme' });
    expect(named(rows, 'server')).toMatchObject({ sameness: 'same' });
    const text = comparisonText(comparison);
    expect(text).not.toContain('abcdef0123456789');
    expect(text).not.toContain('sid=abc');
  });

  it('never compares what differs between any two handshakes', () => {
    const rows = rowsOf(side(ok(URL)), side(ok(URL)));
    expect(rows.map(({ name }) => name)).not.toContain('sec-websocket-key');
  });

  it('finds the first message of another kind, whatever its values and heartbeats between', () => {
    const run = (...said: ['sent' | 'received', string][]) =>
      side(
        tape(
          created('wss://a.test/'),
          opened(20),
          said.map(([direction, text], at) => frame(direction, 30 + at, text)),
        ),
      );
    const left = run(
      ['sent', '{"type":"hello","id":1}'],
      ['received', '{"type":"welcome"}'],
      ['received', '{"type":"error"}'],
    );
    const right = run(
      ['sent', '{"type":"hello","id":2}'],
      ['received', 'ping'],
      ['received', '{"type":"welcome"}'],
      ['received', '{"type":"data"}'],
    );
    const row = rowsOf(left, right).find(({ name }) => name.startsWith('first different message'));
    expect(row?.name).toBe('first different message (after 2 alike)');
    expect(row?.left).toContain('received error');
    expect(row?.right).toContain('received data');
  });

  it('says that one conversation had ended where the other goes on', () => {
    const short = side(tape(created('wss://a.test/'), opened(20), frame('sent', 30), closed(40, 1011)));
    const long = side(tape(conversation('wss://a.test/')));
    const row = rowsOf(short, long).find(({ name }) => name.startsWith('first different message'));
    expect(row).toMatchObject({ left: 'none: it had ended', sameness: 'different' });
  });

  it('cannot tell of headers, and of findings, where a network log is missing', () => {
    const late = side(tape(unseenAttempt('wss://api.test/live')));
    const seen = side(tape(devtools(), attempt('wss://api.test/live', answered(403))), ['Rejected: 403']);
    const rows = rowsOf(late, seen);
    expect(rows.filter(({ name }) => name === 'headers')).toHaveLength(2);
    for (const name of ['headers', 'Rejected: 403'])
      expect(named(rows, name), name).toMatchObject({ sameness: 'unknown' });
    expect(named(rows, 'Rejected: 403')?.because).toContain('network log was not recorded');
    expect(comparisonText({ rows })).toContain('? headers: cannot tell (left: its network log');
  });

  it('takes times for different only where they are far apart', () => {
    const openedIn = (time: number) => side(tape(created('wss://a.test/', { at: 0 }), opened(time)));
    expect(named(rowsOf(openedIn(30), openedIn(90)), 'time to open')?.sameness).toBe('same');
    expect(named(rowsOf(openedIn(300), openedIn(400)), 'time to open')?.sameness).toBe('same');
    expect(named(rowsOf(openedIn(300), openedIn(2400)), 'time to open')).toMatchObject({
      left: '300 ms',
      right: '2.4 s',
      sameness: 'different',
    });
  });

  it('compares browser, page, subprotocols and findings', () => {
    const run = (agent: string, protocols: string[], chosen: string) =>
      tape(
        page('https://app.test/', { userAgent: agent }),
        created('wss://a.test/', { protocols }),
        opened(30, { protocol: chosen }),
        wire(40, { url: 'wss://a.test/', status: 101 }),
      );
    const rows = rowsOf(
      side(run('Chrome/156', ['v1'], 'v1'), ['A']),
      side(run('Firefox/140', ['v2', 'v1'], 'v2'), ['A', 'B']),
    );
    const differing = rows.filter(({ sameness }) => sameness === 'different').map(({ name }) => name);
    expect(differing).toEqual(['browser', 'subprotocols requested', 'subprotocol chosen', 'B']);
  });
});

describe('texts of two files', () => {
  it.each([
    ['a', 'a', 'same'],
    ['a', undefined, 'different'],
    ['a', 'b', 'different'],
    ['«token-1:21»', '«token-7:21»', 'unknown'],
    ['«token-1:21»', '«token-1:22»', 'different'],
    ['«token-1»', '«token-9:3»', 'unknown'],
    ['Bearer «token-1:3»', 'Bearer abc', 'unknown'],
    ['Bearer «token-1:3»', 'Bearer abcd', 'different'],
    ['Bearer «token-1»', 'Basic abc', 'different'],
    ['«x-1:1»'.repeat(9), 'a', 'unknown'],
  ] as const)('%s and %s: %s', (left, right, sameness) => {
    expect(compareTexts(left, right, false)).toBe(sameness);
    expect(compareTexts(right, left, false)).toBe(sameness);
  });

  it('of one file are equal where their placeholders are', () => {
    expect(compareTexts('«token-1:3»', '«token-1:3»', true)).toBe('same');
    expect(compareTexts('«token-1:3»', '«token-2:3»', true)).toBe('different');
  });

  it('costs no more than its length, however hostile', () => {
    const ratio = costOfTenfold((times) => {
      compareTexts('«a»x«b»x«c»x«d»x', 'x'.repeat(4_000 * times), false);
    });
    expect(ratio).toBeLessThan(LINEAR);
  });
});

describe('pairs', () => {
  const left = tape(attempt('wss://a.test/users/17', answered(403)), conversation('wss://a.test/chat', 500));
  const right = tape(conversation('wss://b.test/users/99'), conversation('wss://b.test/chat', 500));

  it('are of one path, and those whose outcomes differ come first', () => {
    const pairs = pairConnections(left, right);
    expect(pairs.map((pair) => [pair.left.parsedUrl.path, pair.right.parsedUrl.path])).toEqual([
      ['/users/17', '/users/99'],
      ['/chat', '/chat'],
    ]);
  });

  it('are the only two where no path is in both, and none where there are more', () => {
    const only = tape(conversation('wss://a.test/one'));
    expect(pairConnections(only, tape(conversation('wss://a.test/two')))).toHaveLength(1);
    expect(pairConnections(only, right)).toEqual([]);
  });

  it('of one connection: the one that went the other way', () => {
    const session = tape(
      attempt('wss://a.test/live', answered(403)),
      conversation('wss://a.test/live', 500),
      attempt('wss://a.test/live', answered(403), { at: 900 }),
    );
    const [first, second] = session.connections.values();
    expect(first && counterpartOf(first, session)).toBe(second);
  });
});
