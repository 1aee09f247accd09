import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FileResult } from '../../../cli/diagnose/evaluate-file.ts';
import { renderGithub } from '../../../cli/diagnose/render-github.ts';
import { renderSarif } from '../../../cli/diagnose/render-sarif.ts';
import { renderText } from '../../../cli/diagnose/render-text.ts';
import { diagnose } from '../../../src/diagnosis/diagnose.ts';
import { draftBug } from '../../../src/export/report/bug.ts';
import { renderHtml } from '../../../src/export/report/html.ts';
import { renderMarkdown } from '../../../src/export/report/markdown.ts';
import { block, inline } from '../../../src/export/report/markdown-text.ts';
import { buildReport } from '../../../src/export/report/report.ts';
import { commandList } from '../../../src/fixes/command-list.ts';
import { createRedactor } from '../../../src/redaction/redactor-factory.ts';
import { rules } from '../../../src/rules/index.ts';
import type { Session } from '../../../src/session/session.ts';
import { encodeInvisible, escapeInvisible, safeJson } from '../../../src/shared/escape-invisible.ts';
import { answered, attempt, closed, conversation, page, tape } from '../../support/tape.ts';

/** Erases the line, colours it, does the same with the one-byte CSI (C1), and turns the rest around. */
const STEERING =
  '\u001b[2K\u009b31m \u202edeifirev\u202c \u2066x\u2069 \u200e\u200f\u061c ok\n✔ Nothing wrong';
/** What a terminal obeys, and what reorders text. */
const RAW = /(?![\n\t])[\p{Cc}\p{Bidi_Control}\u2028\u2029]/u;

function sessionOf(text: string): Session {
  return tape(
    page(`https://app.test/?q=${text}`),
    conversation(`wss://api.test/${text}`),
    closed(900, 4000, { reason: text }),
    attempt(`wss://api.test/other?x=${text}`, `${answered(403)} ${text}`, {
      at: 2_000,
      protocols: [text],
      responseHeaders: [{ name: 'Server', value: text }],
    }),
  );
}

function renderings(text: string): Record<string, string> {
  const session = sessionOf(text);
  const report = buildReport(session, diagnose(session, rules), { now: 1_800_000_100_000, version: '0.0.0' });
  const judged: FileResult & { ok: true } = {
    ok: true,
    file: `${text}.json`,
    session,
    report,
    changes: [],
    notes: [],
  };
  const bug = draftBug(report, new Set(), createRedactor());
  return {
    text: renderText(judged),
    json: `${safeJson({ ...report })}\n`,
    sarif: renderSarif([judged], rules, '0.0.0'),
    github: renderGithub(judged),
    markdown: renderMarkdown(report),
    html: renderHtml(report),
    bug: `${bug.title}\n${bug.body}`,
    commands: [...session.connections.values()]
      .flatMap((connection) => commandList(connection, session))
      .map(({ snippet }) => snippet)
      .join('\n'),
  };
}

describe('text from outside can neither steer a terminal nor reorder what stands around it', () => {
  it.each(Object.entries(renderings(STEERING)))('%s', (_name, rendered) => {
    expect(rendered).not.toMatch(RAW);
  });

  it.each(['text', 'github', 'markdown', 'html', 'sarif'])('it is shown by name in %s', (name) => {
    const rendered = (renderings(STEERING)[name] ?? '').replaceAll('\\\\', '\\').replaceAll('\\[', '[');
    for (const shown of ['\\x1B[2K', '\\x9B31m', '\\u{202E}deifirev\\u{202C}', '\\u{2066}x\\u{2069}'])
      expect(rendered).toContain(shown);
  });

  it('a line break in it makes no line of ours', () => {
    expect(renderings(STEERING).text).not.toMatch(/^\s*✔/m);
    expect(
      renderings(STEERING)
        .github?.trim()
        .split('\n')
        .every((line) => line.startsWith('::')),
    ).toBe(true);
  });

  it('whatever it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        for (const rendered of Object.values(renderings(text))) expect(rendered).not.toMatch(RAW);
      }),
      { numRuns: 8 },
    );
  });

  it('JSON says the same as before to a program', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(JSON.parse(safeJson({ [text]: [text] }, 2))).toEqual({ [text]: [text] });
        expect(safeJson(text)).not.toMatch(RAW);
      }),
    );
  });

  it('a url names the same place as the browser would make of it', () => {
    expect(encodeInvisible('wss://h.test/\u202e\u009b')).toBe(new URL('wss://h.test/\u202e\u009b').href);
    expect(encodeInvisible('\ud800')).toBe('%EF%BF%BD');
  });

  it('what draws something is left as it is', () => {
    for (const text of ['👩‍👧 نمی‌خواهم', 'Zoë, «naïve»', 'שלום']) expect(escapeInvisible(text)).toBe(text);
  });
});

it('a text of very many backticks is quoted, and none ends it', () => {
  const text = '` '.repeat(300_000);
  expect(block(text)).toMatch(/^```\n/);
  expect(block(`${text}\`\`\`\``)).toMatch(/^`{5}\n/);
});

it('no address in what a server says becomes a link of a Markdown viewer', () => {
  expect(inline('see https://evil.test/x, HTTP://evil.test and www.evil.test.')).toBe(
    'see `https://evil.test/x`, `HTTP://evil.test` and `www.evil.test`.',
  );
  expect(inline('https://a`b https://|')).toBe('``https://a`b`` https\\://\\|');
});
