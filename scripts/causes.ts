import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { docsOfCauses } from './causes/docs-of-causes.ts';

/** Writes `docs/causes/`: a page per rule and their index. */
const FOLDER = 'docs/causes';

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const pages = await docsOfCauses();
  mkdirSync(FOLDER, { recursive: true });
  for (const name of readdirSync(FOLDER)) if (!pages.has(name)) rmSync(join(FOLDER, name));
  for (const [name, text] of pages) writeFileSync(join(FOLDER, name), text);
  process.stdout.write(`${pages.size} pages in ${FOLDER}/\n`);
}
