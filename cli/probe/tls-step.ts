import { isIP, type Socket } from 'node:net';
import { connect, type DetailedPeerCertificate, rootCertificates, type TLSSocket } from 'node:tls';
import type { CertificateFacts, TlsStep } from '../../src/experiments/cli-report.ts';
import type { Limits } from './bounded-read.ts';
import { withTimeout } from './with-timeout.ts';

const LONGEST_CHAIN = 8;

/** Speaks TLS on a connected socket. The certificate is judged but never in the way, so that it can be shown. */
export async function startTls(
  socket: Socket,
  host: string,
  ca: string | undefined,
  limits: Limits,
): Promise<{ step: TlsStep; socket: TLSSocket }> {
  const start = performance.now();
  const encrypted = connect({
    socket,
    host,
    ...(isIP(host) === 0 ? { servername: host } : {}),
    ...(ca === undefined ? {} : { ca: [...rootCertificates, ca] }),
    ALPNProtocols: ['http/1.1'],
    rejectUnauthorized: false,
  });
  encrypted.on('error', () => encrypted.destroy());
  const came = await withTimeout(
    new Promise<string>((resolve) => {
      encrypted.once('secureConnect', () => resolve('secure'));
      encrypted.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message));
      encrypted.once('close', () => resolve('closed'));
    }),
    limits,
  );
  const ms = Math.round(performance.now() - start);
  if (came !== 'secure') {
    encrypted.destroy();
    return { socket: encrypted, step: { version: null, chain: [], trusted: false, error: came, ms } };
  }
  const step: TlsStep = {
    version: encrypted.getProtocol(),
    chain: chainOf(encrypted.getPeerCertificate(true)),
    trusted: encrypted.authorized,
    error: encrypted.authorized ? null : codeOf(encrypted.authorizationError),
    ms,
  };
  return { socket: encrypted, step };
}

/** The types promise an Error; Node gives the code. */
function codeOf(error: unknown): string {
  if (error instanceof Error) return (error as NodeJS.ErrnoException).code ?? error.message;
  return String(error);
}

function nameOf(name: Record<string, string | string[] | undefined> | undefined): string {
  return Object.entries(name ?? {})
    .map(([key, value]) => `${key}=${Array.isArray(value) ? value.join('+') : value}`)
    .join(', ');
}

function chainOf(leaf: DetailedPeerCertificate): CertificateFacts[] {
  const chain: CertificateFacts[] = [];
  const seen = new Set<string>();
  let next: DetailedPeerCertificate | undefined = leaf;
  while (next?.fingerprint256 && !seen.has(next.fingerprint256) && chain.length < LONGEST_CHAIN) {
    seen.add(next.fingerprint256);
    chain.push({
      subject: nameOf({ ...next.subject }),
      issuer: nameOf({ ...next.issuer }),
      validFrom: next.valid_from,
      validTo: next.valid_to,
      names: (next.subjectaltname ?? '').split(', ').filter((name) => name !== ''),
    });
    next = next.issuerCertificate;
  }
  return chain;
}
