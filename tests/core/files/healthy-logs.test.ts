import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { joinFiles } from '../../../src/files/join/join-files.ts';
import { runToEnd } from '../../../src/shared/run-generator.ts';
import { harFile } from '../../support/har-text.ts';
import { findingsOf, logSession, readBytes } from '../../support/read-sample.ts';

const FOLDER = 'tests/samples/healthy-logs';

const NOT_ABOUT_WEBSOCKETS =
  /without a line that is known here|neither a trace of WebSocket Doctor nor a HAR file/;

/** The excerpts of a file: each begins after a line `=== NAME`. */
function excerptsOf(file: string): [name: string, text: string][] {
  const [, ...parts] = readFileSync(join(FOLDER, file), 'utf8').split(/^=== /m);
  return parts.map((part) => {
    const end = part.indexOf('\n');
    return [part.slice(0, end), part.slice(end + 1)];
  });
}

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

/** A connection to /ws that was open while the lines of most excerpts were written. */
const HEALTHY_PAGE = encode(
  harFile({
    _resourceType: 'websocket',
    startedDateTime: '2026-11-29T15:52:10.000Z',
    time: 61_203,
    timings: { wait: 1, receive: 61_202, _blocked_queueing: 1 },
    request: { method: 'GET', url: 'wss://app.test/ws', headers: [{ name: 'Upgrade', value: 'websocket' }] },
    response: {
      status: 101,
      headers: [
        { name: 'Upgrade', value: 'websocket' },
        { name: 'Connection', value: 'Upgrade' },
      ],
      content: {},
    },
    _webSocketMessages: [{ type: 'receive', time: 1_795_967_531, opcode: 1, data: 'hello' }],
  }),
);

/** What is found once the excerpt is joined with the page. */
function outcomeWithPage(text: string): string[] {
  const content = readBytes(encode(text));
  const files = [
    { name: 'page.har', content: readBytes(HEALTHY_PAGE) },
    { name: 'app.log', content },
  ].flatMap(({ name, content: read }) => (read.ok ? [{ name, content: read }] : []));
  const joined = runToEnd(joinFiles(files));
  if (!joined.ok) throw new Error(joined.fault.message);
  return findingsOf(joined.session).rules;
}

/** What is found; nothing where no line is about a WebSocket. */
function outcome(text: string): string[] {
  const content = readBytes(encode(text));
  if (!content.ok) return NOT_ABOUT_WEBSOCKETS.test(content.fault.message) ? [] : [content.fault.message];
  return findingsOf(logSession(content)).rules;
}

describe.each(readdirSync(FOLDER))('healthy excerpts of %s', (file) => {
  it.each(excerptsOf(file))('%s', (_name, text) => {
    expect(outcome(text), 'alone').toEqual([]);
    expect(outcomeWithPage(text), 'beside a healthy page').toEqual([]);
  });
});

it('there are 200 of them, none twice', () => {
  const texts = readdirSync(FOLDER).flatMap((file) => excerptsOf(file).map(([, text]) => text));
  expect(new Set(texts).size).toBe(texts.length);
  expect(texts.length).toBeGreaterThanOrEqual(200);
});
