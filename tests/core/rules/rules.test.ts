import { existsSync, readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { diagnose } from '../../../src/diagnosis/diagnose.ts';
import type { Finding } from '../../../src/diagnosis/rule.ts';
import { rules } from '../../../src/rules/index.ts';
import { findEvent } from '../../../src/session/find-event.ts';
import type { Session } from '../../../src/session/session.ts';
import {
  type Case,
  closeCalled,
  closed,
  conversation,
  created,
  errored,
  foundClosed,
  frame,
  jwt,
  network,
  opened,
  page,
  pagehide,
  type Scenarios,
  tape,
  violation,
  wait,
  wire,
} from '../../support/tape.ts';

const folder = new URL('../../scenarios/', import.meta.url);

async function scenariosOf(id: string): Promise<Scenarios | undefined> {
  const file = new URL(`${id}.ts`, folder);
  if (!existsSync(file)) return undefined;
  return ((await import(file.href)) as { scenarios: Scenarios }).scenarios;
}

function textOf({ rule, match, fixes }: Finding): string {
  return [
    match.title ?? rule.title,
    ...match.evidence.map(({ fact }) => fact),
    match.howToConfirm ?? '',
    ...fixes.flatMap(({ title, detail, snippet = '', variants = [] }) => [
      title,
      detail,
      snippet,
      ...variants.flatMap((one) => [one.product, one.where, one.snippet]),
    ]),
  ].join('\n');
}

/** What every finding owes to its reader. */
function expectSound(finding: Finding, session: Session): void {
  const { rule, match, fixes } = finding;
  const title = match.title ?? rule.title;
  expect(title, `${rule.id}: a title has no full stop`).not.toMatch(/\.$|undefined|NaN/);
  expect(match.evidence.length).toBeGreaterThan(0);
  for (const { fact, events } of match.evidence) {
    expect(fact, `${rule.id}: evidence is a sentence`).toMatch(/^[A-Z0-9].*\S$/s);
    expect(fact).not.toMatch(/undefined|NaN/);
    for (const id of events) expect(findEvent(session, id), `${rule.id} names event ${id}`).toBeDefined();
  }
  expect(
    match.evidence.some(({ events }) => events.length > 0),
    `${rule.id}: something proves it`,
  ).toBe(true);
  if (match.confidence !== 'certain')
    expect(match.howToConfirm, `${rule.id}: what would settle it`).toBeTruthy();
  expect(fixes.length, `${rule.id}: there is something to do`).toBeGreaterThan(0);
  for (const fix of fixes) {
    expect(fix.title, `${rule.id}: ${fix.title}`).not.toMatch(/\.$|undefined|NaN/);
    expect(`${fix.detail}${fix.snippet ?? ''}`).not.toMatch(/\bundefined\b|\bNaN\b|«/);
    expect(fix.snippet === undefined, `${rule.id}: a snippet has a language`).toBe(
      fix.language === undefined,
    );
    if (fix.language === 'sh') expectHarmless(fix.snippet ?? '');
    for (const { product, where, snippet, language } of fix.variants ?? []) {
      expect(`${product}: ${where}`, `${rule.id}: ${fix.title}`).toMatch(/^\S.*: \S.*[^.\s]$/);
      expect(`${where}${snippet}`).not.toMatch(/\bundefined\b|\bNaN\b|«/);
      if (language === 'sh') expectHarmless(snippet);
    }
  }
}

/** Outside single quotes there is nothing that a shell expands but the token of the environment. */
function expectHarmless(command: string): void {
  const bare = command
    .replace(/'[^']*'(?:\\''[^']*')*/g, '')
    .replaceAll('"$WS_TOKEN"', '')
    .replace(/"[^"$`\\]*"/g, '');
  expect(bare).not.toMatch(/[$`;<](?!\/dev\/null)/);
}

function loud(session: Session): string[] {
  return diagnose(session, rules)
    .findings.filter(({ rule }) => rule.severity !== 'info')
    .map(({ rule }) => rule.id);
}

describe.each(rules.map(({ id }) => id))('%s', async (id) => {
  const scenarios = await scenariosOf(id);
  test('has tapes', () => {
    expect(scenarios, `rule ${id} has no tapes: write tests/scenarios/${id}.ts`).toBeDefined();
  });
  const { found = [], clear = [], unknown = [] } = scenarios ?? {};

  test.each(found.map((one): [string, Case] => [one.name, one]))('found: %s', (_name, one) => {
    const { findings, crashed } = diagnose(one.session, rules);
    expect(crashed).toEqual([]);
    expect(findings[0]?.rule.id).toBe(one.under ?? id);
    const own = findings.find(({ rule }) => rule.id === id);
    expect(own, 'it is among the findings').toBeDefined();
    if (!own) return;
    if (one.confidence) expect(own.match.confidence).toBe(one.confidence);
    for (const finding of findings) expectSound(finding, one.session);
    const expected = own.rule.severity === 'info' ? [] : [id];
    const above = one.under === undefined ? [] : [one.under];
    expect(loud(one.session).sort()).toEqual([...expected, ...above, ...(one.also ?? [])].sort());
    const text = findings
      .filter(({ rule }) => rule.id === id)
      .map(textOf)
      .join('\n');
    for (const words of one.says ?? []) expect(text).toContain(words);
    for (const words of one.never ?? []) expect(text).not.toContain(words);
  });

  test.each(clear.map((one): [string, Case] => [one.name, one]))('clear: %s', (_name, one) => {
    const { findings, crashed } = diagnose(one.session, rules);
    expect(crashed).toEqual([]);
    expect(findings.map(({ rule }) => rule.id)).not.toContain(id);
    for (const finding of findings) expectSound(finding, one.session);
  });

  test.each(unknown.map((one): [string, Case] => [one.name, one]))('unknown: %s', (_name, one) => {
    const [verdicts] = diagnose(one.session, rules).verdicts.values();
    expect(verdicts?.find(({ rule }) => rule.id === id)?.outcome).toBe('unknown');
  });

  test.runIf(scenarios)('has hits, and more near misses than one', () => {
    const rule = rules.find((one) => one.id === id);
    expect(found.length).toBeGreaterThan(0);
    expect(clear.length).toBeGreaterThan(1);
    expect(unknown.length > 0, 'a rule that reads a source has a tape without it').toBe(
      (rule?.requires.length ?? 0) > 0,
    );
  });
});

test('every tape file belongs to a rule', () => {
  const ids = new Set(rules.map(({ id }) => id));
  const orphans = readdirSync(folder).filter((name) => !ids.has(name.replace(/\.ts$/, '')));
  expect(orphans).toEqual([]);
});

test('rule ids are unique and rows are well-formed', () => {
  expect(new Set(rules.map(({ id }) => id)).size).toBe(rules.length);
  for (const { scenario, spec } of rules) {
    expect(scenario).toMatch(/^[A-G]\d{1,2}$/);
    expect(spec).toMatch(/^https:\/\//);
  }
});

describe('healthy traffic gets no error and no warning', () => {
  const url = 'wss://api.test/live?token=abcdefgh12345678';
  const success = { url, status: 101, responseHeaders: [{ name: 'Server', value: 'nginx' }] };
  test.each([
    [
      'closed by the page',
      tape(conversation(url), closeCalled(900, 1), closed(920, 1005), wire(930, success)),
    ],
    ['closed by the server with 1000', tape(conversation(url), closed(920, 1000))],
    ['the server goes away', tape(conversation(url), closed(920, 1001))],
    ['closed without a code', tape(conversation(url), closed(920, 1005))],
    ['still open', tape(conversation(url))],
    ['open and silent for an hour', tape(conversation(url), frame('received', 3_600_000))],
    ['left by navigation', tape(conversation(url), pagehide(900, false))],
    ['left while connecting', tape(created(url), pagehide(20, false))],
    ['over HTTP/2', tape(conversation(url), closed(900, 1000), wire(910, { url, status: 200 }))],
    ['in a worker', tape(wire(900, success))],
    ['without listeners', tape(created(url), foundClosed(900), wire(905, success))],
    [
      'a chat in bursts',
      tape(
        conversation(url),
        [0, 1, 2].flatMap((burst) =>
          Array.from({ length: 12 }, (_, i) =>
            frame(
              i % 2 ? 'received' : 'sent',
              700 * burst + 100 + i,
              `{"type":"chat","id":${burst * 12 + i}}`,
            ),
          ),
        ),
        closeCalled(3_000, 1, { code: 1000 }),
        closed(3_010, 1000),
        wait(90_000),
      ),
    ],
    [
      'a binary stream',
      tape(
        conversation(url),
        Array.from({ length: 200 }, (_, i) =>
          frame(i % 2 ? 'received' : 'sent', 100 + i * 10, 960, { buffered: 960 }),
        ),
        wait(90_000),
      ),
    ],
    [
      'Socket.IO that goes over from polling',
      tape(
        created('wss://api.test/socket.io/?EIO=4&transport=websocket&sid=Zm9vYmFyYmF6'),
        opened(40),
        frame('sent', 41, '2probe'),
        frame('received', 50, '3probe'),
        frame('sent', 51, '5'),
        ...[1, 2, 3].flatMap((i) => [frame('received', i * 25_000, '2'), frame('sent', i * 25_000 + 4, '3')]),
        wait(80_000),
      ),
    ],
    [
      'a GraphQL subscription that waits for long',
      tape(
        created('wss://api.test/graphql', { protocols: ['graphql-transport-ws'] }),
        opened(40, { protocol: 'graphql-transport-ws' }),
        frame('sent', 41, '{"type":"connection_init"}'),
        frame('received', 50, '{"type":"connection_ack"}'),
        ...[1, 2, 3, 4, 5, 6].flatMap((i) => [
          frame(
            'sent',
            50 + i,
            `{"id":"${i}","type":"subscribe","payload":{"query":"subscription { tick }"}}`,
          ),
          frame('received', 20_000 + i, `{"id":"${i}","type":"next","payload":{"data":{"tick":1}}}`),
        ]),
        wait(200_000),
      ),
    ],
    [
      'MQTT',
      tape(
        created('wss://api.test/mqtt', { protocols: ['mqtt'] }),
        opened(40, { protocol: 'mqtt' }),
        frame('sent', 41, 40),
        frame('received', 50, 4),
        ...[1, 2, 3].flatMap((i) => [frame('sent', i * 30_000, 2), frame('received', i * 30_000 + 9, 2)]),
        wait(100_000),
      ),
    ],
    [
      'hot reload: a development server that is started anew',
      tape(
        page('http://localhost:5173/'),
        created('ws://localhost:5173/?token=Wc9xKq2LmPp7', { protocols: ['vite-hmr'] }),
        opened(40, { protocol: 'vite-hmr' }),
        frame('received', 41, '{"type":"connected"}'),
        closed(9_000, 1001),
        ...[1, 2, 3, 4].flatMap((i) => [
          created('ws://localhost:5173/?token=Wc9xKq2LmPp7', {
            at: 9_000 + i * 2_000,
            protocols: ['vite-ping'],
          }),
          opened(9_020 + i * 2_000, { protocol: 'vite-ping' }),
          closed(9_030 + i * 2_000, 1000),
        ]),
        wait(90_000),
      ),
    ],
    [
      'a laptop that slept, and a page that reconnects',
      tape(
        conversation(url),
        frame('received', 60_000),
        network(7_200_000, 'offline'),
        network(7_203_000, 'online'),
        closed(7_203_100, 1006),
        conversation(url, 7_204_000),
        wait(7_300_000),
      ),
    ],
    [
      'reconnects with a backoff',
      tape(
        [0, 1, 2, 3, 4, 5, 6].flatMap((i) => [
          ...conversation(url, 10_000 * i + 400 * 2 ** i),
          frame('received', 10_000 * i + 400 * 2 ** i + 1_500),
          closed(10_000 * i + 400 * 2 ** i + 1_600, 1000),
        ]),
        wait(200_000),
      ),
    ],
    ['the application says goodbye', tape(conversation(url), closed(900, 4000, { reason: 'signed out' }))],
    [
      'Pusher asks to come back',
      tape(conversation('wss://ws.test/app/abcdef?protocol=7'), closed(900, 4200)),
    ],
    [
      'a short token in the first message over TLS',
      tape(
        created('wss://api.test/live'),
        opened(40),
        frame('sent', 50, JSON.stringify({ type: 'auth', token: jwt({ iat: 0, exp: 300 }) })),
        frame('received', 60, '{"type":"welcome"}'),
        wait(90_000),
      ),
    ],
    [
      'a heartbeat on a quiet connection',
      tape(
        conversation(url),
        [1, 2, 3, 4].flatMap((i) => [
          frame('sent', i * 25_000, 'ping'),
          frame('received', i * 25_000 + 30, 'pong'),
        ]),
        wait(110_000),
      ),
    ],
    [
      'twelve rooms on as many paths',
      tape(
        Array.from({ length: 12 }, (_, i) => conversation(`wss://api.test/rooms/${i}`, 10 + i)).flat(),
        wait(90_000),
      ),
    ],
    [
      'a component that is mounted twice',
      tape(
        created(url),
        closeCalled(12, 0),
        errored(13),
        closed(13, 1006),
        conversation(url, 14),
        wait(90_000),
      ),
    ],
    [
      'a report-only policy',
      tape(created(url), violation(10, "connect-src 'self'", { disposition: 'report' }), opened(50)),
    ],
  ])('%s', (_name, session) => {
    expect(loud(session)).toEqual([]);
  });
});
