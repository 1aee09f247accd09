import type { Shape } from './schema.ts';

/** A shape as JSON Schema, draft 2020-12. */
export function toJsonSchema(shape: Shape): Record<string, unknown> {
  switch (shape.type) {
    case 'text':
      return { type: 'string', maxLength: shape.most };
    case 'number':
      return { type: shape.whole ? 'integer' : 'number', minimum: shape.least, maximum: shape.most };
    case 'flag':
      return { type: 'boolean' };
    case 'value':
      return { enum: [...shape.allowed] };
    case 'list':
      return { type: 'array', items: toJsonSchema(shape.of) };
    case 'nullable':
      return { anyOf: [toJsonSchema(shape.of), { type: 'null' }] };
    case 'choice':
      // Two cases may share a shape, such as `online` and `offline`.
      return {
        anyOf: [...new Set(Object.values(shape.cases).map((each) => JSON.stringify(toJsonSchema(each))))].map(
          (each) => JSON.parse(each),
        ),
      };
    case 'record': {
      const fields = Object.entries(shape.fields);
      return {
        ...(shape.note === undefined ? {} : { description: shape.note }),
        type: 'object',
        properties: Object.fromEntries(fields.map(([name, field]) => [name, toJsonSchema(field.shape)])),
        required: fields.filter(([, { optional }]) => !optional).map(([name]) => name),
        additionalProperties: false,
      };
    }
    default:
      return shape satisfies never;
  }
}
