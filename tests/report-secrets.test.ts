import { describe, expect, it } from 'vitest';
import { diagnose } from '../src/diagnose.ts';
import { draftBug } from '../src/report/bug.ts';
import { renderHtml } from '../src/report/html.ts';
import { LONGEST_BODY, renderMarkdown } from '../src/report/markdown.ts';
import { buildRedactedReport } from '../src/report/report.ts';
import { defineRule } from '../src/rule.ts';
import { ingest } from '../src/session.ts';
import { createSession } from '../src/session-state.ts';
import { SECRETS, survivors } from './secrets/corpus.ts';
import { KINDS } from './secrets/kinds.ts';
import { storyWith } from './secrets/places.ts';

/** Names every event as evidence and repeats what a page can say, so that the report has all of it. */
const tellsAll = defineRule({
  id: 'tells-all',
  title: 'All of it',
  severity: 'error',
  row: 'A1',
  spec: 'https://www.rfc-editor.org/rfc/rfc6455',
  reads: ['page'],
  detect: ({ url, closed, createdEvent, notes, frames, protocols }) => ({
    confidence: 'certain',
    title: `Closed: ${closed?.reason ?? ''}`,
    evidence: [
      {
        fact: `It went to ${url} with ${protocols.join(', ')} and closed with “${closed?.reason ?? ''}”.`,
        events: [createdEvent, ...notes.map(({ id }) => id), ...frames.kept.map(({ id }) => id)],
      },
    ],
    facts: {},
    raise: `Look at ${url}.`,
  }),
  fixes: (_match, { url, closed }) => [
    { title: `Do ${closed?.reason ?? ''}`, detail: url, snippet: `curl '${url}'`, language: 'sh' },
  ],
});

const perKind = KINDS.map(({ kind }) => ({ kind, all: SECRETS.filter((secret) => secret.kind === kind) }));

describe('reports of sessions with a secret everywhere', () => {
  it.each(perKind)('$kind: none is left of it in JSON, Markdown, HTML and the bug', ({ all }) => {
    const left = all.flatMap((planted) => {
      const session = createSession();
      for (const event of storyWith(planted)) ingest(session, event);
      const diagnosis = diagnose(session, [tellsAll]);
      const { value: report, redactor } = buildRedactedReport(session, diagnosis, {
        now: 0,
        version: '0.0.0',
      });
      expect(report.events.length).toBeGreaterThan(30);
      const bug = draftBug(report, new Set(), redactor.secrets());
      const markdown = renderMarkdown(report);
      expect(markdown.length).toBeLessThanOrEqual(LONGEST_BODY);
      const texts = {
        json: JSON.stringify(report),
        markdown,
        html: renderHtml(report),
        bug: bug.title + bug.body,
      };
      return Object.entries(texts).flatMap(([format, text]) =>
        survivors(text, planted.secret).map((form) => {
          const at = text.indexOf(form);
          return `${format}: ${form} in ${text.slice(Math.max(0, at - 80), at + 80)}`;
        }),
      );
    });
    expect(left).toEqual([]);
  });
});
