import manifest from '../../manifest.json' with { type: 'json' };
import { diagnose } from '../../src/diagnosis/diagnose.ts';
import { renderHtml } from '../../src/export/report/html.ts';
import { renderMarkdown } from '../../src/export/report/markdown.ts';
import { buildReport } from '../../src/export/report/report.ts';
import { loadVocabulary } from '../../src/redaction/vocabulary/load-vocabulary.ts';
import { rules } from '../../src/rules/index.ts';
import { safeJson } from '../../src/shared/escape-invisible.ts';
import { traceParts } from '../trace-parts.ts';
import { type Given, oneOf, requiredText } from './arguments.ts';
import { writeNew } from './message-tools.ts';
import type { ToolAnswer } from './tool-answer.ts';
import { sourceOf, type ToolState } from './tool-state.ts';

const FORMATS = ['md', 'html', 'json', 'trace'] as const;

/** Masked strictly, whatever the server was started with: the file is made to be passed on. */
export async function exportReport(state: ToolState, given: Given): Promise<ToolAnswer> {
  const path = requiredText(given, 'path', 'Call export_report with the path of a new file.');
  const format = oneOf(given, 'format', FORMATS) ?? 'md';
  const { session } = sourceOf(state);
  const strict = loadVocabulary();
  const diagnosis = diagnose(session, rules);
  const report = () =>
    buildReport(session, diagnosis, { now: Date.now(), version: manifest.version, redact: { strict } });
  const texts: Readonly<Record<(typeof FORMATS)[number], () => string>> = {
    md: () => `${renderMarkdown(report())}\n`,
    html: () => renderHtml(report()),
    json: () => `${safeJson(report(), 2)}\n`,
    trace: () => [...traceParts(session, diagnosis, strict)].join(''),
  };
  await writeNew(path, texts[format]());
  return { content: [{ type: 'text', text: `Wrote ${path}` }], structuredContent: { path } };
}
