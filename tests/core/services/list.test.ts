import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { servicesIndex } from '../../../scripts/services-index.ts';
import { servicesList } from '../../../scripts/services-list.ts';

test.each([
  ['src/services/index.ts', servicesIndex],
  ['docs/services.md', servicesList],
])('%s is what `npm run services` writes', (path, written) => {
  expect(readFileSync(path, 'utf8')).toBe(written());
});
