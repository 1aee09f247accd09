import { describe, expect, it } from 'vitest';
import { diagnose } from '../../../src/diagnosis/diagnose.ts';
import { csvText } from '../../../src/export/csv.ts';
import { restoreHar } from '../../../src/export/har/restore-har.ts';
import { redactedReportInParts } from '../../../src/export/report/report.ts';
import { draftTrace } from '../../../src/export/trace/build-trace.ts';
import { EVERYTHING } from '../../../src/export/trace/choose-frames.ts';
import { createTraceMask } from '../../../src/export/trace/redact-trace.ts';
import { traceText } from '../../../src/export/trace/trace-text.ts';
import type { Redactor } from '../../../src/redaction/redactor.ts';
import { UNMASKED } from '../../../src/redaction/unmasked.ts';
import { rules } from '../../../src/rules/index.ts';
import { readHar } from '../../support/har-tools.ts';
import { conversation, created, failed, frame, tape } from '../../support/tape.ts';
import { readTrace } from '../../support/trace-tools.ts';

const LENGTH = 400;
const MESSAGES = 500;
const SOCKETS = 100;

const busy = () =>
  tape(
    conversation('wss://api.test/long', 50),
    Array.from({ length: MESSAGES }, (_, at) =>
      frame('sent', 200 + at, `{"n":${at},"text":"${'y'.repeat(LENGTH)}"}`),
    ),
    Array.from({ length: SOCKETS }, (_, at) => conversation(`wss://api.test/${at}`, 5_000 + at)).flat(),
  );

/** Masks nothing, and tells how often it was asked to since `calls` was called last. */
function countingRedactor(): { redactor: Redactor; calls: () => number } {
  let count = 0;
  const counted =
    <T extends unknown[], R>(mask: (...args: T) => R) =>
    (...args: T): R => {
      count += 1;
      return mask(...args);
    };
  const redactor: Redactor = {
    ...UNMASKED,
    text: counted(UNMASKED.text),
    sentence: counted(UNMASKED.sentence),
    url: counted(UNMASKED.url),
    event: (event) => counted(UNMASKED.event)(event) as typeof event,
  };
  const calls = (): number => {
    const since = count;
    count = 0;
    return since;
  };
  return { redactor, calls };
}

/** Whoever runs a generator may let others run after each of its steps; so no step may do much. */
describe('work that is done in slices', () => {
  it('rests after every few thousand characters that masking reads', () => {
    const session = busy();
    const rests = [...createTraceMask(session).learn()].length;
    expect(rests).toBeGreaterThan((MESSAGES * LENGTH) / 20_000);
  });

  it('rests within a message of a megabyte', () => {
    const large = JSON.stringify(
      Array.from({ length: 20_000 }, (_, at) => ({ at, name: `of row ${at} of many` })),
    );
    const session = tape(conversation('wss://api.test/'), frame('received', 900, large));
    const rests = [...createTraceMask(session).learn()].length;
    expect(rests).toBeGreaterThan(large.length / 20_000);
    const csv = [...csvText(session, EVERYTHING, createTraceMask(session))];
    expect(csv.filter((part) => part === '').length).toBeGreaterThan(large.length / 20_000);
    expect(csv.join('')).toContain('of row 19999 of many');
  });

  it('rests in a trace after each part of its head, each event and each first message of a socket', () => {
    const session = busy();
    const origin = { generator: 'test', savedAt: 0, settings: null };
    const mask = createTraceMask(session);
    const draft = draftTrace(session, diagnose(session, rules), EVERYTHING, origin, mask);
    const parts = [...traceText(draft)];
    expect(parts.filter((part) => part === '').length).toBeGreaterThan(4 * SOCKETS);
    const { events } = readTrace(parts.join(''));
    expect(events.filter(({ kind }) => kind === 'frame')).toHaveLength(MESSAGES + 2 * (SOCKETS + 1));
    expect(events.map(({ id }) => id)).toEqual(events.map(({ id }) => id).sort((a, b) => a - b));
  });

  it('rests in a report after each connection, finding and event', () => {
    const session = tape(
      ...Array.from({ length: SOCKETS }, (_, at) => [
        created(`wss://api${at}.test/`, { at: at * 10, socket: at + 1 }),
        ...failed(60, { socket: at + 1 }),
      ]).flat(),
    );
    const { redactor, calls } = countingRedactor();
    const diagnosis = diagnose(session, rules);
    const work: number[] = [];
    const steps = redactedReportInParts(session, diagnosis, { now: 0, version: 'test', redactor });
    let step = steps.next();
    for (; !step.done; step = steps.next()) work.push(calls());
    work.push(calls());
    expect(step.value.value.connections).toHaveLength(SOCKETS);
    expect(step.value.value.verdicts.length).toBeGreaterThan(0);
    expect(Math.max(...work)).toBeLessThan(30);
    expect(work.reduce((sum, each) => sum + each, 0)).toBeGreaterThan(10 * SOCKETS);
  });

  it('rests in a CSV file after messages of so many characters', () => {
    const session = busy();
    const parts = [...csvText(session, EVERYTHING, createTraceMask(session))];
    expect(Math.max(...parts.map(({ length }) => length))).toBeLessThan(60_000);
  });

  it('rests while the messages of a HAR file’s one socket are taken, and has all of them', () => {
    const message = (at: number) => ({
      type: 'receive',
      opcode: 1,
      time: 1_795_514_401 + at,
      data: `m${at}`,
    });
    const entry = {
      request: { method: 'GET', url: 'wss://api.test/live', headers: [] },
      response: { status: 101 },
      _webSocketMessages: Array.from({ length: 5_000 }, (_, at) => message(at)),
    };
    const steps = restoreHar(readHar(JSON.stringify({ log: { entries: [entry] } })));
    const rests: number[] = [];
    let step = steps.next();
    for (; !step.done; step = steps.next()) rests.push(step.value);
    expect(rests).toHaveLength(25);
    expect(rests).toEqual([...rests].sort((a, b) => a - b));
    const [connection] = step.value.connections.values();
    expect(connection?.received.frames).toBe(5_000);
    expect(connection?.frames.kept.at(-1)?.text).toBe('m4999');
  });
});
