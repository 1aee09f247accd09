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
