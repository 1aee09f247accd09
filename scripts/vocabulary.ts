import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Writes src/redaction/vocabulary/technical.json: every word of the texts in `src/`, which is what the diagnosis itself
 * may say. `shared` are those that the common list has as well.
 */
const COMMON = 'src/redaction/vocabulary/common.json';
const TECHNICAL = 'src/redaction/vocabulary/technical.json';
const LONGEST = 40;
/** A port, a limit, an error code, a release: more than four figures. */
const NUMBER = /^(?=(?:\D*\d){5})\d{1,10}(?:[._]\d{1,6})*$/;
/** Words of browsers and libraries that no text of ours has. */
const ELSEWHERE =
  'reserved1 reserved2 reserved3 x-webkit-deflate-frame HS256 HS384 HS512 RS256 RS384 RS512 ES256 ES384 ES512 PS256 PS384 PS512 EdDSA iTCP System32 startup-sidecars';

/** Comments are passed over; the code within `${}` of a template gives its own texts. */
const PIECES =
  /\/\*[\s\S]*?\*\/|(?<!:)\/\/[^\n]*|'((?:[^'\\\n]|\\.)*)'|"((?:[^"\\\n]|\\.)*)"|`((?:[^`\\]|\\.)*)`|\/((?:[^/\\\n]|\\.)+)\/[dgimsuvy]*/g;

function* textsOf(code: string): Generator<string> {
  for (const [, single, double, template, pattern] of code.matchAll(PIECES)) {
    const text = single ?? double ?? template?.replace(/\$\{[^}]*\}/g, ' ');
    if (text !== undefined) yield text.replace(/\\[nt]/g, ' ').replaceAll('\\', '');
    if (pattern !== undefined) yield pattern.replace(/\\[a-z]|[^A-Za-z0-9_-]+/gi, ' ');
    if (template?.includes('${'))
      yield* textsOf([...template.matchAll(/\$\{([^}]*)\}/g)].map(([, inner]) => inner).join(';'));
  }
}

/** All words of the texts of the sources, as they are written. */
export function wordsOfSources(): Set<string> {
  const words = new Set<string>(ELSEWHERE.split(' '));
  for (const name of readdirSync('src', { recursive: true, encoding: 'utf8' })) {
    if (!name.endsWith('.ts') || name.startsWith('redaction')) continue;
    const code = readFileSync(join('src', name), 'utf8').replace(
      /^(?:import|export) [^;]*? from '[^']*';$/gm,
      '',
    );
    for (const text of textsOf(code)) {
      for (const chunk of text.split(/[\s"'`“”‘’<>()[\]{},;|]+/)) {
        const trimmed = chunk.replace(/^[^\p{L}\p{N}$_-]+|[^\p{L}\p{N}_]+$/gu, '');
        if (
          trimmed.length > 1 &&
          trimmed.length <= LONGEST &&
          (/\p{L}/u.test(trimmed) || NUMBER.test(trimmed))
        )
          words.add(trimmed);
        for (const part of trimmed.split(/[^A-Za-z0-9]+|(?<=[a-z])(?=[A-Z])/))
          if (/^[A-Za-z][A-Za-z0-9]+$/.test(part) && part.length <= 20) words.add(part.toLowerCase());
      }
    }
  }
  return words;
}

if (process.argv[1]?.endsWith('vocabulary.ts')) {
  const common = new Set<string>(JSON.parse(readFileSync(COMMON, 'utf8')).words.split(' '));
  const all = [...wordsOfSources()].sort();
  const words = all.filter(
    (word) =>
      !common.has(word.toLowerCase()) && !(word !== word.toLowerCase() && all.includes(word.toLowerCase())),
  );
  const shared = [...new Set(all.map((word) => word.toLowerCase()).filter((word) => common.has(word)))];
  writeFileSync(TECHNICAL, `${JSON.stringify({ words: words.join(' '), shared: shared.join(' ') })}\n`);
}
