import { toJsonSchema } from './json-schema.ts';
import { TRACE_VERSION } from './trace.ts';
import { TRACE_SCHEMA } from './trace-schema.ts';

/** The text of docs/trace.schema.json. */
export function publishedSchema(): string {
  const schema = {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: `WebSocket Doctor trace, version ${TRACE_VERSION}`,
    ...toJsonSchema(TRACE_SCHEMA),
  };
  return `${JSON.stringify(schema, null, 2)}\n`;
}
