import { writeFileSync } from 'node:fs';
import manifest from '../manifest.json' with { type: 'json' };
import { zipFolder } from './zip-folder.ts';

const name = `websocket-doctor-${manifest.version}.zip`;
const zip = zipFolder('dist');
writeFileSync(name, zip);
console.log(`${name}, ${zip.length} bytes`);
