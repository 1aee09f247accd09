import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { isFresh } from '../../scripts/is-up-to-date.ts';

let folder: string;
const at = (name: string): string => join(folder, name);
/** Seconds; only their order matters. */
const change = (name: string, time: number): void => utimesSync(at(name), time, time);

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'wsdoctor-fresh-'));
  mkdirSync(at('src/deep'), { recursive: true });
  writeFileSync(at('src/deep/code.ts'), '');
  writeFileSync(at('built'), '');
  for (const name of ['src/deep/code.ts', 'src/deep', 'src']) change(name, 100);
  change('built', 200);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const fresh = (): boolean => isFresh(at('built'), [at('src')]);

it('is what was built after all that it is made of', () => {
  expect(fresh()).toBe(true);
});

it.each(['src/deep/code.ts', 'src/deep', 'src'])('is nothing that is older than %s', (name) => {
  change(name, 300);
  expect(fresh()).toBe(false);
});

it('is nothing that is not there', () => {
  rmSync(at('built'));
  expect(fresh()).toBe(false);
});
