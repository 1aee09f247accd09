import { readdirSync } from 'node:fs';
import { basename } from 'node:path';
import { diagnose } from '../../src/diagnosis/diagnose.ts';
import type { Finding, Fix } from '../../src/diagnosis/rule.ts';
import { rewordFix } from '../../src/fixes/map-fix-text.ts';
import { rules, rulesAsDefined } from '../../src/rules/index.ts';
import type { Session } from '../../src/session/session.ts';
import type { Confidence } from '../../src/shared/confidence.ts';
import type { Scenarios } from '../../tests/support/tape.ts';
import { withAllStacks } from './stack-variants.ts';

const FOLDER = new URL('../../tests/scenarios/', import.meta.url);

/** What a rule says about its own cases. */
export interface Example {
  title: string;
  evidence: readonly string[];
  howToConfirm: readonly string[];
  confidences: readonly Confidence[];
  fixes: readonly Fix[];
}

interface Found {
  finding: Finding;
  session: Session;
}

/** By rule. */
export async function readExamples(): Promise<ReadonlyMap<string, Example>> {
  const examples = new Map<string, Example>();
  for (const file of readdirSync(FOLDER).toSorted()) {
    const id = basename(file, '.ts');
    const { scenarios } = (await import(new URL(file, FOLDER).href)) as { scenarios: Scenarios };
    const found = scenarios.found.flatMap(({ session }) =>
      diagnose(session, rules)
        .findings.filter(({ rule }) => rule.id === id)
        .map((finding) => ({ finding, session })),
    );
    const [first] = found;
    if (first) examples.set(id, exampleOf(first.finding, found));
  }
  return examples;
}

const CONFIDENCES: readonly Confidence[] = ['certain', 'likely', 'possible'];

function exampleOf(first: Finding, found: readonly Found[]): Example {
  const sure = new Set(found.map(({ finding }) => finding.match.confidence));
  const settle = found.flatMap(({ finding }) => finding.match.howToConfirm ?? []);
  return {
    title: asExample(first.match.title ?? first.rule.title),
    evidence: first.match.evidence.map(({ fact }) => asExample(fact)),
    howToConfirm: [...new Set(settle.map(asExample))],
    confidences: CONFIDENCES.filter((each) => sure.has(each)),
    fixes: mergeFixes(found.map(fixesOf)).map(withAllStacks),
  };
}

/** Every fix, whoever runs the server: the reader of a page may be anybody. */
function fixesOf({ finding, session }: Found): Fix[] {
  const rule = rulesAsDefined.find(({ id }) => id === finding.rule.id);
  const connection = session.connections.get(finding.connections[0]);
  if (!rule || !connection) return [];
  return rule.fixes(finding.match, connection, session).map((fix) => rewordFix(fix, asExample));
}

/** The time of a case says nothing to the reader of a page, and its hosts are those that documentation uses. */
const asExample = (text: string): string =>
  text
    .replace(/\d{4}-\d\d-\d\d[ T]\d\d:\d\d:\d\d(?:\.\d+)?(?: UTC|Z)/g, 'TIME')
    .replace(/\b(?:around|at) TIME\b/g, 'at that time')
    .replace(/\b[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}\b/g, 'REQUEST_ID')
    .replace(/\bapi\.test\b/g, 'api.example.com')
    .replace(/\bpage\.test\b/g, 'example.com');

/** One fix of each kind: hosts, ports and numbers differ from case to case. */
const kindOf = ({ title }: Fix): string =>
  title.replace(/[\w.-]*\d[\w.:-]*|[\w-]+\.(?:test|example)\S*|[\w.-]*example\.com\S*|https?:\S+/g, '#');

/** For any stack: it names no response of one case. */
const isGeneral = ({ detail }: Fix): boolean => !/\bnames [A-Z]|\bFor [A-Z][\w .-]*:/.test(detail);

/** Those of most cases first, and of equals the one that a case has earlier. */
function mergeFixes(cases: readonly (readonly Fix[])[]): Fix[] {
  const kinds = new Map<string, { fix: Fix; times: number; rank: number }>();
  for (const fixes of cases) {
    for (const [rank, fix] of fixes.entries()) {
      const known = kinds.get(kindOf(fix));
      if (!known) kinds.set(kindOf(fix), { fix, times: 1, rank });
      else {
        known.times += 1;
        known.rank = Math.min(known.rank, rank);
        if (!isGeneral(known.fix) && isGeneral(fix)) known.fix = fix;
      }
    }
  }
  const sorted = [...kinds.values()]
    .sort((a, b) => b.times - a.times || a.rank - b.rank)
    .map(({ fix }) => fix);
  // The same commands or code under another title say nothing new.
  return sorted.filter(
    ({ snippet }, at) =>
      snippet === undefined || sorted.findIndex((earlier) => earlier.snippet === snippet) === at,
  );
}
