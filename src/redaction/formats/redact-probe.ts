import type { ExperimentResult } from '../../experiments/experiment-result.ts';
import type { Redactor } from '../redactor.ts';

type Part = Pick<Redactor, 'text' | 'url' | 'header'>;

/** What a server or a browser said, however deep it stands. */
function maskWords<T extends object>(words: T, text: Redactor['text']): T {
  if (Array.isArray(words)) return words.map((each: unknown) => maskWord(each, text)) as T;
  const masked = Object.entries(words).map(([name, given]: [string, unknown]): [string, unknown] => {
    return [name, name === 'kind' ? given : maskWord(given, text)];
  });
  return Object.fromEntries(masked) as T;
}

function maskWord(given: unknown, text: Redactor['text']): unknown {
  if (typeof given === 'string') return text(given);
  return typeof given === 'object' && given !== null ? maskWords(given, text) : given;
}

/** Header lines, each masked as what its name says it is. */
function maskHeaders(lines: string, header: Redactor['header']): string {
  const masked = lines.split('\n').map((line) => {
    const colon = line.indexOf(':');
    if (colon < 0) return line;
    const name = line.slice(0, colon);
    return `${name}: ${header(name, line.slice(colon + 1).trim())}`;
  });
  return masked.join('\n');
}

/** An experiment's result: its URL, and all that was answered. */
export function redactResult(result: ExperimentResult, { text, url, header }: Part): ExperimentResult {
  const { outcome } = result;
  const masked =
    outcome.kind === 'answered' && outcome.headers
      ? { ...outcome, headers: maskHeaders(outcome.headers, header) }
      : outcome;
  return { ...result, url: url(result.url), outcome: maskWords(masked, text) };
}
