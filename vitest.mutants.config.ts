import { defineConfig } from 'vitest/config';

/** The tests that `scripts/mutants.ts` chooses. */
export default defineConfig({
  test: { include: [process.env.MUTANT_TESTS ?? 'tests/core/**/*.test.ts'], testTimeout: 120_000 },
});
