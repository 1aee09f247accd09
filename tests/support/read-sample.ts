import { readFileSync } from 'node:fs';
import { diagnose } from '../../src/diagnosis/diagnose.ts';
import { restoreHar } from '../../src/export/har/restore-har.ts';
import { createAnyFileReader, type ReadContent } from '../../src/files/read-file.ts';
import { rules } from '../../src/rules/index.ts';
import type { Session } from '../../src/session/session.ts';
import { runToEnd } from '../../src/shared/run-generator.ts';

/** Reads bytes in chunks of one size, as they come from a file. */
export function readBytes(bytes: Uint8Array, chunk = 65_536): ReadContent {
  const decoder = new TextDecoder();
  const reader = createAnyFileReader((part) => decoder.decode(part));
  for (let at = 0; at < bytes.length; at += chunk) reader.feed(bytes.slice(at, at + chunk));
  return reader.end();
}

export const sample = (path: string): Uint8Array => new Uint8Array(readFileSync(`tests/samples/${path}`));

/** The session of a log, or an error in the file's words. */
export function logSession(content: ReadContent): Session {
  if (!content.ok) throw new Error(`${content.fault.place} ${content.fault.message}`);
  if (content.kind !== 'log') throw new Error(`read as ${content.kind}`);
  return runToEnd(restoreHar(content.log));
}

/** What is found, as `rule: title`, and all evidence. */
export function findingsOf(session: Session): { rules: string[]; evidence: string } {
  const { findings } = diagnose(session, rules);
  return {
    rules: findings.map(({ rule }) => rule.id),
    evidence: findings.flatMap(({ match }) => match.evidence.map(({ fact }) => fact)).join('\n'),
  };
}
