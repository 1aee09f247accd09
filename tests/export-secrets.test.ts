import { describe, expect, it } from 'vitest';
import { csvText } from '../src/csv.ts';
import { diagnose } from '../src/diagnose.ts';
import type { CapturedEvent } from '../src/event.ts';
import { ingest } from '../src/session.ts';
import { createSession, type Session } from '../src/session-state.ts';
import { EVERYTHING } from '../src/trace/choose-frames.ts';
import { saveHar } from './har-tools.ts';
import { type Planted, SECRETS, survivors } from './secrets/corpus.ts';
import { KINDS } from './secrets/kinds.ts';
import { LOOK_ALIKES } from './secrets/look-alikes.ts';
import { bare, storyWith } from './secrets/places.ts';
import { tellsAll } from './secrets/tells-all.ts';
import { closed, created, frame, opened, tape } from './tape.ts';
import { learnedMask, saveTrace } from './trace-tools.ts';

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

function leaks(session: Session, planted: Planted): string[] {
  return filesOf(session).flatMap(([format, file]) =>
    survivors(file, planted.secret).map((form) => {
      const at = file.indexOf(form);
      return `${format}: ${form} in ${file.slice(Math.max(0, at - 80), at + 80)}`;
    }),
  );
}

/** A talk whose ends are read at once; in its midst these stand, all sent. */
function longTalk(values: readonly string[], reason = ''): Session {
  const ticks = (from: number) =>
    Array.from({ length: 61 }, (_unused, at) => frame('sent', from + at, `{"tick":${from + at}}`));
  const midst = values.map((value, at) => frame('sent', 500 + at, value));
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
      return leaks(longTalk([...bare(planted), naming], `denied: ${planted.secret}`), planted);
    });
    expect(left).toEqual([]);
  });

  it.each(perKind)('$kind: neither half is left of it where it is split over two messages', ({ all }) => {
    const left = all.slice(0, 2).flatMap(({ name, secret, ...kind }) => {
      const whole = JSON.stringify({ [name]: secret, after: 1 });
      const half = whole.indexOf(secret.slice(0, 4)) + Math.floor(secret.length / 2);
      const session = longTalk([whole.slice(0, half), whole.slice(half)]);
      const [first, second] = [whole.slice(half - 8, half), whole.slice(half, half + 8)];
      return [first, second].flatMap((part) => leaks(session, { ...kind, name, secret: part }));
    });
    expect(left).toEqual([]);
  });

  it('masks at most one in twenty of what only looks like a secret', () => {
    const file = saveHar(longTalk(LOOK_ALIKES));
    const said = JSON.parse(file).log.entries[0]._webSocketMessages.map(({ data }: { data: string }) => data);
    const masked = LOOK_ALIKES.filter((value) => !said.includes(value));
    expect(masked.length / LOOK_ALIKES.length, masked.join('\n')).toBeLessThanOrEqual(0.05);
  });
});
