import { homedir, hostname } from 'node:os';
import { unzipSync } from 'fflate';
import packageJson from '../../package.json' with { type: 'json' };
import { LICENSE_FILE, LICENSES_FILE } from '../third-party-licenses.ts';

const REQUIRED = ['manifest.json', LICENSE_FILE, LICENSES_FILE];
const TEXT = /\.(?:js|css|html|json|txt)$/;
const CODE = /\.(?:js|html)$/;

/** What a store refuses, and what tells of the machine that built it. */
const FORBIDDEN: readonly (readonly [files: RegExp, RegExp, what: string])[] = [
  [TEXT, /sourceMappingURL=/, 'a reference to a source map'],
  [CODE, /(?<![.\w])eval\s*\(|\bnew Function\s*\(/, 'code made of text'],
  [CODE, /\bimport\s*\(\s*["'`]https?:|<script[^>]+src=["']?(?:https?:)?\/\//, 'code from another server'],
  [TEXT, /file:\/\/\/(?:home|root|Users|work|tmp)\//, 'a path of the machine that built it'],
];

/** Short names, such as "/" or "ci", are in texts by chance. */
const LEAST_TELLING = 6;
const machineNames = (): string[] =>
  [process.cwd(), homedir(), hostname()].filter((name) => name.length >= LEAST_TELLING);

/** What is wrong with the contents of an upload, given as files by their names. */
export function contentProblems(files: Readonly<Record<string, Uint8Array>>): string[] {
  const problems = REQUIRED.filter((name) => !(name in files)).map((name) => `lacks ${name}`);
  const names = machineNames();
  for (const [name, bytes] of Object.entries(files)) {
    if (name.endsWith('.map')) problems.push(`has a source map, ${name}`);
    if (!TEXT.test(name)) continue;
    const text = Buffer.from(bytes).toString('utf8');
    for (const [where, pattern, what] of FORBIDDEN)
      if (where.test(name) && pattern.test(text)) problems.push(`has ${what} in ${name}`);
    for (const machine of names)
      if (text.includes(machine)) problems.push(`names this machine (${machine}) in ${name}`);
  }
  return problems;
}

function manifestProblems(bytes: Uint8Array | undefined): string[] {
  if (!bytes) return [];
  const { version } = JSON.parse(Buffer.from(bytes).toString('utf8')) as { version: string };
  return version === packageJson.version ? [] : [`has version ${version}, not ${packageJson.version}`];
}

export function checkPackage(zip: Uint8Array, name: string): string[] {
  const files = unzipSync(zip);
  return [...contentProblems(files), ...manifestProblems(files['manifest.json'])].map(
    (problem) => `${name} ${problem}`,
  );
}
