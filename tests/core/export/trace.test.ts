import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import published from '../../../docs/trace.schema.json' with { type: 'json' };
import { diagnose } from '../../../src/diagnosis/diagnose.ts';
import { compareVerdicts } from '../../../src/export/trace/compare-verdicts.ts';
import { publishedSchema } from '../../../src/export/trace/published-schema.ts';
import { TRACE_VERSION } from '../../../src/export/trace/trace.ts';
import { rules } from '../../../src/rules/index.ts';
import { ingest } from '../../../src/session/ingest.ts';
import { advanceClock, createSession, type Session } from '../../../src/session/session.ts';
import { readRecordings } from '../../bench/accuracy-recorded.ts';
import { answered, attempt, conversation, frame, page, tape } from '../../support/tape.ts';
import { anySession } from '../../support/trace-arbitrary.ts';
import { openTrace, readText, readTrace, saveTrace } from '../../support/trace-tools.ts';

const recordings = readRecordings(fileURLToPath(new URL('../../recordings', import.meta.url)));
const knownRules = new Set(rules.map(({ id }) => id));
const validate = new Ajv2020({ validateFormats: false }).compile(published);

function replay({ events, judgedAt }: (typeof recordings)[number]): Session {
  const session = createSession();
  for (const event of events) ingest(session, event);
  advanceClock(session, judgedAt);
  return session;
}

const refused = (): Session =>
  tape(attempt('wss://api.test/live?access_token=hush-0123456789abcdef', answered(403)));

function faultOf(text: string | Uint8Array): { place: string; message: string } {
  const content = readText(text);
  if (content.ok) throw new Error('was read');
  return content.fault;
}

/** A sound trace with one value changed; the path is of names and numbers. */
function spoilt(path: readonly (string | number)[], value: unknown): string {
  const trace = JSON.parse(saveTrace(refused()));
  let at = trace;
  for (const step of path.slice(0, -1)) at = at[step];
  Object.defineProperty(at, path.at(-1) ?? '', { value, enumerable: true, configurable: true });
  return JSON.stringify(trace);
}

describe('a trace', () => {
  it('of every recording is the same after import and export, sound by its published schema, and judged alike', () => {
    const judgedOtherwise: string[] = [];
    for (const recording of recordings) {
      const text = saveTrace(replay(recording));
      const { session, trace } = openTrace(text);
      expect(saveTrace(session, undefined, trace), recording.scenario.id).toBe(text);
      validate(JSON.parse(text));
      expect(validate.errors ?? [], recording.scenario.id).toEqual([]);
      const { findings } = diagnose(session, rules);
      for (const { kind, rule } of compareVerdicts(trace.verdicts, findings, knownRules))
        judgedOtherwise.push(`${recording.scenario.id}: ${rule} is ${kind}`);
    }
    expect(judgedOtherwise).toEqual([]);
  });

  it('of any session is the same after import and export', () => {
    fc.assert(
      fc.property(anySession, (session) => {
        const text = saveTrace(session);
        const opened = openTrace(text);
        expect(saveTrace(opened.session, undefined, opened.trace)).toBe(text);
        validate(JSON.parse(text));
        expect(validate.errors ?? []).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  it('of part of a session opens, whatever was chosen', () => {
    fc.assert(
      fc.property(anySession, fc.nat(60_000), fc.boolean(), fc.nat(5), (session, from, payloads, nth) => {
        const id = [...session.connections.keys()][nth];
        const first = session.clock - 60_000 + from;
        const choice = { connections: id ? [id] : null, from: first, to: first + 20_000, payloads };
        const { trace } = openTrace(saveTrace(session, choice));
        if (id) expect(trace.connections.every((each) => each.id === id)).toBe(true);
        for (const event of trace.events) {
          if (event.kind !== 'frame') continue;
          expect(event.at >= choice.from && event.at <= choice.to).toBe(true);
          if (!payloads) expect(event.text ?? event.base64).toBeUndefined();
        }
      }),
      { numRuns: 150 },
    );
  });

  it('holds no secret, and leads to the same verdict', () => {
    const text = saveTrace(refused());
    expect(text).not.toContain('hush-0123456789abcdef');
    const { session, trace } = openTrace(text);
    expect(trace.verdicts[0]?.rule).toBe('forbidden');
    expect(diagnose(session, rules).findings[0]?.rule.id).toBe('forbidden');
  });

  it('keeps what is folded under a fix', () => {
    const { trace } = openTrace(
      saveTrace(tape(page('https://api.test/'), attempt('wss://api.test/live', answered(403)))),
    );
    const folded = trace.verdicts[0]?.fixes.flatMap(({ variants = [] }) => variants) ?? [];
    expect(folded.map(({ product }) => product)).toContain('Spring (Tomcat)');
    expect(folded.every(({ where, snippet }) => where !== '' && snippet !== '')).toBe(true);
  });

  it('tells what today’s rules judge otherwise', () => {
    const { session, trace } = openTrace(
      saveTrace(tape(page('https://api.test/'), attempt('wss://api.test/live', answered(403)))),
    );
    const { findings } = diagnose(session, rules);
    const [saved] = trace.verdicts;
    if (!saved) throw new Error('no verdict');
    const other = { ...saved, rule: 'a-rule-of-old' };
    const kinds = (list: ReturnType<typeof compareVerdicts>) =>
      list.map(({ kind, rule }) => `${kind} ${rule}`);
    expect(kinds(compareVerdicts(trace.verdicts, findings, knownRules))).toEqual([]);
    expect(kinds(compareVerdicts([other], findings, knownRules))).toEqual([
      'gone a-rule-of-old',
      'new forbidden',
    ]);
    expect(kinds(compareVerdicts([{ ...saved, version: 9 }], findings, knownRules))).toEqual([
      'changed forbidden',
    ]);
    expect(kinds(compareVerdicts(trace.verdicts, [], knownRules))).toEqual(['gone forbidden']);
  });

  it('keeps the counts of messages that were let go', () => {
    const session = tape(attempt('wss://a.test/', answered(403)));
    const [connection] = session.connections.values();
    if (!connection) throw new Error('no connection');
    connection.frames.droppedFrames = 7;
    session.losses.droppedFrames = 7;
    const opened = openTrace(saveTrace(session)).session;
    expect(opened.losses.droppedFrames).toBe(7);
    expect([...opened.connections.values()][0]?.frames.droppedFrames).toBe(7);
  });
});

describe('the format', () => {
  it('is published from the parser’s own schema', () => {
    expect(published, 'run npm run trace-schema').toEqual(JSON.parse(publishedSchema()));
  });

  const samples = fileURLToPath(new URL('../../samples', import.meta.url));
  const kept = readdirSync(samples).filter((name) => /^trace-v\d+\.wsdoctor\.json(\.gz)?$/.test(name));

  it('has a kept sample of every version', () => {
    for (let version = 1; version <= TRACE_VERSION; version += 1)
      expect(kept.some((name) => name.startsWith(`trace-v${version}.`))).toBe(true);
  });

  it.each(kept)('opens what older versions saved: %s', (name) => {
    const bytes = readFileSync(`${samples}/${name}`);
    const text = (name.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString();
    const { session, trace } = openTrace(text);
    const [finding] = diagnose(session, rules).findings;
    expect(finding?.rule.id).toBe(trace.verdicts[0]?.rule);
  });

  it('keeps what the logs of other programs say', () => {
    const { session } = openTrace(readFileSync(`${samples}/trace-v4.wsdoctor.json`, 'utf8'));
    const lines = [...session.connections.values()].flatMap(({ logLines = [] }) => logLines);
    expect(lines.some(({ log }) => log === 'nginx error log (nginx-error.log)')).toBe(true);
    expect(diagnose(session, rules).findings.map(({ rule }) => rule.id)).toContain('upstream-failed');
  });

  it('refuses what a newer version saved, in words', () => {
    const newer = JSON.parse(saveTrace(refused()));
    newer.version = TRACE_VERSION + 1;
    newer.events.push({ kind: 'telepathy' });
    const fault = faultOf(JSON.stringify(newer));
    expect(fault.place).toBe('$.version');
    expect(fault.message).toContain('newer WebSocket Doctor');
  });
});

describe('a corrupt file gives one error that names the place', () => {
  const deep = (levels: number): string => `${'['.repeat(levels)}${']'.repeat(levels)}`;

  it.each([
    ['a wrong type', ['events', 1, 'at'], 'noon', '$.events[1].at'],
    ['a missing part', ['losses'], undefined, '$.losses'],
    ['an unknown kind', ['events', 0, 'kind'], 'telepathy', '$.events[0].kind'],
    ['an unknown field', ['scope', 'more'], 1, '$.scope.more'],
    ['a prototype key', ['events', 1, '__proto__'], { polluted: true }, '$.events[1].__proto__'],
    ['a constructor key', ['constructor'], { prototype: {} }, '$.constructor'],
    ['an id out of order', ['events', 2, 'id'], 1, '$.events[2]'],
    ['a connection from nowhere', ['connections', 0, 'id'], 'c999', '$.connections[0]'],
    ['a number beyond all bounds', ['clock'], 1e300, '$.clock'],
  ] as const)('%s', (_name, path, value, place) => {
    const text = spoilt(path, value);
    const content = readText(text);
    if (!content.ok) {
      expect(content.fault.place).toBe(place);
      return;
    }
    expect(() => openTrace(text)).toThrow(place);
  });

  it('a message that claims 2 GB', () => {
    const session = tape(conversation('wss://a.test/'), frame('received', 900, 'hello'));
    const text = saveTrace(session);
    expect(text).toContain('"kept":5');
    const fault = faultOf(text.replace('"size":5,"kept":5', '"size":2147483648,"kept":2147483648'));
    expect(fault.place).toMatch(/^\$\.events\[\d+\]\.kept$/);
  });

  it.each([10_000, 1_000_000])('JSON that is %i deep', (levels) => {
    const whole = saveTrace(refused());
    expect(faultOf(whole.replace('"losses":', `"deep": ${deep(levels)}, "losses":`)).place).toBe('$.deep');
    expect(faultOf(whole.replace('{"id":', `${deep(levels)},{"id":`)).place).toBe('$.events[0]');
    expect(faultOf(deep(levels)).message).toContain('neither a trace');
    expect(faultOf('['.repeat(levels)).message).toContain('cut');
  });

  it('cut anywhere', () => {
    const text = saveTrace(refused());
    fc.assert(
      fc.property(fc.integer({ min: 1, max: text.trimEnd().length - 1 }), (length) => {
        const { place, message } = faultOf(text.slice(0, length));
        expect(place).toMatch(/^\$/);
        expect(message).not.toBe('');
      }),
    );
  });

  it('bytes changed anywhere: an error or a session, never a throw', () => {
    const bytes = new TextEncoder().encode(saveTrace(refused()));
    fc.assert(
      fc.property(fc.nat(bytes.length - 1), fc.nat(255), (at, byte) => {
        const changed = bytes.slice();
        changed[at] = byte;
        const content = readText(changed);
        if (!content.ok) expect(content.fault.place).toMatch(/^\$/);
      }),
      { numRuns: 500 },
    );
  });

  it.each(['', '[]', 'null', '{}', 'hello', '{"log":{}}', '{"format":"other"}', '{"a":1}{"b":2}'])(
    '%j',
    (text) => {
      expect(faultOf(text).message).not.toBe('');
    },
  );

  it('a placeholder survives saving again', () => {
    const opened = openTrace(saveTrace(refused()));
    expect(readTrace(saveTrace(opened.session, undefined, opened.trace)).connections[0]?.url).toMatch(/«/);
  });
});
