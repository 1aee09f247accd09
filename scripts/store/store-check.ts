import { readFileSync } from 'node:fs';
import { checkImages } from './check-images.ts';
import { checkListing } from './check-listing.ts';
import { checkNpm } from './check-npm.ts';
import { checkPackage } from './check-package.ts';
import { lintFirefox } from './lint-firefox.ts';
import { checkFromSource, checkRepeatable } from './rebuild.ts';
import { STORES, writeUpload } from './uploads.ts';

/**
 * `npm run store-check`: whether the stores would take what `npm run build` made. With `--from-source` also whether AMO's
 * reviewers get the same bytes from the source of the last commit; that installs all packages once more.
 */
const CHECKS: readonly (readonly [what: string, () => string[] | Promise<string[]>])[] = [
  ['texts of the forms', checkListing],
  ['images', checkImages],
  ['packages', () => STORES.map(writeUpload).flatMap((path) => checkPackage(readFileSync(path), path))],
  ['addons-linter', () => lintFirefox(writeUpload('firefox'))],
  ['npm package', checkNpm],
  ['built again', checkRepeatable],
  ...(process.argv.includes('--from-source') ? [['built from the source', checkFromSource] as const] : []),
];

let found = 0;
for (const [what, check] of CHECKS) {
  const began = performance.now();
  const problems = await check();
  found += problems.length;
  const outcome = problems.length === 0 ? 'ok' : `${problems.length} problems`;
  console.log(`${what}: ${outcome} (${((performance.now() - began) / 1000).toFixed(1)} s)`);
  for (const problem of problems) console.log(`  ${problem}`);
}
process.exitCode = found === 0 ? 0 : 1;
