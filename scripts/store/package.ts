import { statSync } from 'node:fs';
import { choices } from '../../cli/parse-arguments.ts';
import { STORES, type Store, writeSource, writeUpload } from './uploads.ts';

/** `npm run package`: what is uploaded to the stores, in out/packages/. With names of stores only theirs, without the source. */
const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !STORES.some((store) => store === name));
if (unknown.length > 0) {
  console.error(`There is no store ${unknown.join(', ')}: ${choices(STORES)}.`);
  process.exit(2);
}
const stores = asked.length > 0 ? (asked as Store[]) : STORES;
const written = stores.map(writeUpload);
const source = asked.length > 0 ? undefined : writeSource();
for (const path of [...written, ...(source === undefined ? [] : [source])])
  console.log(`${path}, ${statSync(path).size} bytes`);
