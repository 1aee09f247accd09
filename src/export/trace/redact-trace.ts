import type { UserRule } from '../../capture/masking-rule.ts';
import { rewordFix } from '../../fixes/map-fix-text.ts';
import { learnSession } from '../../redaction/learn-session.ts';
import type { Redactor } from '../../redaction/redactor.ts';
import { createRedactor } from '../../redaction/redactor-factory.ts';
import type { Vocabulary } from '../../redaction/vocabulary/vocabulary.ts';
import type { Session } from '../../session/session.ts';
import { mapInParts } from '../../shared/run-generator.ts';
import type { Masking } from '../masking.ts';
import { EVERYTHING } from './choose-frames.ts';
import { type FrameMask, shownFrames } from './shown-frames.ts';
import type { TraceConnection, TraceDocument, TraceHead, TraceNote, TraceVerdict } from './trace.ts';

/** Takes the secrets out of a trace: the one place that knows which of its fields can hold any. */
export interface TraceMask extends FrameMask {
  /** Reads the session before the first of it is masked: what is named secret in one place is so in every other. */
  learn(): Generator<void>;
  note(note: TraceNote): TraceNote;
  /** Rests after each of its parts. */
  head(head: TraceHead): Generator<void, TraceHead>;
  url(url: string): string;
  text(text: string): string;
  header(name: string, value: string): string;
  masking: Masking;
}

/** With a vocabulary all is masked that is not known to be harmless. */
export function createTraceMask(
  session: Session,
  rules: readonly UserRule[] = [],
  strict?: Vocabulary,
): TraceMask {
  const redactor = createRedactor({ rules, strict });
  const masking: Masking = strict ? 'strict' : 'readable';
  const mask: TraceMask = {
    masking,
    *learn() {
      yield* learnSession(session, redactor);
      for (const { frames } of session.connections.values()) {
        for (const _ of shownFrames(frames.kept, EVERYTHING, mask)) yield;
      }
    },
    inParts: redactor.payloadInParts,
    frames: redactor.payloads,
    note: (note) => maskNote(note, redactor),
    head: (head) => maskHead({ ...head, scope: { ...head.scope, masking } }, redactor),
    url: redactor.url,
    text: redactor.text,
    header: redactor.header,
  };
  return mask;
}

/** What a trace leaves out of an event is lent to the redactor, which knows whole events. */
function maskNote(note: TraceNote, redactor: Redactor): TraceNote {
  if (note.source === 'probe') return redactor.event(note);
  if (note.source === 'page') {
    const { seq: _seq, ...masked } = redactor.event({ ...note, seq: 0 });
    return masked;
  }
  if (note.kind !== 'wire-entry') return redactor.event(note);
  const { frames: _frames, ...masked } = redactor.event({ ...note, frames: [] });
  return masked;
}

function* maskHead(head: TraceHead, redactor: Redactor): Generator<void, TraceHead> {
  const { page } = head;
  return {
    ...head,
    browser: redactor.text(head.browser),
    page: { ...page, path: redactor.url(page.path), title: redactor.text(page.title) },
    documents: yield* mapInParts(head.documents, (each) => maskDocument(each, redactor)),
    connections: yield* mapInParts(head.connections, (each) => maskConnection(each, redactor)),
    verdicts: yield* mapInParts(head.verdicts, (each) => maskVerdict(each, redactor)),
    crashedRules: yield* mapInParts(head.crashedRules, (each) => ({
      ...each,
      error: redactor.text(each.error),
    })),
  };
}

function maskDocument(document: TraceDocument, redactor: Redactor): TraceDocument {
  return { ...document, url: redactor.url(document.url), title: redactor.text(document.title) };
}

function maskConnection(connection: TraceConnection, redactor: Redactor): TraceConnection {
  const { carried } = connection;
  const tokens = carried.tokens.map((token) => {
    const { reading } = token;
    if (reading.kind === 'malformed' || reading.jwt.audience === undefined) return token;
    const jwt = { ...reading.jwt, audience: redactor.text(reading.jwt.audience) };
    return { ...token, reading: { ...reading, jwt } };
  });
  return { ...connection, url: redactor.url(connection.url), carried: { ...carried, tokens } };
}

function maskVerdict(verdict: TraceVerdict, redactor: Redactor): TraceVerdict {
  return {
    ...verdict,
    title: redactor.sentence(verdict.title),
    evidence: verdict.evidence.map(({ fact, events }) => ({ fact: redactor.sentence(fact), events })),
    fixes: verdict.fixes.map((fix) => rewordFix(fix, redactor.sentence)),
  };
}
