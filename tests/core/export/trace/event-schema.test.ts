import { expect, it } from 'vitest';
import { checkSchema } from '../../../../src/export/trace/check-schema.ts';
import { EVENT_SCHEMA } from '../../../../src/export/trace/event-schema.ts';

const message = { id: 1, kind: 'frame', at: 0, connection: 'c1', direction: 'sent', size: 9 };
const faultOf = (payload: object): string | undefined =>
  checkSchema(EVENT_SCHEMA, { ...message, ...payload })?.message;

it.each<[string, object]>([
  ['a text', { opcode: 'text', kept: 9, text: 'x' }],
  ['bytes', { opcode: 'binary', kept: 9, base64: 'AA==' }],
  ['a masked text', { opcode: 'text', kept: 0, text: 'x' }],
  ['nothing', { opcode: 'text', kept: 0 }],
  ['what was left out', { opcode: 'binary', kept: 0, leftOut: 'compressed' }],
])('a message may keep %s', (_name, payload) => expect(faultOf(payload)).toBeUndefined());

it.each<[string, object]>([
  ['keeps 10 bytes of a message of 9', { opcode: 'text', kept: 10, text: 'x' }],
  ['is a text message with bytes in base64', { opcode: 'text', kept: 1, base64: 'AA==' }],
  ['is a binary message with a text', { opcode: 'binary', kept: 1, text: 'x' }],
  ['was left out, and yet kept', { opcode: 'binary', kept: 1, base64: 'AA==', leftOut: 'compressed' }],
  ['says that 1 bytes were kept, and has none', { opcode: 'binary', kept: 1 }],
])('a message that contradicts itself is refused: %s', (fault, payload) =>
  expect(faultOf(payload)).toBe(fault),
);
