import { writeFileSync } from 'node:fs';
import manifest from '../manifest.json' with { type: 'json' };
import { BROWSERS } from './browser-manifest.ts';
import { zipFolder } from './zip-folder.ts';

for (const browser of BROWSERS) {
  const name = `websocket-doctor-${browser}-${manifest.version}.zip`;
  const zip = zipFolder(`dist/${browser}`);
  writeFileSync(name, zip);
  console.log(`${name}, ${zip.length} bytes`);
}
