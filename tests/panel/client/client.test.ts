import { describe, expect, it } from 'vitest';
import { announcement } from '../../../panel/client/checks/announcement.ts';
import { LARGEST_MESSAGE, readMessage } from '../../../panel/client/checks/read-message.ts';
import { readTarget } from '../../../panel/client/checks/read-target.ts';
import { tryResult } from '../../../panel/client/checks/try-result.ts';
import { editFrame } from '../../../src/client/edit-frame.ts';
import { hexText } from '../../../src/client/message.ts';
import type { ClientRequest } from '../../../src/client/request.ts';
import {
  byHost,
  forget,
  LARGEST_ALL,
  LARGEST_REQUEST,
  MOST_PER_HOST,
  readRequests,
  remember,
} from '../../../src/client/saved-requests.ts';
import { diagnose } from '../../../src/diagnosis/diagnose.ts';
import { buildReport } from '../../../src/export/report/report.ts';
import { changeUrl, type UrlChange } from '../../../src/handshake/url-change.ts';
import { rules } from '../../../src/rules/index.ts';
import type { Connection } from '../../../src/session/connection.ts';
import type { Session } from '../../../src/session/session.ts';
import {
  attempt,
  bytes,
  closeCalled,
  closed,
  created,
  devtools,
  errored,
  frame,
  opened,
  page,
  START,
  tape,
  threw,
  unkept,
} from '../../support/tape.ts';

const first = (session: Session): Connection => {
  const [connection] = session.connections.values();
  if (!connection) throw new Error('the tape made no connection');
  return connection;
};

describe('where the client connects to', () => {
  it.each([
    [
      'wss://a.test/live?x=1',
      'chat.v2, chat.v1',
      { url: 'wss://a.test/live?x=1', protocols: ['chat.v2', 'chat.v1'] },
    ],
    [' https://a.test ', '', { url: 'wss://a.test', protocols: [] }],
    ['ws://[::1]:8080/', ' a  b ', { url: 'ws://[::1]:8080/', protocols: ['a', 'b'] }],
  ])('takes %s with %s', (url, protocols, target) => {
    expect(readTarget({ url, protocols })).toEqual({ ok: true, ...target });
  });

  it.each([
    ['', '', 'missing'],
    ['localhost:8080', '', 'ws://'],
    ['ws://', '', 'no host'],
    ['ws://a.test:70000/', '', '70000'],
    ['ws://a.test/#top', '', 'fragment'],
    ['ws://a.test/a b', '', 'space'],
    ['ws://a.test/', 'a b/c', '“b/c”'],
    ['ws://a.test/', 'a,b,a', 'a is named twice'],
    [`ws://a.test/${'x'.repeat(9_000)}`, '', '9,012'],
  ])('refuses %.40s with “%s”', (url, protocols, why) => {
    expect(readTarget({ url, protocols })).toEqual({ ok: false, why: expect.stringContaining(why) });
  });

  it('says beforehand who sends what', () => {
    expect(announcement('page', 'ws://a.test/', ['v1'])).toMatch(/The page .* cookies .* offered: v1\.$/);
    expect(announcement('extension', 'ws://localhost/?token=hush-0123456789abcdef', [])).not.toContain(
      'unencrypted',
    );
    expect(announcement('page', 'ws://a.test/?token=hush-0123456789abcdef', [])).toContain('unencrypted');
  });
});

describe('what the client sends', () => {
  it.each([
    ['text', 'hé', { opcode: 'text', text: 'hé' }],
    ['json', '{ "a": 1 }', { opcode: 'text', text: '{ "a": 1 }' }],
    ['hex', '00 ff\n1A', { opcode: 'binary', bytes: Uint8Array.of(0, 255, 26) }],
    ['base64', 'AP8a\n', { opcode: 'binary', bytes: Uint8Array.of(0, 255, 26) }],
    ['hex', '', { opcode: 'binary', bytes: new Uint8Array() }],
  ] as const)('%s: %j', (kind, written, message) => {
    expect(readMessage(kind, written)).toEqual({ ok: true, message });
  });

  it.each([
    ['json', '{"a":}', 'not JSON'],
    ['hex', '00 fg', '“g” at character 5'],
    ['hex', '0', 'pairs'],
    ['base64', 'AP8*', '“*” at character 4'],
    ['base64', 'AAAAA', 'truncated'],
    ['text', 'x'.repeat(LARGEST_MESSAGE + 1), LARGEST_MESSAGE.toLocaleString('en')],
  ] as const)('refuses %s %.40s', (kind, written, why) => {
    expect(readMessage(kind, written)).toEqual({ ok: false, why: expect.stringContaining(why) });
  });

  it('takes a captured message as it can be edited', () => {
    const session = tape(
      created('wss://a.test/?token=t', { protocols: ['v1'] }),
      opened(20),
      frame('sent', 30, '{"id":1}'),
      frame('sent', 31, 'plain'),
      bytes('received', 32, 'ab'),
      unkept('received', 33, 9),
    );
    const connection = first(session);
    const edited = connection.frames.kept.map((each) => editFrame(connection, each));
    expect(edited.map((each) => each && [each.kind, each.message])).toEqual([
      ['json', '{"id":1}'],
      ['text', 'plain'],
      ['hex', '61 62'],
      undefined,
    ]);
    expect(edited[0]).toMatchObject({ url: 'wss://a.test/?token=t', protocols: 'v1' });
    const many = Uint8Array.from({ length: 40 }, (_, at) => at);
    expect(readMessage('hex', hexText(many))).toEqual({
      ok: true,
      message: { opcode: 'binary', bytes: many },
    });
  });
});

describe('the list of requests', () => {
  const request = (url: string, message = ''): ClientRequest => ({
    url,
    protocols: '',
    maker: 'page',
    kind: 'text',
    message,
  });

  it('has the latest first, each once, by host', () => {
    const all = ['ws://a.test/1', 'ws://b.test/', 'ws://a.test/2', 'ws://a.test/1'].map((url) =>
      request(url),
    );
    const saved = all.reduce(remember, [] as readonly ClientRequest[]);
    expect(byHost(saved).map(([host, each]) => [host, each.map(({ url }) => url)])).toEqual([
      ['a.test', ['ws://a.test/1', 'ws://a.test/2']],
      ['b.test', ['ws://b.test/']],
    ]);
    expect(forget(saved, request('ws://b.test/'))).toHaveLength(2);
  });

  it('is bounded, whatever was stored', () => {
    const many = Array.from({ length: 30 }, (_, at) => request('ws://a.test/', String(at)));
    expect(readRequests(many)).toHaveLength(MOST_PER_HOST);
    expect(readRequests([request('ws://a.test/', 'x'.repeat(LARGEST_REQUEST))])).toEqual([]);
    const large = Array.from({ length: 90 }, (_, at) =>
      request(`ws://h${at}.test/`, 'x'.repeat(LARGEST_REQUEST - 200)),
    );
    expect(JSON.stringify(readRequests(large)).length).toBeLessThan(LARGEST_ALL * 1.1);
    expect(readRequests(large).length).toBeGreaterThan(20);
  });

  it.each([
    [undefined],
    ['text'],
    [{}],
    [[null, 5, {}, { ...request('ws://a.test/'), maker: 'server' }, { ...request('ws://a.test/'), url: 5 }]],
  ])('takes nothing of another shape: %j', (stored) => expect(readRequests(stored)).toEqual([]));
});

describe('what came of a try', () => {
  const REFUSED = 'Error in connection establishment: net::ERR_CONNECTION_REFUSED';
  const result = (...steps: Parameters<typeof tape>) => tryResult(first(tape(...steps)), true);

  it('tells fixed from still failing', () => {
    expect(tryResult(undefined, true).state).toBe('trying');
    expect(tryResult('gone', true).state).toBe('ended');
    expect(result(created('ws://a.test/'))).toEqual({ state: 'trying', words: 'Connecting…' });
    expect(result(created('ws://a.test/'), opened(30))).toEqual({
      state: 'open',
      words: 'Fixed. Opened after 20 ms.',
    });
    expect(result(created('ws://a.test/'), opened(30), closed(90, 1008, { reason: 'no' }))).toEqual({
      state: 'ended',
      words: 'Not fixed yet. Opened after 20 ms. Closed with 1008 “no” 60 ms later.',
    });
    expect(result(created('ws://a.test/'), opened(30), closeCalled(40, 1), closed(90, 1005)).words).toBe(
      'Fixed. Opened after 20 ms. Closed from here.',
    );
    expect(result(devtools(), ...attempt('ws://a.test/', REFUSED))).toEqual({
      state: 'failed',
      words: 'Still failing: failed: net::ERR_CONNECTION_REFUSED.',
    });
    expect(result(created('ws://a.test/'), errored(30), closed(31, 1006)).words).toBe(
      'Still failing: failed (no reason available).',
    );
    expect(result(threw('ws://a.test/', 'SecurityError', 'An insecure WebSocket')).words).toContain(
      'insecure',
    );
  });

  it('says it without a fix, too', () => {
    const session = tape(created('ws://a.test/'), opened(30));
    expect(tryResult(first(session), false).words).toBe('Opened after 20 ms.');
  });
});

describe('the corrected url of a fix', () => {
  it.each([
    ['ws://h:8443/a?t=1', { kind: 'retarget', secure: true }, 'wss://h:8443/a?t=1'],
    ['ws://h/a', { kind: 'retarget', secure: true, port: 443 }, 'wss://h/a'],
    ['ws://localhost:1/a', { kind: 'retarget', host: '127.0.0.1' }, 'ws://127.0.0.1:1/a'],
    ['ws://h/a?t=1', { kind: 'retarget', path: '/a/' }, 'ws://h/a/?t=1'],
    ['ws://h/a?t=1', { kind: 'other-end' }, 'ws://h/a/?t=1'],
    ['ws://h/a/', { kind: 'other-end' }, 'ws://h/a'],
    ['ws://h/', { kind: 'other-end' }, undefined],
    ['ws://h:80/a?t=1&u=2?', { kind: 'no-query' }, 'ws://h:80/a'],
    ['ws://h/a', { kind: 'no-query' }, undefined],
    ['wss://h:8443/', { kind: 'retarget', secure: true }, undefined],
    ['localhost:8080/ws', { kind: 'as-meant' }, 'ws://localhost:8080/ws'],
    ['ws:///', { kind: 'retarget', secure: true }, undefined],
  ] as [string, UrlChange, string | undefined][])('%s with %j is %s', (url, change, corrected) =>
    expect(changeUrl(url, change)).toBe(corrected),
  );

  const HUNG_UP = 'Connection closed before receiving a handshake response';
  const NO_TLS = 'Error in connection establishment: net::ERR_SSL_PROTOCOL_ERROR';
  const NOT_FOUND = 'Error during WebSocket handshake: Unexpected response code: 404';
  const REFUSED = 'Error in connection establishment: net::ERR_CONNECTION_REFUSED';
  const FRAGMENT = "Failed to construct 'WebSocket': The URL contains a fragment identifier ('x').";

  it.each([
    ['ws-to-tls-port', attempt('ws://h.test:8443/a', HUNG_UP), 'wss://h.test:8443/a'],
    ['wss-to-plain-port', attempt('wss://h.test:8080/a', NO_TLS), 'ws://h.test:8080/a'],
    ['not-found', attempt('ws://h.test/a/?k=1', NOT_FOUND), 'ws://h.test/a?k=1'],
    ['connection-refused', attempt('ws://localhost:1234/a', REFUSED), 'ws://127.0.0.1:1234/a'],
    ['invalid-url', [threw('ws://h.test/a#x', 'SyntaxError', FRAGMENT)], 'ws://h.test/a'],
    [
      'mixed-content',
      [page('https://p.test/'), threw('ws://h.test/a', 'SecurityError', 'An insecure WebSocket from https')],
      'wss://h.test/a',
    ],
  ])('%s has one, and no export has what it changes', (rule, steps, corrected) => {
    const session = tape(devtools(), ...steps);
    const diagnosis = diagnose(session, rules);
    const finding = diagnosis.findings.find((each) => each.rule.id === rule);
    const urls = finding?.fixes.flatMap(({ change }) =>
      change ? [changeUrl(first(session).url, change)] : [],
    );
    expect(urls).toContain(corrected);
    const report = buildReport(session, diagnosis, { now: START, version: '0' });
    expect(report.verdicts.flatMap(({ fixes }) => fixes.filter((fix) => 'change' in fix))).toEqual([]);
  });
});
