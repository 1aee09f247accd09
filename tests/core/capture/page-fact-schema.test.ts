import { expect, it } from 'vitest';
import { readFact } from '../../../src/capture/page-fact-schema.ts';

const opened = (protocol: string) => readFact({ kind: 'opened', socket: 1, protocol, extensions: '' });
const created = (protocols: string[]) => readFact({ kind: 'created', socket: 1, url: 'ws://h/', protocols });

it('a text of the page is bounded, and so is a list of texts', () => {
  expect(opened('x'.repeat(20_000))).toBeDefined();
  expect(opened('x'.repeat(20_001))).toBeUndefined();
  expect(created(Array(100).fill('x'))).toBeDefined();
  expect(created(Array(101).fill('x'))).toBeUndefined();
});
