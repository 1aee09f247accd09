import type { Bound } from '../../src/experiments/cli-report.ts';
import type { Limits } from './bounded-read.ts';

/** The promise's value, or which bound was reached before it. */
export function withTimeout<T>(promise: Promise<T>, { ms, signal }: Limits): Promise<T | Bound> {
  return new Promise((resolve) => {
    const onAbort = (): void => settle('cancelled');
    const timer = setTimeout(() => settle('time'), ms);
    const settle = (value: T | Bound): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', onAbort);
      resolve(value);
    };
    if (signal.aborted) return settle('cancelled');
    signal.addEventListener('abort', onAbort);
    void promise.then(settle);
  });
}
