import { expect, it } from 'vitest';
import { createTraceMask } from '../../../../src/export/trace/redact-trace.ts';
import type { TraceConnection, TraceHead, TraceNote } from '../../../../src/export/trace/trace.ts';
import { loadVocabulary } from '../../../../src/redaction/vocabulary/load-vocabulary.ts';
import { runToEnd } from '../../../../src/shared/run-generator.ts';
import { answered, attempt, page, tape } from '../../../support/tape.ts';
import { learnedMask, readTrace, saveTrace } from '../../../support/trace-tools.ts';

const SECRET = 'hush-0123456789abcdef';
const url = `wss://api.test/live?access_token=${SECRET}`;
const made = tape(page('http://page.test/'), attempt(url, answered(403)));
const mask = learnedMask(made);
const saved = readTrace(saveTrace(made));
const [connection] = saved.connections;
if (!connection) throw new Error('the trace is empty');

const head = (more: Partial<TraceHead>): TraceHead => runToEnd(mask.head({ ...saved, ...more }));
it('says how it masks', () => {
  expect(mask.masking).toBe('readable');
  expect(createTraceMask(made, [], loadVocabulary()).masking).toBe('strict');
  expect(head({}).scope.masking).toBe('readable');
});

it('masks each text of the head that can hold a secret, and keeps the rest', () => {
  const fix = { title: `Renew ${SECRET}`, detail: SECRET };
  const masked = head({
    browser: `Browser ${SECRET}`,
    page: { origin: 'http://page.test', path: `/a?access_token=${SECRET}`, title: `Title ${SECRET}` },
    documents: saved.documents.map((each) => ({ ...each, url, title: SECRET })),
    connections: [{ ...connection, url }],
    verdicts: [
      {
        rule: 'forbidden',
        version: 1,
        row: 'B5',
        severity: 'error',
        confidence: 'certain',
        title: `Rejected ${SECRET}`,
        connections: [connection.id],
        evidence: [{ fact: `It is ${SECRET}`, events: [1] }],
        fixes: [fix],
      },
    ],
    crashedRules: [{ rule: 'forbidden', connection: connection.id, error: `broken ${SECRET}` }],
  });
  expect(JSON.stringify(masked)).not.toContain(SECRET);
  const [verdict] = masked.verdicts;
  expect(masked.browser).toMatch(/^Browser /);
  expect(masked.page.title).toMatch(/^Title /);
  expect(verdict?.title).toMatch(/^Rejected /);
  expect(verdict?.evidence).toEqual([{ fact: expect.stringMatching(/^It is /), events: [1] }]);
  expect(verdict?.fixes).toEqual([expect.objectContaining({ title: expect.stringMatching(/^Renew /) })]);
  expect(masked.crashedRules).toEqual([
    { rule: 'forbidden', connection: connection.id, error: expect.stringMatching(/^broken /) },
  ]);
});

it('masks the audience of a token, and nothing else of what was read of it', () => {
  const spot = { place: 'url', name: 'access_token', event: 1, at: 0 } as const;
  const jwt = { alg: 'HS256', audience: `for ${SECRET}`, expiresAt: 5 };
  const tokens: TraceConnection['carried']['tokens'] = [
    { ...spot, reading: { kind: 'jwt', jwt } },
    { ...spot, reading: { kind: 'jwt', jwt: { alg: 'none' } } },
    { ...spot, reading: { kind: 'malformed', fault: 'it is cut' } },
  ];
  const masked = head({ connections: [{ ...connection, carried: { secrets: [], tokens } }] });
  const [first, ...others] = masked.connections[0]?.carried.tokens ?? [];
  const reading = { kind: 'jwt', jwt: { ...jwt, audience: expect.stringMatching(/^for (?!hush)/) } };
  expect(first).toEqual({ ...spot, reading });
  expect(others).toEqual(tokens.slice(1));
});

it('gives events back without what it lends them', () => {
  const notes = saved.events.filter((event) => event.kind !== 'frame');
  expect(new Set(notes.map(({ source }) => source))).toEqual(new Set(['page', 'wire']));
  const probe: TraceNote = {
    id: 9,
    at: 2,
    source: 'probe',
    kind: 'probe-run',
    connection: 'c1',
    results: [],
  };
  for (const note of [...notes, probe]) expect(mask.note(note)).toEqual(note);
});
