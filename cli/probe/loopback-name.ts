import type { DnsStep } from '../../src/experiments/cli-report.ts';

/** Browsers resolve `localhost` and `*.localhost` themselves, to both loopback addresses (RFC 6761 section 6.3). */
export function loopbackNames(host: string): DnsStep | undefined {
  return /^(?:.+\.)?localhost\.?$/i.test(host)
    ? { a: ['127.0.0.1'], aaaa: ['::1'], ms: 0, error: null }
    : undefined;
}
