import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * Writes src/redaction/detect/secretlint-patterns.json: the forms of vendors' keys that secretlint's recommended rules
 * know, as data, with their licence. Patterns for addresses with a password in them and for whole files are left out:
 * masking has its own ways for these.
 */
const PACKAGE = '@secretlint/secretlint-rule-preset-recommend';
const VERSION = '12.0.0';
const TARGET = 'src/redaction/detect/secretlint-patterns.json';

/** A regular expression that begins at the edge of a word, and then with literal characters. */
const LITERAL = /\/(?:\(\?<!\\p\{L\}\)|\\b)((?:\(?(?:\?<\w+>|\?:)?)?[A-Za-z][\w|-]{2,}[^\n]*?)\/g?u?;/g;
/** What no key ends with, so that the key ends there; ours are read to the end of their characters. */
const BOUNDARY = /\(\?![^()]*\)$|\\b$/;

function patternsOf(code: string): string[] {
  const found = [...code.matchAll(LITERAL)].map(([, pattern = '']) =>
    pattern.replace(BOUNDARY, '').replace(/\(\?<\w+>|\((?!\?)/g, '(?:'),
  );
  return [...new Set(found)].filter((pattern) => !/\\s|@|secretlint/.test(pattern)).sort();
}

const folder = mkdtempSync(join(tmpdir(), 'vendor-patterns-'));
try {
  execFileSync('npm', ['pack', `${PACKAGE}@${VERSION}`, '--silent'], { cwd: folder });
  const [archive = ''] = readdirSync(folder);
  execFileSync('tar', ['xzf', archive], { cwd: folder });
  const read = (name: string): string => readFileSync(join(folder, 'package', name), 'utf8');
  const patterns = patternsOf(read('module/index.js'));
  const data = { source: `${PACKAGE} ${VERSION}`, licence: read('LICENSE').trim(), patterns };
  writeFileSync(TARGET, `${JSON.stringify(data, null, 2)}\n`);
} finally {
  rmSync(folder, { recursive: true });
}
