import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EXPORT_FORMATS, exportName } from '../../panel/export/export.ts';
import { positionOf } from '../../panel/frames/frame-position.ts';
import { headerWords } from '../../panel/handshake/header-words.ts';
import { lifecycleSteps } from '../../panel/lifecycle/lifecycle-steps.ts';
import { endOf, statusOf } from '../../panel/store/connection-status.ts';
import { whyNoWire } from '../../panel/store/why-no-wire.ts';
import { timelineEntries } from '../../panel/timeline/timeline-entries.ts';
import { base64Bytes, hexDump } from '../../panel/ui/base64-bytes.ts';
import { rowAfterKey } from '../../panel/ui/list-keys.ts';
import { maskUrl } from '../../panel/ui/mask-url.ts';
import { sinceText } from '../../panel/ui/moment-text.ts';
import { visibleRuns } from '../../panel/ui/visible-text.ts';
import { diagnose } from '../../src/diagnosis/diagnose.ts';
import { describeEvent } from '../../src/export/report/describe-event.ts';
import { buildReport } from '../../src/export/report/report.ts';
import type { Connection } from '../../src/session/connection.ts';
import type { Session } from '../../src/session/session.ts';
import {
  attempt,
  closeCalled,
  closed,
  created,
  devtools,
  errored,
  failed,
  frame,
  listeners,
  network,
  opened,
  pagehide,
  START,
  tape,
  threw,
  violation,
  wire,
} from '../support/tape.ts';

const first = (session: Session): Connection => {
  const [connection] = session.connections.values();
  if (!connection) throw new Error('the tape made no connection');
  return connection;
};

const REFUSED = 'Error in connection establishment: net::ERR_CONNECTION_REFUSED';
const FORBIDDEN = 'Error during WebSocket handshake: Unexpected response code: 403';

describe('moments', () => {
  it.each([
    [0, '+0.000 s'],
    [-20, '−0.020 s'],
    [59_999.6, '+1:00.000'],
    [252_300, '+4:12.300'],
  ])('%d ms after is %s', (ms, text) => expect(sinceText(ms)).toBe(text));
});

describe('text from outside', () => {
  it('shows what would draw nothing', () => {
    expect(visibleRuns('a\u202eb\u0000')).toEqual([
      { shown: 'a', hidden: false },
      { shown: '\\u{202E}', hidden: true },
      { shown: 'b', hidden: false },
      { shown: '\\0', hidden: true },
    ]);
  });

  it('keeps line breaks and tabs where lines are shown, and no other control', () => {
    expect(visibleRuns('a\n\tb\r', true).map(({ shown }) => shown)).toEqual(['a\n\tb', '\\r']);
  });

  it('leaves emoji and joined scripts whole', () => {
    expect(visibleRuns('👩‍👧 نمی‌خواهم')).toEqual([{ shown: '👩‍👧 نمی‌خواهم', hidden: false }]);
  });

  it('never hands on a character that changes direction, nor loses a visible one', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const runs = visibleRuns(text);
        const plain = runs.filter(({ hidden }) => !hidden).map(({ shown }) => shown);
        expect(plain.join('')).not.toMatch(/[\p{Cc}\p{Bidi_Control}]/u);
        expect(plain.join('')).toBe(
          text.replace(
            /[\p{Cc}\p{Cs}\u2028\u2029]|(?!\u200c|\u200d|\u00ad|\ufe0e|\ufe0f)[\p{Cf}\p{Default_Ignorable_Code_Point}]/gu,
            '',
          ),
        );
      }),
    );
  });

  it('masks the secrets of a url and keeps what tells sockets apart', () => {
    expect(maskUrl('wss://user:pass@a.test/chat?room=lobby&access_token=s3cret')).toMatchObject({
      authority: 'a.test',
      path: '/chat',
      query: '?room=lobby&access_token=•••',
    });
  });
});

describe('binary payloads', () => {
  it('stand in hex and ASCII with offsets', () => {
    const dump = hexDump(base64Bytes(btoa('Hello, WebSocket\u0001!')), 100);
    expect(dump.split('\n')).toEqual([
      '00000000  48 65 6c 6c 6f 2c 20 57  65 62 53 6f 63 6b 65 74  Hello, WebSocket',
      `00000010  01 21${' '.repeat(18)}  ${' '.repeat(23)}  ·!`,
    ]);
  });

  it('stop at the limit, and a broken base64 gives nothing', () => {
    expect(hexDump(new Uint8Array(100), 16).split('\n')).toHaveLength(1);
    expect(base64Bytes('%%%')).toHaveLength(0);
  });
});

describe('where a connection stands', () => {
  const url = 'wss://a.test/';
  it.each([
    ['connecting', '', tape(created(url))],
    ['open', '', tape(created(url), opened(50))],
    ['closed', '1000', tape(created(url), opened(50), closed(90, 1000))],
    ['closed', '1011', tape(created(url), opened(50), closed(90, 1011))],
    ['dropped', '1006', tape(created(url), opened(50), closed(90, 1006))],
    ['failed', '1006', tape(created(url), failed(50))],
    ['failed', '403', tape(attempt(url, FORBIDDEN))],
    ['not created', 'SyntaxError', tape(threw('wss://a.test/#x', 'SyntaxError', 'a fragment'))],
    ['blocked', 'CSP', tape(created(url), violation(11, "connect-src 'self'"), errored(12))],
    ['page left', '', tape(created(url), opened(50), pagehide(90, false))],
  ])('%s %s', (word, code, session) => {
    expect(statusOf(first(session))).toMatchObject({ word, code });
  });

  it('has an end when somebody saw it', () => {
    expect(endOf(first(tape(created(url), opened(50))))).toBeUndefined();
    const session = tape(created(url), failed(50));
    expect(endOf(first(session))).toBe(first(session).closed?.at);
  });

  const picture = (session: Session): string =>
    lifecycleSteps(first(session), session.clock)
      .map(({ name, state, time }) => `${name} ${state}${time === undefined ? '' : ` ${time}`}`)
      .join(', ');
  const connected = 'DNS done, TCP done, TLS done';
  const ahead = 'Open ahead, Closing ahead, Closed ahead';

  it('marks the step of the handshake that failed, and says after how long', () => {
    const net = (error: string): string =>
      picture(
        tape(
          attempt(url, `Error in connection establishment: net::${error}`, { requestSent: false, took: 20 }),
        ),
      );
    expect(net('ERR_NAME_NOT_RESOLVED')).toBe(`DNS failed 20, TCP ahead, TLS ahead, Upgrade ahead, ${ahead}`);
    expect(net('ERR_CONNECTION_REFUSED')).toBe(`DNS done, TCP failed 20, TLS ahead, Upgrade ahead, ${ahead}`);
    expect(net('ERR_CERT_DATE_INVALID')).toBe(`DNS done, TCP done, TLS failed 20, Upgrade ahead, ${ahead}`);
    expect(net('ERR_CONNECTION_RESET')).toBe(`DNS done, TCP maybe, TLS maybe, Upgrade ahead, ${ahead}`);
    expect(net('ERR_FAILED')).toBe(`DNS maybe, TCP maybe, TLS maybe, Upgrade ahead, ${ahead}`);
    expect(picture(tape(attempt(url, FORBIDDEN)))).toBe(`${connected}, Upgrade failed 20, ${ahead}`);
    expect(picture(tape(attempt(url, '', { requestSent: false })))).toBe(
      `DNS maybe, TCP maybe, TLS maybe, Upgrade ahead, ${ahead}`,
    );
  });

  it('has no step that there was none of', () => {
    expect(picture(tape(attempt('ws://127.0.0.1:8080/', REFUSED, { requestSent: false })))).toBe(
      `TCP failed 20, Upgrade ahead, ${ahead}`,
    );
    expect(picture(tape(attempt('ws://[::1]:8080/', FORBIDDEN)))).toBe(
      `TCP done, Upgrade failed 20, ${ahead}`,
    );
    expect(picture(tape(attempt('ws://a.test/', FORBIDDEN)))).toBe(
      `DNS done, TCP done, Upgrade failed 20, ${ahead}`,
    );
  });

  it('claims nothing of a handshake that nobody saw', () => {
    expect(picture(tape(created(url), failed(50)))).toBe(
      `DNS unknown, TCP unknown, TLS unknown, Upgrade unknown, ${ahead}`,
    );
    expect(picture(tape(created(url), frame('sent', 90)))).toBe(
      `DNS now, TCP now 80, TLS now, Upgrade ahead, ${ahead}`,
    );
  });

  it('tells a socket that lives, one that was closed and one that was lost', () => {
    const open = `${connected}, Upgrade done 40`;
    const of = (...end: Parameters<typeof tape>): string => picture(tape(created(url), opened(50), ...end));
    expect(of(frame('sent', 450))).toBe(`${open}, Open now 400, Closing ahead, Closed ahead`);
    expect(of(closeCalled(80, 1), frame('received', 90))).toBe(
      `${open}, Open done, Closing now 40, Closed ahead`,
    );
    expect(of(closed(90, 1000))).toBe(`${open}, Open done 40, Closing done, Closed done 80`);
    expect(of(closed(90, 1011))).toBe(`${open}, Open done 40, Closing done, Closed failed 80`);
    expect(of(closeCalled(80, 1), closed(90, 4000))).toBe(
      `${open}, Open done 40, Closing done, Closed done 80`,
    );
    expect(of(closed(90, 1006))).toBe(`${open}, Open done 40, Closing failed 80, Closed done 80`);
    expect(of(pagehide(90, false))).toBe(`${open}, Open done, Closing unknown, Closed done`);
  });

  it('begins with the constructor where that is where it ended', () => {
    const rest = `TCP ahead, Upgrade ahead, ${ahead}`;
    expect(picture(tape(threw('ws://a.test/#x', 'SyntaxError', 'no')))).toBe(
      `Created failed, DNS ahead, ${rest}`,
    );
    expect(picture(tape(created('ws://a.test/'), violation(11, "connect-src 'self'"), errored(12)))).toBe(
      `Created failed 2, DNS ahead, ${rest}`,
    );
  });

  it('says why the network log is silent', () => {
    const why = (session: Session): string => whyNoWire(session, first(session))?.words ?? '';
    const before = tape(created(url), failed(50), devtools(90));
    expect(why(before)).toMatch(/opened after this connection/);
    expect(whyNoWire(before, first(before))?.reload).toBe(true);
    expect(why(tape(devtools(0), created(url), opened(50)))).toMatch(/still open/);
    expect(why(tape(devtools(0), created(url), failed(50)))).toMatch(/no entry/);
    expect(why(tape(created(url), failed(50)))).toMatch(/not being read/);
    expect(why(tape(devtools(0), attempt(url, REFUSED)))).toBe('');
  });
});

describe('the timeline', () => {
  const session = tape(
    created('wss://a.test/'),
    opened(50),
    frame('sent', 60),
    frame('received', 70),
    network(80, 'offline'),
    frame('received', 85),
    closed(90, 1006),
    wire(95, { url: 'wss://a.test/', status: 101 }),
    network(9_000, 'online'),
    created('wss://b.test/', { at: 9_500 }),
  );
  const told = (also?: number): string[] =>
    timelineEntries(session, first(session), also).map((entry) =>
      entry.kind === 'frames' ? `${entry.count} frames` : entry.noted.event.kind,
    );

  it('tells events of the socket, the page and the network in order, with the frames between', () => {
    expect(told()).toEqual(['created', 'opened', '2 frames', 'offline', '1 frames', 'closed', 'wire-entry']);
  });

  it('tells a check of the listeners once while it finds the same, without an empty name', () => {
    const looked = tape(
      created('wss://a.test/'),
      opened(50),
      listeners(400, 'open close '),
      listeners(1_000, 'open close '),
      listeners(2_000, 'open message close '),
    );
    const entries = timelineEntries(looked, first(looked)).map((entry) => entry.kind === 'event' && entry.id);
    const texts = entries.flatMap((id) => (id === false ? [] : (describeEvent(looked, id)?.text ?? [])));
    expect(texts.slice(2)).toEqual(['event listeners: open, close', 'event listeners: open, message, close']);
    const evidence = first(looked).notes.findLast(({ event }) => event.at === START + 1_000)?.id;
    expect(timelineEntries(looked, first(looked), evidence).length).toBe(entries.length + 1);
    const report = buildReport(looked, diagnose(looked, []), { now: START, version: '1' });
    expect(report.excerpt.filter(({ text }) => text.startsWith('event listeners')).length).toBe(2);
  });

  it('tells what was learned late at its time', () => {
    const late = tape(created('wss://a.test/'), closed(90, 1000), opened(50), frame('sent', 100));
    expect(timelineEntries(late, first(late)).map(({ kind, at }) => `${kind} ${at - START}`)).toEqual([
      'event 10',
      'event 50',
      'event 90',
      'frames 100',
    ]);
  });

  it('includes an event from outside the life of the socket when evidence names it', () => {
    const online = session.pageNotes.find(({ event }) => event.kind === 'online');
    expect(told(online?.id).at(-1)).toBe('online');
  });

  it('leaves out the policy violations of other sockets', () => {
    const two = tape(
      created('wss://a.test/'),
      opened(50),
      created('wss://b.test/', { at: 60 }),
      violation(61, 'p'),
    );
    expect(
      timelineEntries(two, first(two)).map((entry) => entry.kind === 'event' && entry.noted.event.kind),
    ).toEqual(['created', 'opened']);
  });
});

describe('lists', () => {
  it('move by keys and stay inside', () => {
    expect(rowAfterKey('ArrowDown', 2, 3)).toBe(2);
    expect(rowAfterKey('ArrowUp', -1, 3)).toBe(0);
    expect(rowAfterKey('PageDown', 0, 3)).toBe(2);
    expect([rowAfterKey('Home', 2, 3), rowAfterKey('End', 0, 3)]).toEqual([0, 2]);
    expect(rowAfterKey('x', 0, 3)).toBeUndefined();
  });

  it('find a frame by its event, also when its neighbours were let go', () => {
    const { kept } = first(
      tape(created('wss://a.test/'), opened(50), ...[60, 61, 62, 63].map((at) => frame('sent', at))),
    ).frames;
    const gone = kept.filter((_, at) => at !== 1);
    expect(gone.map(({ id }) => positionOf(gone, id))).toEqual([0, 1, 2]);
    expect(positionOf(gone, kept[1]?.id ?? -1)).toBe(-1);
  });
});

describe('export', () => {
  const session = tape(attempt('wss://a.test/live?token=s3cret-s3cret', FORBIDDEN));
  const now = Date.UTC(2026, 0, 2, 3, 4, 5);
  const report = buildReport(session, diagnose(session, []), { now, version: '1.2.3' });

  it('names the file after the page and the time', () => {
    expect(EXPORT_FORMATS.map((format) => exportName(session, now, [], format))).toEqual([
      'websocket-doctor-page.test-20260102-030405.md',
      'websocket-doctor-page.test-20260102-030405.json',
      'websocket-doctor-page.test-20260102-030405.html',
    ]);
    const own = [{ kind: 'text', text: 'page.test' } as const];
    expect(exportName(session, now, own, { extension: 'har' })).toBe(
      'websocket-doctor-custom-1-20260102-030405.har',
    );
  });

  it('has no secret in any format', () => {
    for (const format of EXPORT_FORMATS) {
      const text = format.render(report);
      expect(text).toContain('a.test/live');
      expect(text).not.toContain('s3cret');
    }
  });
});

describe('what a header is for', () => {
  it('is told of those of a handshake, however they are written', () => {
    expect(headerWords('Sec-WebSocket-Key')).toContain('not a credential');
    expect(headerWords('SEC-WEBSOCKET-PROTOCOL')).toContain('Subprotocols');
  });

  it.each(['X-Request-Id', 'constructor', '__proto__'])('is not made up: %s', (name) =>
    expect(headerWords(name)).toBeUndefined(),
  );
});
