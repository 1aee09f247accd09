import { describe, expect, it } from 'vitest';
import type { CapturedEvent } from '../../../src/capture/captured-event.ts';
import { diagnose } from '../../../src/diagnosis/diagnose.ts';
import { defineRule } from '../../../src/diagnosis/rule.ts';
import { renderHtml } from '../../../src/export/report/html.ts';
import { renderMarkdown } from '../../../src/export/report/markdown.ts';
import { buildReport, type Report } from '../../../src/export/report/report.ts';
import { formatReport } from '../../../src/export/report/terminal.ts';
import { ingest } from '../../../src/session/ingest.ts';
import { createSession } from '../../../src/session/session.ts';

const HOSTILE = '</script><img src=x onerror=alert(1)>`"\'|<b>**x**\u202e';
const SECRET = 'very-secret-value-123';
const page = (seq: number) => ({ source: 'page', context: 'p', seq, at: 1_700_000_000_000 + seq }) as const;

const events: CapturedEvent[] = [
  {
    ...page(1),
    kind: 'page-started',
    url: `https://app.test/?token=${SECRET}`,
    title: HOSTILE,
    top: true,
    userAgent: 'UA',
  },
  { ...page(2), kind: 'created', socket: 1, url: `wss://h.test/live?token=${SECRET}`, protocols: [HOSTILE] },
  {
    ...page(3),
    kind: 'closed',
    socket: 1,
    code: 4000,
    reason: `${HOSTILE} {"password":"${SECRET}"}`,
    wasClean: true,
    buffered: 0,
  },
  {
    source: 'wire',
    kind: 'wire-entry',
    at: 1_700_000_000_010,
    entry: 1,
    url: `wss://h.test/live?token=${SECRET}`,
    status: 0,
    requestSent: true,
    requestHeaders: [{ name: 'Cookie', value: SECRET }],
    responseHeaders: [{ name: 'Authorization', value: `Bearer ${SECRET}` }],
    reason: HOSTILE,
    frames: [],
    framesLeftOut: 0,
  },
];

const rule = defineRule({
  id: 'sample',
  title: `Title ${HOSTILE}`,
  severity: 'error',
  scenario: 'A1',
  spec: 'https://www.rfc-editor.org/rfc/rfc6455',
  requires: ['page'],
  detect: (connection) => ({
    confidence: 'certain',
    evidence: [
      { fact: `closed ${HOSTILE} token=${connection.url}`, events: [connection.closed?.event ?? 0] },
    ],
    facts: {},
    howToConfirm: 'look again',
  }),
  fixes: (_match, connection) => [
    {
      title: 'Do',
      detail: HOSTILE,
      snippet: `curl '${connection.url}'\n\`\`\`\n${HOSTILE}`,
      language: 'sh',
      variants: [
        { product: 'nginx', where: 'listen, in nginx.conf', snippet: 'listen 443;', language: 'nginx' },
        {
          product: `Other ${HOSTILE}`,
          where: `token=${connection.url}`,
          snippet: `\`\`\`\n</details>${HOSTILE} token=${SECRET}`,
          language: 'text',
        },
      ],
    },
  ],
});

function sample() {
  const session = createSession();
  for (const event of events) ingest(session, event);
  return buildReport(session, diagnose(session, [rule]), { now: 1_700_000_001_000, version: '0.0.0' });
}

describe('report', () => {
  it('has the machine’s form', () => {
    const report = sample();
    expect(report.schemaVersion).toBe(1);
    expect(report.connections[0]).toMatchObject({ id: 'c2', state: 'closed', closeCode: 4000 });
    expect(report.verdicts[0]).toMatchObject({
      rule: 'sample',
      row: 'A1',
      severity: 'error',
      confidence: 'certain',
      connections: ['c2'],
    });
    expect(report.events.map(({ id }) => id)).toEqual(report.verdicts[0]?.evidence[0]?.events);
  });

  it('holds no secret in any rendering', () => {
    const report = sample();
    for (const text of [
      JSON.stringify(report),
      renderMarkdown(report),
      renderHtml(report),
      formatReport(report),
    ]) {
      expect(text).not.toContain(SECRET);
    }
  });

  it('folds what is for other products, and lists it where nothing folds', () => {
    const report = sample();
    expect(report.verdicts[0]?.fixes[0]?.variants?.[0]).toEqual({
      product: 'nginx',
      where: 'listen, in nginx.conf',
      snippet: 'listen 443;',
      language: 'nginx',
    });
    expect(renderHtml(report)).toContain(
      '<details><summary>nginx: listen, in nginx.conf</summary><pre tabindex="0"><code>listen 443;</code></pre></details>',
    );
    expect(renderMarkdown(report)).toContain(
      '   <details><summary>nginx: listen, in nginx.conf</summary>\n\n   ```nginx\n   listen 443;\n   ```\n\n   </details>',
    );
    expect(formatReport(report)).toContain('       nginx: listen, in nginx.conf\n         listen 443;');
  });

  it('leaves out what is for other products before it leaves out a finding, where a ticket is full', () => {
    const report = sample();
    const crowded = { ...report, verdicts: Array.from({ length: 90 }, () => report.verdicts).flat() };
    const markdown = renderMarkdown(crowded);
    expect(markdown).toMatch(/Left out: [12] of 2 other products under a fix\. The HTML/);
    expect(markdown.match(/^## Title/gm)).toHaveLength(90);
  });

  it('says in Markdown how many connections a finding concerns, which ones and where they go', () => {
    const report = sample();
    const [connection] = report.connections;
    const connections = Array.from({ length: 25 }, (_unused, at) => ({
      ...connection,
      id: `c${at}`,
      url: `wss://h.test/${at % 5}`,
    }));
    const verdicts = report.verdicts.map((verdict) => ({
      ...verdict,
      connections: connections.slice(0, 22).map(({ id }) => id),
    }));
    const many = { ...report, connections, verdicts, connectionCount: 25 } as Report;
    expect(renderMarkdown(many)).toMatch(
      / · 22 of 25 connections \(c0, .* c19 and 2 more\) to `wss:\/\/h\.test\/0`, `wss:\/\/h\.test\/1`, `wss:\/\/h\.test\/2` and 2 more$/m,
    );
    expect(renderMarkdown({ ...many, connections: [] })).toMatch(
      / · 22 of 25 connections \(.* and 2 more\)$/m,
    );
  });

  it('renders hostile text as text in HTML', () => {
    const html = renderHtml(sample());
    expect(html).not.toMatch(/<(?:img|script|b)\b/i);
    expect(html).not.toContain('\u202e');
    expect(html).toContain("default-src 'none'");
    expect(html).not.toMatch(/\son\w+=(?!.*&gt;)/);
  });

  it('keeps hostile text from ending a fence or a table in Markdown', () => {
    const markdown = renderMarkdown(sample());
    expect(markdown).not.toMatch(/^\s*<img/m);
    expect(markdown).toMatch(/^ {3}````sh$/m);
    expect(markdown).not.toMatch(/^[^`]*<(?:img|b)>/m);
    expect(markdown).not.toContain('\u202e');
  });

  it('says at a terminal that a rule failed', () => {
    const session = createSession();
    for (const event of events) ingest(session, event);
    const broken = defineRule({
      ...rule,
      detect: () => {
        throw new Error('out of\u001b[2K order');
      },
    });
    const report = buildReport(session, diagnose(session, [broken]), {
      now: 1_700_000_001_000,
      version: '0',
    });
    const text = formatReport(report);
    expect(text).toContain('! rule sample failed while looking at c2: out of\\x1B[2K order');
    expect(text).not.toContain('✔');
    for (const rendered of [renderMarkdown(report), renderHtml(report)]) expect(rendered).toContain('order');
  });
});
