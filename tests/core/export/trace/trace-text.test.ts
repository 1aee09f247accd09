import { expect, it } from 'vitest';
import type { TraceDraft } from '../../../../src/export/trace/build-trace.ts';
import type { TraceEvent, TraceHead } from '../../../../src/export/trace/trace.ts';
import { traceText } from '../../../../src/export/trace/trace-text.ts';

/** A draft of two rests, then as many events as there are lengths, each with a title of that length. */
const draft = (lengths: readonly number[]): Pick<TraceDraft, 'head' | 'events'> => ({
  *head() {
    yield;
    yield;
    return { version: 4 } as TraceHead;
  },
  *events() {
    yield undefined;
    for (const [at, length] of lengths.entries()) {
      const context = 'x'.repeat(length);
      yield { id: at + 1, source: 'page', kind: 'online', at: 0, context } satisfies TraceEvent;
    }
  },
});
const parts = (lengths: readonly number[]): string[] => [...traceText(draft(lengths))];
const small = (count: number): number[] => new Array(count).fill(1);

it('writes an event a line', () => {
  const text = parts([1, 2]).join('');
  expect(JSON.parse(text)).toMatchObject({ version: 4, events: [{ id: 1 }, { id: 2 }] });
  expect(text.split('\n').slice(2, -1)).toEqual([
    ' "events": [',
    '{"id":1,"source":"page","kind":"online","at":0,"context":"x"},',
    '{"id":2,"source":"page","kind":"online","at":0,"context":"xx"}',
    ' ]',
    '}',
  ]);
  expect(JSON.parse(parts([]).join(''))).toEqual({ version: 4, events: [] });
});

it('rests where its draft does, and ends a part after 200 events or 256 Ki characters', () => {
  const written = (lengths: number[]): number => parts(lengths).filter((part) => part !== '').length;
  expect(parts([1]).slice(0, 2)).toEqual(['', '']);
  expect(parts([1]).filter((part) => part === '')).toHaveLength(3);
  expect([199, 200, 399, 400].map((count) => written(small(count)))).toEqual([2, 3, 3, 4]);
  const frame = '\n{"id":1,"source":"page","kind":"online","at":0,"context":""}'.length;
  expect([written([262_143 - frame]), written([262_144 - frame])]).toEqual([2, 3]);
});
