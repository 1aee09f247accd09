import type { CapturedEvent } from '../../src/capture/captured-event.ts';
import { EVERYTHING } from '../../src/export/trace/choose-frames.ts';
import type { Redactor } from '../../src/redaction/redactor.ts';
import { loadVocabulary } from '../../src/redaction/vocabulary/load-vocabulary.ts';
import { ingest } from '../../src/session/ingest.ts';
import { createSession } from '../../src/session/session.ts';
import { saveHar } from '../support/har-tools.ts';
import { saveTrace } from '../support/trace-tools.ts';
import type { Planted } from './corpus.ts';
import { storyWith } from './places.ts';
import type { Random } from './random.ts';

interface Said {
  place: string;
  said: string;
}

/** Bytes of messages as text, so that what is in them can be searched for. */
function readable(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value), (key, each: unknown) =>
    key === 'base64' && typeof each === 'string' ? Buffer.from(each, 'base64').toString('latin1') : each,
  );
}

/** In every field of one event. */
export function inEvent(planted: Planted, redactor: Redactor, random: Random): Said {
  const event: CapturedEvent = random.pick(storyWith(planted));
  return { place: `event ${event.kind}`, said: JSON.stringify(readable(redactor.event(event))) };
}

/** In every field of every event, of a file that is saved. */
export function inFile(planted: Planted, random: Random): Said {
  const session = createSession();
  for (const event of storyWith(planted)) ingest(session, event);
  const strict = loadVocabulary();
  return random.below(2) === 0
    ? { place: 'HAR', said: saveHar(session, EVERYTHING, strict) }
    : { place: 'trace', said: saveTrace(session, EVERYTHING, undefined, undefined, strict) };
}
