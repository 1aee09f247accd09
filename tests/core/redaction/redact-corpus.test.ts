import { describe, expect, it } from 'vitest';
import { createRedactor } from '../../../src/redaction/redactor-factory.ts';
import { type Planted, SECRETS, survivors } from '../../secrets/corpus.ts';
import { KINDS } from '../../secrets/kinds.ts';
import { LOOK_ALIKES } from '../../secrets/look-alikes.ts';
import { text } from '../../secrets/payloads.ts';
import { bare, named, storyWith } from '../../secrets/places.ts';
import { redactTwice } from '../../secrets/redact-twice.ts';

const perKind = KINDS.map(({ kind }) => ({ kind, all: SECRETS.filter((secret) => secret.kind === kind) }));

function leaks(shown: string, { secret }: Planted, where: string): string[] {
  return survivors(shown, secret).map((form) => `${where}: ${form.slice(0, 80)} in ${shown.slice(0, 200)}`);
}

describe('the corpus of secrets', () => {
  it('has 300 secrets of 60 kinds and 300 look-alikes', () => {
    expect(KINDS.length).toBeGreaterThanOrEqual(60);
    expect(new Set(SECRETS.map(({ secret }) => secret)).size).toBeGreaterThanOrEqual(300);
    expect(LOOK_ALIKES.length).toBeGreaterThanOrEqual(300);
    expect(new Set(LOOK_ALIKES).size).toBeGreaterThanOrEqual(290);
  });

  it.each(perKind)('$kind: none is left of it where its name or its form tells', ({ all }) => {
    const left = all.flatMap((planted) =>
      [...named(planted), ...(planted.alone ? bare(planted) : [])].flatMap((value, at) =>
        leaks(createRedactor().text(value), planted, `place ${at}`),
      ),
    );
    expect(left).toEqual([]);
  });

  it.each(perKind)(
    '$kind: none is left of it in any event of a session that has its name once',
    ({ all }) => {
      const left = all.flatMap((planted) => {
        const story = storyWith(planted);
        const { value } = redactTwice((redactor) => story.map((event) => redactor.event(event)));
        return value.flatMap((event) => leaks(JSON.stringify(event), planted, event.kind));
      });
      expect(left).toEqual([]);
    },
  );

  it.each(perKind)('$kind: none is left of it when split over two messages', ({ all }) => {
    const left = all.flatMap((planted) => {
      const whole = JSON.stringify({ [planted.name]: planted.secret, after: 1 });
      const half = whole.indexOf(planted.secret.slice(0, 4)) + Math.floor(planted.secret.length / 2);
      const parts = [whole.slice(0, half), whole.slice(half)].map((part) => ({
        ...text(part),
        direction: 'sent' as const,
      }));
      const shown = createRedactor().payloads(parts);
      const ends = planted.secret.slice(Math.floor(planted.secret.length / 2) + 4, -1);
      const begins = planted.secret.slice(1, Math.floor(planted.secret.length / 2) - 1);
      return shown
        .filter((part) => part.text?.includes(ends) || part.text?.includes(begins))
        .map(({ text: said }) => said);
    });
    expect(left).toEqual([]);
  });

  it('masks at most one in twenty of what only looks like a secret', () => {
    const masked = LOOK_ALIKES.filter((value) => createRedactor().text(value) !== value);
    expect(masked.length / LOOK_ALIKES.length, masked.join('\n')).toBeLessThanOrEqual(0.05);
  });
});
