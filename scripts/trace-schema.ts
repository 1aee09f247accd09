import { writeFileSync } from 'node:fs';
import { publishedSchema } from '../src/export/trace/published-schema.ts';

writeFileSync('docs/trace.schema.json', publishedSchema());
