import { type ParsedOptions, parseArguments } from '../parse-arguments.ts';

export interface CompareOptions {
  /** Two paths; `-` is standard input. */
  left: string;
  right: string;
  /** A part of the URLs to compare; the first pair without it. */
  url: string | undefined;
}

export const USAGE = `Usage: wsdoctor compare [options] LEFT RIGHT

Compares the WebSocket connections of two recordings: works for one, not for the other. Shows what differs in URL,
handshake, headers, subprotocol, messages, timing and findings.

  LEFT, RIGHT  traces (*.wsdoctor.json), HAR files or logs, also gzipped; - reads standard input
  --url TEXT   compare the connections whose URL contains TEXT (default: of each path one, those that differ in their
               outcome first)
  -h, --help   this text

Secrets are masked; equal ones have the same placeholder. What was masked in a file cannot be compared.
Exit code 0: no difference. 1: differences. 2: invalid usage, a file that cannot be read, or nothing to compare.
3: internal error.`;

export function parseCompareOptions(args: readonly string[]): ParsedOptions<CompareOptions> {
  const parsed = parseArguments(args, { url: { type: 'string' } });
  if (parsed.kind !== 'parsed') return parsed;
  const [left, right, ...more] = parsed.positionals;
  if (left === undefined || right === undefined || more.length > 0)
    return { kind: 'wrong', problems: ['two files are needed: LEFT and RIGHT'] };
  if (left === '-' && right === '-')
    return { kind: 'wrong', problems: ['only one of the two can be standard input'] };
  return { kind: 'parsed', options: { left, right, url: parsed.values.url } };
}
