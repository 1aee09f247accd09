import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { HarLog } from '../../../src/export/har/har-log.ts';
import { restoreHar } from '../../../src/export/har/restore-har.ts';
import { createFileReader } from '../../../src/export/trace/read-file.ts';
import { readAttachedText } from '../../../src/files/unpack/archive-files.ts';
import type { Session } from '../../../src/session/session.ts';
import { runToEnd } from '../../../src/shared/run-generator.ts';
import { connectionsHar, SPREADS } from '../../bench/connections-har.ts';

function read(text: string, isAlone: boolean): HarLog {
  const reader = createFileReader((bytes) => new TextDecoder().decode(bytes), isAlone);
  reader.feed(new TextEncoder().encode(text));
  const content = reader.end();
  if (!content.ok || content.kind !== 'har') throw new Error('not read as a HAR file');
  return content.har;
}

/** What a file becomes, entry by entry while it is read and from the list of all its events. */
function both(text: string, attach: (har: HarLog) => void = () => undefined): [Session, Session] {
  const [alone, whole] = [true, false].map((isAlone) => {
    const har = read(text, isAlone);
    attach(har);
    return runToEnd(restoreHar(har));
  });
  if (!alone || !whole) throw new Error('two sessions');
  return [alone, whole];
}

const sample = (name: string): string =>
  readFileSync(new URL(`../../samples/${name}`, import.meta.url), 'utf8');
const samples = [
  'chromium-copy-all.har',
  'chromium-export.har',
  'firefox-failures.har',
  'firefox.har',
  'playwright.har',
];
const spread = (index: number, count = 40): string =>
  [...connectionsHar(count, SPREADS[index] ?? 'one-host')].join('');

interface Har {
  log: { pages?: unknown; entries: Record<string, unknown>[] };
}
function changed(text: string, change: (har: Har) => void): string {
  const har = JSON.parse(text) as Har;
  change(har);
  return JSON.stringify(har);
}
const page = {
  id: 'p',
  title: 'https://app.test/',
  startedDateTime: '2026-11-24T09:59:00.000Z',
  pageTimings: {},
};
const document = {
  startedDateTime: '2026-11-24T09:00:00.000Z',
  time: 10,
  request: { method: 'GET', url: 'https://api.test/', headers: [] },
  response: { status: 200, httpVersion: 'HTTP/1.1', headers: [{ name: 'Server', value: 'nginx' }] },
};

test.each([
  ...samples.map((name): [string, string] => [name, sample(name)]),
  ...SPREADS.map((name, at): [string, string] => [name, spread(at)]),
  [
    'pages, and a response before the first connection',
    changed(spread(0), ({ log }) => {
      log.pages = [page];
      log.entries.unshift(document);
    }),
  ],
  [
    'a User-Agent that a later entry has',
    changed(spread(2), ({ log }) => {
      log.pages = [page];
      log.entries[3] = JSON.parse(
        JSON.stringify(log.entries[3]).replace(
          '"Upgrade","value":"websocket"',
          '"User-Agent","value":"Late"',
        ),
      );
    }),
  ],
  [
    'a file that was cut',
    changed(spread(3), ({ log }) => Object.assign(log, { pages: [page] })).slice(0, -900),
  ],
  [
    'a close frame of the server',
    changed(spread(3), ({ log }) =>
      Object.assign(log.entries[2] ?? {}, { _webSocketClose: { code: 1011, reason: 'x' } }),
    ),
  ],
])('a session made while a HAR file is read is that of all its events: %s', (_name, text) => {
  const [alone, whole] = both(text);
  expect(alone.connections.size).toBeGreaterThan(0);
  expect(alone).toEqual(whole);
});

test('the same where messages are in a file beside the HAR file', () => {
  const text = changed(spread(3), ({ log }) => {
    const { response } = log.entries[4] as { response: { content: object } };
    response.content = { _file: 'messages.jsonl' };
  });
  const [alone, whole] = both(text, (har) => {
    const [attached] = har.attached;
    if (!attached) throw new Error('no file of messages');
    readAttachedText(har, attached, '{"type":"send","time":1795514410,"opcode":1,"data":"hello"}\n');
    har.attached = [];
  });
  expect(alone).toEqual(whole);
  expect([...alone.connections.values()].map(({ frames }) => frames.kept.at(-1)?.text)).toContain('hello');
});

test('the events of a file that is judged by itself are in its session alone', () => {
  const alone = read(spread(0), true);
  expect(alone.begun?.connections.size).toBe(40);
  expect(alone.events).toEqual([]);
  expect(read(spread(0), false).begun).toBeUndefined();
});

test('a file whose pages come after its entries is held: their events are the first', () => {
  const later = spread(0)
    .replace('"pages":[],', '')
    .replace(/\}\}\n$/, `,"pages":${JSON.stringify([page])}}}`);
  expect(read(later, true).begun).toBeUndefined();
  const [alone, whole] = both(later);
  expect([...alone.contexts.values()].map(({ url }) => url)).toEqual(['https://app.test/']);
  expect(alone).toEqual(whole);
});
