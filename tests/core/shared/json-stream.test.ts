import { expect, it } from 'vitest';
import { createJsonSplitter } from '../../../src/shared/json-stream.ts';

it('what is outside of the lists of a file is bounded', () => {
  const read = (rest: string) => {
    const asked = { path: ['list'], largest: 9, take: () => undefined };
    const splitter = createJsonSplitter([asked], (bytes) => Buffer.from(bytes).toString(), 40);
    splitter.feed(Buffer.from(`{"list":[1,2,3],"rest":"${rest}"}`));
    return splitter.end();
  };
  expect(read('x'.repeat(19))).toMatchObject({ ok: true, rest: `{"list":[],"rest":"${'x'.repeat(19)}"}` });
  expect(read('x'.repeat(20))).toMatchObject({ ok: false, place: '$' });
});

it('what a chunk of the file brought stays as it was when its buffer is used again, also one of Node', () => {
  const taken: (string | undefined)[] = [];
  const wanted = { path: ['list'], largest: 99, take: (json: string | undefined) => taken.push(json) };
  const splitter = createJsonSplitter([wanted], (bytes) => Buffer.from(bytes).toString());
  const buffer = Buffer.alloc(8);
  for (const part of ['{"a":1,"', 'list":[1', '2345,6],', '"b":true', '}       ']) {
    buffer.write(part);
    splitter.feed(buffer);
  }
  expect(taken).toEqual(['12345', '6']);
  expect(splitter.end()).toMatchObject({ ok: true, rest: '{"a":1,"list":[],"b":true}       ' });
});
