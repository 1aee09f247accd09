import { describe, expect, it } from 'vitest';
import type { CapturedEvent } from '../../../src/capture/captured-event.ts';
import { diagnose } from '../../../src/diagnosis/diagnose.ts';
import { draftBug } from '../../../src/export/report/bug.ts';
import { renderMarkdown } from '../../../src/export/report/markdown.ts';
import { buildRedactedReport } from '../../../src/export/report/report.ts';
import { placesLike, type UnmaskBy } from '../../../src/redaction/masked-locations.ts';
import type { RedactOptions } from '../../../src/redaction/redactor-factory.ts';
import { loadVocabulary } from '../../../src/redaction/vocabulary/load-vocabulary.ts';
import { rules } from '../../../src/rules/index.ts';
import { ingest } from '../../../src/session/ingest.ts';
import { createSession } from '../../../src/session/session.ts';

const SECRET = 'hush-0123456789abcdef';
const AT = 1_700_000_000_000;

/** `sockets` refused with 403, each with a frame's worth of words in its close reason. */
function refused(
  sockets: number,
  words = '',
  redact: RedactOptions = {},
  place = (socket: number): string => `h${socket}.test/live`,
) {
  const session = createSession();
  const page = (seq: number) => ({ source: 'page', context: 'p', seq, at: AT + seq }) as const;
  const events: CapturedEvent[] = [
    { ...page(1), kind: 'page-started', url: 'https://app.test/', title: SECRET, top: true, userAgent: 'UA' },
  ];
  for (let socket = 1; socket <= sockets; socket += 1) {
    const url = `wss://${place(socket)}?access_token=${SECRET}`;
    const seq = socket * 10;
    events.push(
      {
        ...page(seq),
        kind: 'created',
        socket,
        url,
        protocols: [],
        stack: 'at a (https://app.test/a.js:1:2)',
      },
      { ...page(seq + 1), kind: 'errored', socket, readyState: 3 },
      { ...page(seq + 2), kind: 'closed', socket, code: 1006, reason: words, wasClean: false, buffered: 0 },
      {
        source: 'wire',
        kind: 'wire-entry',
        at: AT + seq + 3,
        entry: socket,
        url,
        status: 403,
        requestSent: true,
        requestHeaders: [{ name: 'Cookie', value: `sid=${SECRET}` }],
        responseHeaders: [],
        reason: 'Error during WebSocket handshake: Unexpected response code: 403',
        frames: [],
        framesLeftOut: 0,
      },
    );
  }
  for (const event of events) ingest(session, event);
  return buildRedactedReport(session, diagnose(session, rules), {
    now: AT + 10_000,
    version: '0.0.0',
    redact,
  });
}

const strict = loadVocabulary();

const count = (text: string, part: string | RegExp): number => text.split(part).length - 1;

describe('a bug', () => {
  it('lists exactly the masked places that its body has, and shows one of them when told to', () => {
    const { value: report, redactor } = refused(1);
    const draft = draftBug(report, new Set(), redactor);
    expect(draft.title).toContain('403');
    expect(draft.body).not.toContain(SECRET);
    expect(draft.places.length).toBe(count(draft.title + draft.body, /«[a-z-]+-\d+»/));
    expect(draft.places.length).toBeGreaterThan(2);
    for (const { id } of draft.places) {
      const shown = draftBug(report, new Set([id]), redactor);
      expect(count(shown.body, SECRET), id).toBe(1);
      expect(shown.places.map((place) => place.id)).toEqual(draft.places.map((place) => place.id));
    }
  });

  it('shows a value everywhere, all under one name, or all of one connection when told to', () => {
    const { value: report, redactor } = refused(2, '', { strict });
    const { places } = draftBug(report, new Set(), redactor);
    const place = places.find(({ key, connection }) => key === 'access_token' && connection === 'c2');
    if (!place) throw new Error('no token of the first connection is masked');
    expect(placesLike(place, places, 'place')).toEqual([place]);
    const shown = (by: UnmaskBy) => {
      const ids = new Set(placesLike(place, places, by).map(({ id }) => id));
      return draftBug(report, ids, redactor);
    };
    expect(shown('value').body).not.toContain(place.placeholder);
    expect(shown('key').places.filter(({ key }) => key === 'access_token').length).toBe(
      placesLike(place, places, 'key').length,
    );
    expect(new Set(placesLike(place, places, 'connection').map(({ connection }) => connection))).toEqual(
      new Set(['c2']),
    );
    expect(shown('value').values).toBe(draftBug(report, new Set(), redactor).values - 1);
  });

  it('has no word in a strict draft that is not known to be harmless, and points at one that is put in', () => {
    const { value: report, redactor } = refused(1, '', { strict });
    expect(draftBug(report, new Set(), redactor).suspects).toEqual([]);
    const added = { ...report, steps: [...report.steps, 'Then tulopedore comes.'] };
    const { body, suspects } = draftBug(added, new Set(), redactor);
    expect(suspects.map(({ from, to }) => body.slice(from, to))).toEqual(['tulopedore']);
  });

  it('has what a ticket needs, in the order of its use', () => {
    const { value: report, redactor } = refused(1);
    const { title, body } = draftBug(report, new Set(), redactor);
    const parts = [
      '| URL |',
      '| Page |',
      '| Browser |',
      '| Closed |',
      '| Seen | 1 of 1 connection |',
      '**Steps**',
      '**Actual:**',
      '**Expected:** The handshake succeeds',
      '**Evidence**',
      '<details><summary>Handshake headers</summary>',
      '- request Cookie: `',
      '<details><summary>Messages around the close</summary>',
      '<details><summary>Suggested fix</summary>',
      'To attach: the trace',
    ];
    const at = parts.map((part) => body.indexOf(part));
    expect(parts.filter((_, index) => (at[index] ?? -1) < 0)).toEqual([]);
    expect(at).toEqual([...at].sort((a, b) => a - b));
    expect(body).toContain('1. Open `https://app.test/`.');
    expect(title).toMatch(/403.*\(h1\.test\/live\)/);
  });

  it('has at most 60 lines for one cause, of many connections too', () => {
    for (const sockets of [1, 60]) {
      const { value: report, redactor } = refused(
        sockets,
        'Many words of a reason. ',
        {},
        () => 'h.test/live',
      );
      const { body } = draftBug(report, new Set(), redactor);
      expect(body.trimEnd().split('\n').length).toBeLessThanOrEqual(60);
      expect(body).toContain(`| Seen | ${sockets} of ${sockets} connection`);
      // A cause's fix with what can be copied is there, and whole.
      expect(count(body, '<details>')).toBe(count(body, '</details>'));
      expect((body.match(/^ *`{3,}/gm) ?? []).length % 2).toBe(0);
    }
  });

  it('has less than 150 lines for three causes of 60 connections, and one line for each further cause', () => {
    const hosts = ['a.test/one', 'b.test/two', 'c.test/three'];
    const { value: report, redactor } = refused(60, '', {}, (socket) => hosts[socket % 3] ?? '');
    expect(report.verdicts.filter(({ severity }) => severity === 'error').length).toBe(3);
    const { body } = draftBug(report, new Set(), redactor);
    expect(body.split('\n').length).toBeLessThan(150);
    expect(body.length).toBeLessThan(8_000);
    expect(body).toContain('| Seen | 20 of 60 connections |');
    const [, others = ''] = body.split('**Other findings**');
    expect(others.match(/^- .*403.*\(20 connections\)$/gm)).toHaveLength(2);
  });

  it('counts the findings that it has no line for', () => {
    const { value: report, redactor } = refused(
      30,
      '',
      {},
      (socket) => `h${socket}.test/${'x'.repeat(socket)}`,
    );
    const { body } = draftBug(report, new Set(), redactor);
    expect(body).toContain(`\n- and ${report.verdicts.length - 21} more\n`);
  });

  it('names no connection and no event by the number that only this panel knows', () => {
    const { value: report, redactor } = refused(3);
    const { title, body } = draftBug(report, new Set(), redactor);
    expect(title + body).not.toMatch(/\bc\d+\b|\bevent \d+/);
  });

  it('says what is missing of the capture', () => {
    const { value: report, redactor } = refused(1);
    const incomplete = { ...report, losses: { ...report.losses, droppedFrames: 12 } };
    expect(draftBug(incomplete, new Set(), redactor).body).toContain(
      '| Incomplete | 12 frames dropped (memory limit)',
    );
  });

  it('stays under 60,000 characters and says what was left out', () => {
    const { value: report } = refused(400, 'Many words of a reason. '.repeat(5));
    const markdown = renderMarkdown(report);
    expect(markdown.length).toBeLessThan(60_000);
    expect(markdown).toMatch(/Truncated to fit into an issue. Left out: .*connections/);
    expect(count(markdown, '<details>')).toBe(count(markdown, '</details>'));
    expect((markdown.match(/^ *`{3,}/gm) ?? []).length % 2).toBe(0);
  });
});
