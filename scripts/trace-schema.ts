import { writeFileSync } from 'node:fs';
import { publishedSchema } from '../src/export/trace/published-schema.ts';

/** Writes docs/trace.schema.json from the parser's own schema. */
writeFileSync('docs/trace.schema.json', publishedSchema());
