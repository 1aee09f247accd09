import type { PageEvent } from '../capture/captured-event.ts';
import type { Context, MissingRange, Session } from './session.ts';

const MOST_GAPS = 64;

/**
 * Whether a document's event is new. A repeated event is rejected; one that arrives after a later one is accepted,
 * since it was only delayed.
 */
export function acceptSequence(session: Session, event: PageEvent): boolean {
  const context = session.contexts.get(event.context);
  if (!context) {
    session.contexts.set(event.context, beginContext(session, event));
    return true;
  }
  if (event.seq < context.nextSeq) return acceptLate(session, context, event.seq);
  // A relay's `dropped` event represents all numbers that it counts: those are not missing.
  const told = event.kind === 'dropped' && event.where === 'relay' ? event.frames - 1 : 0;
  const from = context.nextSeq;
  const to = event.seq - told;
  if (to > from) {
    noteMissing(session, context, to - from);
    addGap(context, { from, to, counted: true });
  }
  context.nextSeq = event.seq + 1;
  return true;
}

function beginContext(session: Session, event: PageEvent): Context {
  const context: Context = {
    id: event.context,
    url: '',
    title: '',
    top: false,
    startedAt: event.at,
    startedEvent: session.lastId + 1,
    nextSeq: event.seq + 1,
    missing: 0,
  };
  if (event.seq > 1) addGap(context, { from: 1, to: event.seq, counted: false });
  return context;
}

function acceptLate(session: Session, context: Context, seq: number): boolean {
  const gaps = context.gaps ?? [];
  const at = gaps.findIndex(({ from, to }) => from <= seq && seq < to);
  const gap = gaps[at];
  if (!gap) {
    session.losses.repeated += 1;
    return false;
  }
  const rest = [
    { ...gap, to: seq },
    { ...gap, from: seq + 1 },
  ].filter(({ from, to }) => from < to);
  gaps.splice(at, 1, ...rest);
  if (gap.counted) noteMissing(session, context, -1);
  return true;
}

function noteMissing(session: Session, context: Context, more: number): void {
  context.missing += more;
  session.losses.missingEvents += more;
}

function addGap(context: Context, gap: MissingRange): void {
  context.gaps ??= [];
  context.gaps.push(gap);
  if (context.gaps.length > MOST_GAPS) context.gaps.shift();
}
