import type { ExperimentResult } from '../probe/result.ts';
import type { Redactor } from './redactor.ts';

type Part = Pick<Redactor, 'text' | 'url'>;

/** What a server or a browser said, however deep it stands. */
function maskWords<T extends object>(words: T, text: Redactor['text']): T {
  const masked = Object.entries(words).map(([name, given]: [string, unknown]): [string, unknown] => {
    if (typeof given === 'string' && name !== 'kind') return [name, text(given)];
    return [name, typeof given === 'object' && given !== null ? maskWords(given, text) : given];
  });
  return Object.fromEntries(masked) as T;
}

/** An experiment's result: its url, and all that was answered. */
export function redactResult(result: ExperimentResult, { text, url }: Part): ExperimentResult {
  return { ...result, url: url(result.url), outcome: maskWords(result.outcome, text) };
}
