import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { diagnose } from '../../../src/diagnosis/diagnose.ts';
import { csvText } from '../../../src/export/csv.ts';
import { EVERYTHING } from '../../../src/export/trace/choose-frames.ts';
import { rules } from '../../../src/rules/index.ts';
import type { Session } from '../../../src/session/session.ts';
import { faultsOfHar, openHar, readHar, saveHar } from '../../support/har-tools.ts';
import { answered, attempt, bytes, conversation, created, frame, opened, tape } from '../../support/tape.ts';
import { anySession } from '../../support/trace-arbitrary.ts';
import { learnedMask, openTrace, readText, saveTrace } from '../../support/trace-tools.ts';

const sample = (name: string): Buffer =>
  readFileSync(fileURLToPath(new URL(`../../samples/${name}`, import.meta.url)));
const found = (session: Session): string[] => diagnose(session, rules).findings.map(({ rule }) => rule.id);
const of = (session: Session, path: string) =>
  [...session.connections.values()].find(({ parsedUrl }) => parsedUrl.path === path);

/** As HTTP Toolkit writes it; this one was written by hand. */
function toolkit(close: unknown): string {
  const headers = [{ name: 'Upgrade', value: 'websocket' }];
  const entry = {
    startedDateTime: '2026-11-24T10:00:00.000Z',
    time: 1500,
    request: { method: 'GET', url: 'wss://api.test/live', headers },
    response: { status: 101, headers },
    _resourceType: 'websocket',
    _webSocketMessages: [{ type: 'receive', opcode: 1, data: 'hello', time: 1_795_514_401 }],
    _webSocketClose: close,
  };
  const page = {
    startedDateTime: '2026-11-24T10:00:00.000Z',
    id: 'Chrome',
    title: 'Chrome',
    pageTimings: {},
  };
  return JSON.stringify({
    log: { creator: { name: 'HTTP Toolkit', version: '1' }, pages: [page], entries: [entry] },
  });
}

describe('HAR files of real programs', () => {
  it.each(['chromium-export.har', 'chromium-copy-all.har', 'playwright.har'])('%s', (name) => {
    const session = openHar(sample(name));
    expect(session.connections.size).toBe(4);
    const echo = of(session, '/echo');
    expect(echo?.opened).toBeDefined();
    expect(echo?.frames.kept.map(({ direction, opcode }) => `${direction} ${opcode}`)).toEqual([
      'sent text',
      'sent binary',
      'received text',
      'received binary',
    ]);
    expect(echo?.frames.kept[0]?.text).toBe('{"say":"hello, wörld"}');
    expect(echo?.frames.kept[3]?.base64).toBe('AQID+g==');
    const year = new Date(echo?.frames.kept[0]?.at ?? 0).getFullYear();
    expect(year).toBeGreaterThan(2024);
    expect(found(session)).toEqual(expect.arrayContaining(['forbidden', 'connection-refused']));
  });

  it('firefox.har, which has no messages and no words for a failure', () => {
    const session = openHar(sample('firefox.har'));
    expect([...session.connections.values()].map(({ parsedUrl }) => parsedUrl.path)).toEqual([
      '/echo',
      '/forbidden',
      '/refused',
      '/leaves',
    ]);
    const echo = of(session, '/echo');
    expect(echo?.opened).toBeDefined();
    expect(echo?.frames.kept).toEqual([]);
    expect(session.userAgent ?? session.wireStarted?.browser).toContain('Firefox');
    expect(found(session)).toContain('forbidden');
  });

  it('firefox-failures.har: nothing is claimed of what its log does not tell', () => {
    const session = openHar(sample('firefox-failures.har'));
    const { findings } = diagnose(session, rules);
    const on = (path: string) => {
      const connection = of(session, path);
      expect(connection?.opened, path).toBeUndefined();
      return findings.filter(({ connections }) => connections.includes(connection?.id ?? ''));
    };
    for (const path of ['/refused', '/unknown-host', '/hung-up', '/not-http', '/untrusted']) {
      const [finding, ...more] = on(path);
      expect(more, path).toEqual([]);
      expect(finding?.rule.id, path).toBe('unexplained-failure');
      expect(finding?.match.confidence).toBe('possible');
      expect(finding?.match.title).toContain("Firefox's log does not say why");
      expect(finding?.fixes.map(({ title }) => title)).toContain('Let it fail once in a Chromium browser');
    }
    expect(on('/ordinary').map(({ rule }) => rule.id)).toEqual(['not-a-websocket-endpoint']);
    expect(on('/still-connecting')).toEqual([]);
    expect(found(openHar(saveHar(session)))).toEqual(found(session));
    expect(found(openTrace(saveTrace(session)).session)).toEqual(found(session));
  });

  it.each([
    ['HTTP/1.1', 'Sec-WebSocket-Key', ['not-a-websocket-endpoint']],
    ['HTTP/2', 'Sec-WebSocket-Key', []],
    ['HTTP/1.1', 'Sec-WebSocket-Version', []],
  ])('a 200 over %s to a request with %s is a page or a success', (httpVersion, name, findings) => {
    const request = { method: 'GET', url: 'wss://api.test/live', headers: [{ name, value: '13' }] };
    const entry = { startedDateTime: '2026-11-24T10:00:00.000Z', time: 5, request };
    const har = { log: { entries: [{ ...entry, response: { status: 200, httpVersion, headers: [] } }] } };
    const session = openHar(JSON.stringify(har));
    expect(found(session)).toEqual(findings);
    expect(of(session, '/live')?.opened === undefined).toBe(findings.length > 0);
  });

  it('say of a message that masking left out why it did, also when read again', () => {
    const gzip = { opcode: 'binary', size: 9, kept: 9, base64: 'H4sIAAAAAAAA' } as const;
    const session = tape(created('wss://h.test/'), opened(20), frame('received', 30, 9));
    Object.assign([...session.connections.values()][0]?.frames.kept[0] ?? {}, gzip);
    const left = { size: 9, kept: 0, leftOut: 'compressed' };
    const har = saveHar(session);
    expect(JSON.parse(har).log.entries[0]._webSocketMessages[0]).toMatchObject({
      data: '',
      _leftOut: 'compressed',
    });
    for (const read of [openHar(har), openTrace(saveTrace(session)).session]) {
      const [message] = [...read.connections.values()][0]?.frames.kept ?? [];
      expect(message).toMatchObject(left);
      expect(message?.base64).toBeUndefined();
    }
    const csv = [...csvText(session, EVERYTHING, learnedMask(session))].join('');
    expect(csv).toContain('binary,9,0,,,compressed');
  });

  it('reads the same in pieces of any size', () => {
    const file = sample('chromium-export.har');
    const whole = readHar(file, file.length);
    for (const size of [1, 7, 1000]) expect(readHar(file, size)).toEqual(whole);
  });

  it('a close code that only a server sends is explained; of any other nobody can tell who sent it', () => {
    const internal = openHar(toolkit({ code: 1011, reason: 'the database is gone' }));
    expect(found(internal)).toContain('internal-error');
    const own = openHar(toolkit({ code: 4001, reason: 'bye' }));
    expect([...own.connections.values()][0]?.closed).toMatchObject({ code: 4001, reason: 'bye' });
    expect(found(own)).toEqual([]);
    expect([...openHar(toolkit('aborted')).connections.values()][0]?.closed).toBeUndefined();
  });

  it('an entry of a wrong shape is passed over, and broken JSON is named', () => {
    const har = {
      log: { entries: [7, null, {}, { request: { url: 5 } }, { request: { url: 'wss://a.test/' } }] },
    };
    expect(readHar(JSON.stringify(har)).sockets).toBe(1);
    const content = readText('{"log":{"entries":[{"request":{}},{"request":}]}}');
    expect(content).toMatchObject({ ok: true, har: { broken: [{ place: '$.log.entries[1]' }] } });
  });
});

describe('a HAR export', () => {
  it('of every kind of session is sound by the published schema of HAR 1.2', () => {
    expect(faultsOfHar({ log: { version: '1.2' } })).not.toEqual([]);
    fc.assert(
      fc.property(anySession, (session) => {
        expect(faultsOfHar(JSON.parse(saveHar(session)))).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });

  it('is the same after import and export', () => {
    const session = tape(
      attempt('wss://api.test/live', answered(403), {
        requestHeaders: [{ name: 'Upgrade', value: 'websocket' }],
      }),
      conversation('wss://api.test/chat', 5_000),
      frame('received', 6_000, '{"a":"ü"}'),
    );
    const once = saveHar(openHar(saveHar(session)));
    expect(saveHar(openHar(once))).toBe(once);
    expect(
      JSON.parse(once).log.entries.map((entry: { request: { url: string } }) => entry.request.url),
    ).toEqual(['wss://api.test/live', 'wss://api.test/chat']);
    expect(found(openHar(once))).toContain('forbidden');
  });

  it('masks, and leaves payloads out when asked to', () => {
    const session = tape(
      conversation('wss://api.test/chat?access_token=hush-0123456789abcdef'),
      frame('sent', 700, '{"password":"hush-0123456789abcdef"}'),
    );
    const text = saveHar(session);
    expect(text).toContain('«');
    expect(text).not.toContain('hush-0123456789abcdef');
    expect(saveHar(session, { ...EVERYTHING, payloads: false })).not.toContain('hello');
  });
});

describe('a CSV export', () => {
  const csv = (session: Session): string => [...csvText(session, EVERYTHING, learnedMask(session))].join('');

  it('has a row a message, quotes what has to be, and runs no formula', () => {
    const session = tape(
      conversation('wss://a.test/'),
      frame('received', 700, 'say "hi", twice\nor so'),
      frame('received', 701, '=HYPERLINK("http://evil.test")'),
      bytes('received', 702, 'abc'),
    );
    const text = csv(session);
    const [head, ...rows] = text.split('\r\n');
    expect(head).toBe('connection,url,event,time,direction,opcode,size,kept,text,base64,left_out');
    expect(rows.at(-1)).toBe('');
    expect(rows).toHaveLength(6);
    expect(text).toContain('"say ""hi"", twice\nor so"');
    expect(text).toContain(`"'=HYPERLINK(""http://evil.test"")"`);
  });
});
