import { isAbsolute } from 'node:path';
import { pathToFileURL } from 'node:url';
import { learnMore } from '../../src/diagnosis/cause-page.ts';
import type { Rule, Severity } from '../../src/diagnosis/rule.ts';
import { escapeInvisible, safeJson } from '../../src/shared/escape-invisible.ts';
import type { FileResult } from './evaluate-file.ts';

const LEVEL = { error: 'error', warning: 'warning', info: 'note' } as const satisfies Record<
  Severity,
  string
>;

function describeRule({ id, title, severity, spec }: Rule) {
  return {
    id,
    shortDescription: { text: `${title}.` },
    helpUri: spec,
    help: { text: `Learn more: ${learnMore(id)}` },
    defaultConfiguration: { level: LEVEL[severity] },
  };
}

/** A path as a relative reference (RFC 3986 section 4.2), where the caller's was relative. */
function uriOf(file: string): string {
  if (file === '-') return 'stdin';
  if (isAbsolute(file)) return pathToFileURL(file).href;
  return encodeURI(file.replace(/\\/g, '/')).replace(/[?#]/g, encodeURIComponent);
}

/** GitHub takes no result without a line; a finding is about the whole file. */
const REGION = { startLine: 1 };

function resultsOf({ file, report }: FileResult & { ok: true }, places: ReadonlyMap<string, number>) {
  return report.verdicts.map(({ rule, severity, title, confidence, evidence, fixes, connections }) => ({
    ruleId: rule,
    ruleIndex: places.get(rule) ?? -1,
    level: LEVEL[severity],
    message: {
      text: escapeInvisible(
        [
          `${title}.`,
          ...evidence.map(({ fact }) => fact),
          ...fixes.slice(0, 1).map((fix) => `Do: ${fix.title}. ${fix.detail}`),
        ].join(' '),
      ),
    },
    locations: [{ physicalLocation: { artifactLocation: { uri: uriOf(file) }, region: REGION } }],
    properties: { confidence, connections },
  }));
}

/** All files as one run: https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html */
export function renderSarif(
  results: readonly (FileResult & { ok: true })[],
  rules: readonly Rule[],
  version: string,
): string {
  const used = new Set(results.flatMap(({ report }) => report.verdicts.map(({ rule }) => rule)));
  const named = rules.filter(({ id }) => used.has(id));
  const places = new Map(named.map(({ id }, at) => [id, at]));
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'WebSocket Doctor', version, rules: named.map(describeRule) } },
        results: results.flatMap((each) => resultsOf(each, places)),
      },
    ],
  };
  return `${safeJson(log, 2)}\n`;
}
