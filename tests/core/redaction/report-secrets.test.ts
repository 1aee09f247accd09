import { describe, expect, it } from 'vitest';
import { diagnose } from '../../../src/diagnosis/diagnose.ts';
import { draftBug } from '../../../src/export/report/bug.ts';
import { renderHtml } from '../../../src/export/report/html.ts';
import { LONGEST_BODY, renderMarkdown } from '../../../src/export/report/markdown.ts';
import { buildRedactedReport } from '../../../src/export/report/report.ts';
import { ingest } from '../../../src/session/ingest.ts';
import { createSession } from '../../../src/session/session.ts';
import { SECRETS, survivors } from '../../secrets/corpus.ts';
import { KINDS } from '../../secrets/kinds.ts';
import { storyWith } from '../../secrets/places.ts';
import { tellsAll } from '../../secrets/tells-all.ts';

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
      const bug = draftBug(report, new Set(), redactor);
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
