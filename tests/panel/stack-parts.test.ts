import { expect, it } from 'vitest';
import { stackParts } from '../../panel/timeline/stack-parts.ts';

it.each([
  ['    at open (https://app.test/main.js?v=1:31:14)', 'https://app.test/main.js?v=1', 31, 14],
  ['connect@http://localhost:5173/src/a.ts:3:9', 'http://localhost:5173/src/a.ts', 3, 9],
  ['    at http://127.0.0.1:8080/:12:5', 'http://127.0.0.1:8080/', 12, 5],
])('finds the place in %s', (line, url, at, column) => {
  const stack = `Error\n${line}\n    at <anonymous>`;
  const parts = stackParts(stack);
  expect(parts.map(({ text }) => text).join('')).toBe(stack);
  expect(parts.flatMap(({ place }) => place ?? [])).toEqual([{ url, line: at, column }]);
});

it('leaves text without a place as it is', () => {
  expect(stackParts('at <anonymous>:1:1 wss://a.test:1:2')).toEqual([
    { text: 'at <anonymous>:1:1 wss://a.test:1:2' },
  ]);
});
