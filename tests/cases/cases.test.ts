import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { diagnosedIn, firstOf, isAsExpected, isExpectation } from '../../scripts/case/evaluate-case.ts';
import { readCase } from '../../scripts/case/make-case.ts';

const FOLDER = 'tests/cases';
const ENDING = '.wsdoctor.json';

/** Traces that people contributed (`npm run case`), named `RULE--NAME` after the cause that they expect. */
const cases = readdirSync(FOLDER).filter((name) => name.endsWith(ENDING));

describe('contributed cases', () => {
  it('are there', () => expect(cases.length).toBeGreaterThan(0));

  it.each(cases)('%s', (name) => {
    const [expected = ''] = name.split('--');
    expect(isExpectation(expected), `${expected} is no rule`).toBe(true);
    const read = readCase(readFileSync(join(FOLDER, name), 'utf8'));
    if (typeof read === 'string') throw new Error(`${name} ${read}`);
    expect(read.masking, 'made by npm run case, which masks it').toBe('strict');
    const named = diagnosedIn(read.session);
    expect(isAsExpected(expected, named), `the first cause is ${firstOf(named)}`).toBe(true);
  });
});
