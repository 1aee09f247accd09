import { describe, expect, it } from 'vitest';
import { joinFiles, type NamedContent } from '../../../src/files/join/join-files.ts';
import { joinLog } from '../../../src/files/join/join-log.ts';
import { placeLooseLines } from '../../../src/files/join/place-loose-lines.ts';
import type { Session } from '../../../src/session/session.ts';
import { runToEnd } from '../../../src/shared/run-generator.ts';
import { harFile } from '../../support/har-text.ts';
import { findingsOf, readBytes, sample } from '../../support/read-sample.ts';
import { closed, created, logLine, opened, START, tape, wire } from '../../support/tape.ts';

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

function named(name: string, bytes: Uint8Array): NamedContent {
  const content = readBytes(bytes);
  if (!content.ok) throw new Error(content.fault.message);
  return { name, content };
}

function join(...files: NamedContent[]): { session: Session; notes: string[] } {
  const joined = runToEnd(joinFiles(files));
  if (!joined.ok) throw new Error(joined.fault.message);
  return joined;
}

/** A browser's entry; the lab's server log is of 15:52:57 to 15:53:06. */
function entry(path: string, time: string, took: number, status: number, headers: object[] = []) {
  return {
    _resourceType: 'websocket',
    startedDateTime: `2026-11-29T${time}Z`,
    time: took,
    timings: { wait: 1, receive: Math.max(1, took - 1), _blocked_queueing: 1 },
    request: {
      method: 'GET',
      url: `wss://app.test${path}?token=abc123secret`,
      headers: [
        { name: 'Upgrade', value: 'websocket' },
        { name: 'Origin', value: 'https://app.test' },
        ...headers,
      ],
    },
    response: { status, headers: [], content: {} },
  };
}

const page = (...entries: ReturnType<typeof entry>[]): NamedContent =>
  named('page.har', encode(harFile(...entries)));
const nginx = (): NamedContent => named('nginx-error.log', sample('server-log/nginx-error.log'));

describe('a HAR file and the log of the proxy', () => {
  it('the cause comes from the proxy, and the file is named', () => {
    const { session, notes } = join(page(entry('/close/ws', '15:52:57.900', 200, 502)), nginx());
    const { rules, evidence } = findingsOf(session);
    expect(rules).toContain('upstream-failed');
    expect(rules).not.toContain('server-error');
    expect(evidence).toContain('nginx error log (nginx-error.log)');
    expect(evidence).toContain('responded to the handshake with HTTP 502');
    expect(session.connections.size).toBe(1);
    expect(notes).toContain('nginx-error.log: joined to 1 connection');
  });

  it.each([37_000, -37_000, 3_600_000])('clocks %d ms apart', (ahead) => {
    const at = (time: string): string =>
      new Date(Date.parse(`2026-11-29T${time}Z`) - ahead).toISOString().slice(11, 23);
    const { session, notes } = join(
      page(
        entry('/close/ws', at('15:52:57.900'), 200, 502),
        entry('/hang/ws', at('15:52:58.000'), 2_050, 504),
        entry('/denied/ws', at('15:52:58.100'), 10, 403),
      ),
      nginx(),
    );
    const topics = [...session.connections.values()].map(({ logLines }) => logLines?.[0]?.topic);
    expect(topics).toEqual(['upstream-closed', 'upstream-timed-out', 'proxy-denied']);
    expect(notes.join('\n')).toMatch(
      ahead > 0 ? /ahead of the other files: 3 events/ : /behind the other files: 3/,
    );
    const [first] = session.connections.values();
    expect(Math.abs((first?.logLines?.[0]?.at ?? 0) - (first?.createdAt ?? 0))).toBeLessThan(2_000);
  });

  it('another path, another status or another host is not joined', () => {
    for (const other of [
      entry('/elsewhere/ws', '15:52:57.900', 200, 502),
      entry('/close/ws', '15:52:57.900', 200, 404),
    ]) {
      const { session, notes } = join(page(other), nginx());
      const [browser] = session.connections.values();
      expect(browser?.logLines).toBeUndefined();
      expect(notes.join()).toContain('no line matches a connection');
    }
  });

  it('an idle timeout is certain once the proxy says so', () => {
    const { session } = join(page(entry('/open/ws', '15:52:58.900', 2_200, 101)), nginx());
    expect(findingsOf(session).rules).toContain('proxy-idle-timeout');
  });
});

it('a net log gives the reason that the HAR file lacks, by the key of the handshake', () => {
  const netLog = named('net.json', sample('net-log/blanked-by-extension-403.json'));
  const wire =
    netLog.content.kind === 'log' && netLog.content.log.events.find(({ kind }) => kind === 'wire-entry');
  if (wire === false || wire?.kind !== 'wire-entry') throw new Error('no entry');
  const har = JSON.parse(harFile(entry('/x', '10:00:00.000', 10, 0, wire.requestHeaders)));
  har.log.entries[0].request.url = wire.url;
  har.log.entries[0].response._error = '';
  const { session } = join(netLog, named('page.har', encode(JSON.stringify(har))));
  expect(session.connections.size).toBe(1);
  expect(findingsOf(session).rules).toEqual(['forbidden']);
});

it('Caddy logs the key: two connections at once to one path are told apart', () => {
  const lines = ['first', 'second'].map((key, at) =>
    JSON.stringify({
      level: 'error',
      ts: 1_795_967_659.9,
      logger: 'http.log.error',
      msg: at === 0 ? 'EOF' : 'dial tcp 127.0.0.1:1: connect: connection refused',
      request: {
        method: 'GET',
        host: 'app.test',
        uri: '/ws',
        headers: { Upgrade: ['websocket'], 'Sec-Websocket-Key': [key] },
      },
      status: 502,
    }),
  );
  const keyed = (key: string) =>
    entry('/ws', '15:54:19.900', 5, 502, [{ name: 'Sec-WebSocket-Key', value: key }]);
  const { session } = join(
    page(keyed('second'), keyed('first')),
    named('caddy.log', encode(lines.join('\n'))),
  );
  expect([...session.connections.values()].map(({ logLines }) => logLines?.[0]?.topic)).toEqual([
    'upstream-refused',
    'upstream-closed',
  ]);
});

it.each([0, 37_000])('Chromium and nginx, recorded together, with clocks %d ms apart', (ahead) => {
  const text = new TextDecoder().decode(sample('pairs/net-log.json'));
  const netLog = text.replace(
    /"timeTickOffset":(\d+)/,
    (_all, offset) => `"timeTickOffset":${Number(offset) - ahead}`,
  );
  const { session, notes } = join(
    named('net.json', encode(netLog)),
    named('nginx-error.log', sample('pairs/nginx-error.log')),
    named('nginx-access.log', sample('pairs/nginx-access.log')),
  );
  const causes = [...session.connections.values()].map(({ parsedUrl, logLines = [] }) => [
    parsedUrl.path.split('/')[1],
    logLines.find(({ topic }) => topic)?.topic,
    logLines.some(({ log }) => log === 'access log (nginx-access.log)'),
  ]);
  expect(causes).toEqual([
    ['refused', 'upstream-refused', true],
    ['close', 'upstream-closed', true],
    ['hang', 'upstream-timed-out', true],
    ['denied', 'proxy-denied', true],
    ['openreset', undefined, true],
    ['open', undefined, true],
    ['ok', undefined, true],
  ]);
  expect(notes.join('\n').includes('ahead of the other files')).toBe(ahead > 0);
  expect(notes.join('\n')).not.toContain('were open before');
});

it('what a log adds to a session can be removed again', () => {
  const opened = (): Session =>
    join(page(entry('/close/ws', '15:52:57.900', 200, 502), entry('/open/ws', '15:52:58.900', 2_200, 101)))
      .session;
  const session = opened();
  const told = (of: Session) =>
    [...of.connections.values()].map(({ id, state, logLines, notes, wire }) => ({
      id,
      state,
      logLines,
      notes: notes.length,
      wire: wire?.entry,
    }));
  const { content } = nginx();
  if (content.kind !== 'log') throw new Error('no log');
  const { joined, undo } = joinLog(session, { name: 'nginx-error.log', log: content.log }, 1);
  expect(joined).toBe(2);
  expect(findingsOf(session).rules).toContain('upstream-failed');
  undo();
  expect(told(session)).toEqual(told(opened()));
  expect(findingsOf(session)).toEqual(findingsOf(opened()));
  expect([...session.notes.values()].some(({ event }) => event.kind === 'log-line')).toBe(false);
});

it('the end that a net log has can be removed again', () => {
  const netLog = named('net.json', sample('net-log/cut-without-close.json'));
  const { content } = netLog;
  const wire = content.kind === 'log' && content.log.events.find(({ kind }) => kind === 'wire-entry');
  if (wire === false || wire?.kind !== 'wire-entry' || content.kind !== 'log') throw new Error('no entry');
  const har = JSON.parse(harFile(entry('/x', '10:00:00.000', 10, 101, wire.requestHeaders)));
  har.log.entries[0].request.url = wire.url;
  const { session } = join(named('page.har', encode(JSON.stringify(har))));
  const before = findingsOf(session);
  const [connection] = session.connections.values();
  const { undo } = joinLog(session, { name: 'net.json', log: content.log }, 1);
  expect(connection?.closed?.code).toBe(1006);
  undo();
  expect(connection?.closed).toBeUndefined();
  expect(findingsOf(session)).toEqual(before);
  expect(session.connections.size).toBe(1);
});

it('of two requests to one path each line goes to the nearest connection', () => {
  const line = (second: number, number: number, words: string): string =>
    `2026/11/29 15:52:0${second} [error] 7#7: *${number} ${words} while connecting to upstream, client: 10.0.0.7, server: , request: "GET /ws HTTP/1.1", upstream: "http://group/ws", host: "app.test"`;
  const log = [
    line(1, 2, 'connect() failed (111: Connection refused)'),
    line(3, 9, 'no live upstreams'),
  ].join('\n');
  const { session } = join(page(entry('/ws', '15:52:03.200', 5, 502)), named('error.log', encode(log)));
  const [connection] = session.connections.values();
  expect(connection?.logLines?.map(({ topic }) => topic)).toEqual(['upstream-unavailable']);
});

it('one port of the client is no proof: it may lead to several servers at once', () => {
  const uvicorn = readBytes(encode('INFO:     127.0.0.1:50000 - "WebSocket /ws" 403'));
  if (!uvicorn.ok || uvicorn.kind !== 'log') throw new Error('no log');
  const { session } = join(
    page(entry('/other', '15:52:57.900', 200, 502), entry('/ws', '15:52:57.900', 20, 403)),
  );
  const [other, own] = session.connections.values();
  const peers = new Map([[other?.id ?? '', '127.0.0.1:50000']]);
  joinLog(session, { name: 'uvicorn.log', log: uvicorn.log }, 1, peers as never);
  expect(other?.logLines).toBeUndefined();
  expect(own?.logLines).toHaveLength(1);
});

it.each([
  ['with another code', closed(100, 1009)],
  ['without its code', logLine(21, { text: 'sent a close frame', topic: 'server-closed-first' })],
])('a crash is not the cause of a close frame that another server sent then, %s', (_name, end) => {
  const session = tape(
    ...[end, closed(150, 1006)].flatMap((last, index) => [
      created(`ws://server${index}.test/`),
      opened(20),
      wire(21 + index, { url: `ws://server${index}.test/`, status: 101, endedAt: START + 110 }),
      last,
    ]),
  );
  const line = { topic: 'server-crashed', text: 'TypeError', at: START + 140, log: 'log' } as const;
  const placed = placeLooseLines([line], [...session.connections.values()], { ahead: 0, peers: new Map() });
  expect(placed.map(({ connection }) => connection.url)).toEqual(['ws://server1.test/']);
});
