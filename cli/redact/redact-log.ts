import { findCauses } from '../../src/diagnosis/find-causes.ts';
import { restoreHar } from '../../src/export/har/restore-har.ts';
import type { LogFile } from '../../src/files/log-file.ts';
import { redactLogLines } from '../../src/redaction/formats/redact-log.ts';
import type { Vocabulary } from '../../src/redaction/vocabulary/vocabulary.ts';
import { rules } from '../../src/rules/index.ts';
import { runToEnd } from '../../src/shared/run-generator.ts';
import { readBytes } from '../read-bytes.ts';

/** A longer log is not held in memory, in bytes. */
const MOST_HELD = 64 * 1024 * 1024;

/** Keeps a text while it is read. */
export interface HeldText {
  take(chunk: Uint8Array): void;
  /** Undefined when it was too long, or when there was none. */
  text(): string | undefined;
}

export function holdText(): HeldText {
  let chunks: Uint8Array[] = [];
  let size = 0;
  return {
    take(chunk) {
      size += chunk.length;
      if (size <= MOST_HELD) chunks.push(chunk.slice());
      else chunks = [];
    },
    text: () => (size > 0 && size <= MOST_HELD ? Buffer.concat(chunks).toString('utf8') : undefined),
  };
}

/** The log with every line masked; undefined where its reader would then see other connections or find other problems. */
export function maskedLog(text: string, strict: Vocabulary | undefined): string | undefined {
  const masked = [...redactLogLines(text, strict)].join('');
  return seenIn(text) === seenIn(masked) ? masked : undefined;
}

function readLog(text: string): LogFile | undefined {
  const content = readBytes(new TextEncoder().encode(text));
  return content.ok && content.kind === 'log' ? content.log : undefined;
}

function seenIn(text: string): string {
  const log = readLog(text);
  if (!log) return '';
  const session = runToEnd(restoreHar(log));
  const found = findCauses(session, rules)
    // A hint such as a secret in a URL is gone with the secret.
    .findings.filter(({ rule }) => rule.severity !== 'info')
    .map(({ rule, match, connections }) => `${rule.id} ${match.confidence} ${connections.length}`);
  return [session.connections.size, ...found.sort()].join('\n');
}
