import type { CapturedEvent } from '../../src/capture/captured-event.ts';
import { diagnose } from '../../src/diagnosis/diagnose.ts';
import { renderHtml } from '../../src/export/report/html.ts';
import { buildReport } from '../../src/export/report/report.ts';
import { rules } from '../../src/rules/index.ts';
import { ingest } from '../../src/session/ingest.ts';
import { createSession } from '../../src/session/session.ts';

const HOSTILE = [
  '<img src=https://evil.test/x onerror=alert(1)>',
  '</script><script>alert(1)</script>',
  '</style><style>*{display:none!important}</style>',
  '</title><meta http-equiv=refresh content=0;url=https://evil.test>',
  '"><svg onload=alert(1)>',
  '\u202egnp.exe\u202c \u2066hidden\u2069',
  'url(https://evil.test/track.png)',
].join(' ');

/** A report of a session in which everything that a page or a server can say is an attack on its reader. */
export function hostileReport(): string {
  const session = createSession();
  const page = (seq: number) => ({ source: 'page', context: 'p', seq, at: 1_700_000_000_000 + seq }) as const;
  const text = { opcode: 'text', size: HOSTILE.length, kept: HOSTILE.length, text: HOSTILE } as const;
  const events: CapturedEvent[] = [
    {
      ...page(1),
      kind: 'page-started',
      url: 'https://app.test/',
      title: HOSTILE,
      top: true,
      userAgent: HOSTILE,
    },
    {
      ...page(2),
      kind: 'created',
      socket: 1,
      url: 'wss://h.test/live',
      protocols: [HOSTILE],
      stack: HOSTILE,
    },
    { ...page(3), kind: 'opened', socket: 1, protocol: HOSTILE, extensions: HOSTILE },
    { ...page(4), kind: 'frame', socket: 1, direction: 'received', payload: text },
    { ...page(5), kind: 'closed', socket: 1, code: 4000, reason: HOSTILE, wasClean: true, buffered: 0 },
    { ...page(6), kind: 'created', socket: 2, url: 'wss://h.test/other', protocols: [] },
    { ...page(7), kind: 'closed', socket: 2, code: 1006, reason: '', wasClean: false, buffered: 0 },
    {
      source: 'wire',
      kind: 'wire-entry',
      at: 1_700_000_000_007,
      entry: 1,
      url: 'wss://h.test/other',
      status: 403,
      requestSent: true,
      requestHeaders: [],
      responseHeaders: [{ name: 'Server', value: HOSTILE }],
      reason: 'Error during WebSocket handshake: Unexpected response code: 403',
      frames: [],
      framesLeftOut: 0,
    },
  ];
  for (const event of events) ingest(session, event);
  const report = buildReport(session, diagnose(session, rules), { now: 1_700_000_001_000, version: '0.0.0' });
  return renderHtml(report);
}
