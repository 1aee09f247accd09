import { describe, expect, it } from 'vitest';
import type { CapturedEvent } from '../../../src/capture/captured-event.ts';
import { diagnose } from '../../../src/diagnosis/diagnose.ts';
import type { Rule } from '../../../src/diagnosis/rule.ts';
import { csvText } from '../../../src/export/csv.ts';
import { draftBug } from '../../../src/export/report/bug.ts';
import { renderHtml } from '../../../src/export/report/html.ts';
import { renderMarkdown } from '../../../src/export/report/markdown.ts';
import { buildRedactedReport } from '../../../src/export/report/report.ts';
import { EVERYTHING } from '../../../src/export/trace/choose-frames.ts';
import { rules } from '../../../src/rules/index.ts';
import { ingest } from '../../../src/session/ingest.ts';
import { createSession, type Session } from '../../../src/session/session.ts';
import { type Planted, SECRETS, survivors } from '../../secrets/corpus.ts';
import { KINDS } from '../../secrets/kinds.ts';
import { LOOK_ALIKES } from '../../secrets/look-alikes.ts';
import { messagePack, mqttConnect } from '../../secrets/payloads.ts';
import { bare, storyWith } from '../../secrets/places.ts';
import { tellsAll } from '../../secrets/tells-all.ts';
import { openHar, saveHar } from '../../support/har-tools.ts';
import { bytes, closed, created, frame, opened, type Step, tape } from '../../support/tape.ts';
import { learnedMask, openTrace, saveTrace } from '../../support/trace-tools.ts';

const PASSWORD = 'open-sesame!77';
const perKind = KINDS.map(({ kind }) => ({ kind, all: SECRETS.filter((secret) => secret.kind === kind) }));

function sessionOf(story: readonly CapturedEvent[]): Session {
  const session = createSession();
  for (const event of story) ingest(session, event);
  return session;
}

/** The session in every format that has its messages, as the panel writes it. */
function filesOf(session: Session): [format: string, text: string][] {
  return [
    ['trace', saveTrace(session, EVERYTHING, undefined, diagnose(session, [tellsAll]))],
    ['har', saveHar(session)],
    ['csv', [...csvText(session, EVERYTHING, learnedMask(session))].join('')],
  ];
}

/** What a report says of it, in every form in which it leaves. */
function reportsOf(session: Session, judges: readonly Rule[]): [format: string, text: string][] {
  const diagnosis = diagnose(session, judges);
  const { value: report, redactor } = buildRedactedReport(session, diagnosis, { now: 0, version: '0' });
  const { title, body } = draftBug(report, new Set(), redactor);
  return [
    ['json', JSON.stringify(report)],
    ['markdown', renderMarkdown(report)],
    ['html', renderHtml(report)],
    ['bug', `${title}\n${body}`],
  ];
}

function leaks(
  session: Session,
  planted: Pick<Planted, 'secret'>,
  texts: [format: string, text: string][] = filesOf(session),
): string[] {
  return texts.flatMap(([format, file]) =>
    survivors(file, planted.secret).map((form) => {
      const at = file.indexOf(form);
      return `${format}: ${form} in ${file.slice(Math.max(0, at - 80), at + 80)}`;
    }),
  );
}

/** A talk whose ends are read at once; in its midst these stand, all sent. */
function longTalk(values: readonly string[], reason = ''): Session {
  return talkWith(
    values.map((value, at) => frame('sent', 500 + at, value)),
    reason,
  );
}

function talkWith(midst: readonly Step[], reason: string): Session {
  const ticks = (from: number) =>
    Array.from({ length: 61 }, (_unused, at) => frame('sent', from + at, `{"tick":${from + at}}`));
  return tape(
    created('wss://h.test/live'),
    opened(20),
    ...ticks(100),
    ...midst,
    ...ticks(1_000),
    closed(2_000, 4001, { reason }),
  );
}

describe('files of sessions with a secret', () => {
  it.each(perKind)('$kind: none is left of it where it is everywhere', ({ all }) => {
    expect(all.flatMap((planted) => leaks(sessionOf(storyWith(planted)), planted))).toEqual([]);
  });

  it.each(perKind)('$kind: none is left of it where one message in the midst names it', ({ all }) => {
    const left = all.slice(0, 2).flatMap((planted) => {
      const naming = JSON.stringify({ [planted.name]: planted.secret });
      const session = longTalk([...bare(planted), naming], `denied: ${planted.secret}`);
      return [...leaks(session, planted), ...leaks(session, planted, reportsOf(session, rules))];
    });
    expect(left).toEqual([]);
  });

  it.each([
    ['the password of an MQTT CONNECT', [bytes('sent', 500, mqttConnect(PASSWORD))]],
    ['a value of MessagePack', [bytes('sent', 500, messagePack('password', PASSWORD))]],
    [
      'the end of a long message',
      [frame('sent', 500, `{"a":"${'x '.repeat(20_000)}","password":"${PASSWORD}"}`)],
    ],
    ['two messages together', [frame('sent', 500, '{"password":"open-'), frame('sent', 501, 'sesame!77"}')]],
  ])('none is left of it in the close reason where %s alone names it', (_name, naming) => {
    const session = talkWith(naming, `denied: ${PASSWORD}`);
    const planted = { secret: PASSWORD };
    const texts = [...filesOf(session), ...reportsOf(session, rules)];
    expect(leaks(session, planted, texts)).toEqual([]);
  });

  it.each(perKind)('$kind: no part is left of it where it is split over messages, twice', ({ all }) => {
    const left = all.slice(0, 1).flatMap(({ name, secret }) => {
      const whole = JSON.stringify({ [name]: secret, after: 1 });
      const raw = JSON.stringify(secret).slice(1, -1);
      const start = whole.indexOf(raw);
      return [[0.5], [0.3, 0.7]].flatMap((shares) => {
        const cuts = shares.map((share) => start + Math.floor(raw.length * share));
        const parts = [0, ...cuts].map((from, at) => whole.slice(from, cuts[at]));
        // Said again after a reconnect, when it is known already.
        const session = longTalk([...parts, ...parts]);
        const texts = [...filesOf(session), ...reportsOf(session, [tellsAll])];
        const seen = [
          ...cuts.map((cut) => whole.slice(cut - 8, cut)),
          whole.slice(cuts.at(-1), (cuts.at(-1) ?? 0) + 8),
        ];
        return seen.flatMap((part) => leaks(session, { secret: part }, texts));
      });
    });
    expect(left).toEqual([]);
  });

  it('of every kind: what was masked opens, and masking it again changes nothing', () => {
    for (const { kind, all } of perKind) {
      for (const planted of all.slice(0, 1)) {
        const trace = saveTrace(sessionOf(storyWith(planted)));
        const opened = openTrace(trace);
        expect(saveTrace(opened.session, EVERYTHING, opened.trace), kind).toBe(trace);
        const har = saveHar(openHar(saveHar(sessionOf(storyWith(planted)))));
        expect(saveHar(openHar(har)), kind).toBe(har);
      }
    }
  });

  it('masks at most one in twenty of what only looks like a secret', () => {
    const file = saveHar(longTalk(LOOK_ALIKES));
    const said = JSON.parse(file).log.entries[0]._webSocketMessages.map(({ data }: { data: string }) => data);
    const masked = LOOK_ALIKES.filter((value) => !said.includes(value));
    expect(masked.length / LOOK_ALIKES.length, masked.join('\n')).toBeLessThanOrEqual(0.05);
  });
});
