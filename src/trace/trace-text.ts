import type { TraceDraft } from './build-trace.ts';

/** How many events go into one part of the text, and up to how many characters. */
const BATCH = 200;
const BATCH_LENGTH = 262_144;

/** A trace as JSON, an event a line, in parts; the same trace always gives the same text. */
export function* traceText({ head, events }: Pick<TraceDraft, 'head' | 'events'>): Generator<string> {
  const begin = JSON.stringify(head(), null, 1).slice(0, -2);
  yield `${begin},\n "events": [`;
  let part = '';
  let count = 0;
  for (const event of events()) {
    part += `${count === 0 ? '\n' : ',\n'}${JSON.stringify(event)}`;
    count += 1;
    if (count % BATCH > 0 && part.length < BATCH_LENGTH) continue;
    yield part;
    part = '';
  }
  yield `${part}\n ]\n}\n`;
}
