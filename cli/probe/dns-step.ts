import { lookup } from 'node:dns/promises';
import { isIP } from 'node:net';
import type { DnsStep } from '../../src/experiments/cli-report.ts';
import type { Limits } from './bounded-read.ts';
import { loopbackNames } from './loopback-name.ts';
import { withTimeout } from './with-timeout.ts';

/** Asks as a browser does, through the system: hosts file first, then the name server. Null for an address. */
export async function resolveHost(host: string, limits: Limits): Promise<DnsStep | null> {
  if (isIP(host) !== 0) return null;
  const loopback = loopbackNames(host);
  if (loopback) return loopback;
  const start = performance.now();
  const answer = await withTimeout(
    lookup(host, { all: true }).catch((error: NodeJS.ErrnoException) => error.code ?? error.message),
    limits,
  );
  const ms = Math.round(performance.now() - start);
  if (typeof answer === 'string') return { a: [], aaaa: [], ms, error: answer };
  const of = (family: number): string[] =>
    answer.filter((each) => each.family === family).map(({ address }) => address);
  return { a: of(4), aaaa: of(6), ms, error: null };
}
