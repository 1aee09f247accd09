import type { Redactor } from '../../src/redaction/redactor.ts';
import { createRedactor, type RedactOptions } from '../../src/redaction/redactor-factory.ts';

/**
 * As a report is made: `build` is run twice with the same redactor, and what the first run finds to be secret in one
 * place is masked by the second in every place, also where nothing but its text could tell.
 */
export function redactTwice<T>(
  build: (redactor: Redactor) => T,
  options?: RedactOptions,
): { value: T; redactor: Redactor } {
  const redactor = createRedactor(options);
  build(redactor);
  return { value: build(redactor), redactor };
}
