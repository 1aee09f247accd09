import type { TraceDraft } from './build-trace.ts';

/** How many events go into one part of the text, and up to how many characters. */
const BATCH = 200;
const BATCH_LENGTH = 262_144;

/**
 * A trace as JSON, an event a line, in parts, of which some are empty: rests. The same trace always gives the same
 * text.
 */
export function* traceText({ head, events }: Pick<TraceDraft, 'head' | 'events'>): Generator<string> {
  const steps = head();
  let step = steps.next();
  for (; !step.done; step = steps.next()) yield '';
  yield `${JSON.stringify(step.value, null, 1).slice(0, -2)},\n "events": [`;
  let part = '';
  let count = 0;
  for (const event of events()) {
    if (event === undefined) {
      yield '';
      continue;
    }
    part += `${count === 0 ? '\n' : ',\n'}${JSON.stringify(event)}`;
    count += 1;
    if (count % BATCH > 0 && part.length < BATCH_LENGTH) continue;
    yield part;
    part = '';
  }
  yield `${part}\n ]\n}\n`;
}
