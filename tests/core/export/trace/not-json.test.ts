import { expect, it } from 'vitest';
import { notJson } from '../../../../src/export/trace/not-json.ts';

const faultOf = (text: string): string => notJson('$.a', text, (at) => at + 100).message;

it('says where in the file a text stops being JSON', () => {
  expect(notJson('$.a', '[1, x]', (at) => at + 100).place).toBe('$.a');
  expect(faultOf('[1, x]')).toBe('is not JSON: unexpected "x]" at byte 104 of the file');
  expect(faultOf(`[1, ${'x'.repeat(30)}]`)).toContain(`unexpected "${'x'.repeat(20)}" at`);
  expect(faultOf('[1,')).toBe('is not JSON: it ends too early at byte 103 of the file');
});

it('gives no place for a text in which there is no error', () => expect(faultOf('[1]')).toBe('is not JSON'));
