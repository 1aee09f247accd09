import { isIP } from 'node:net';
import { connect, type SecureVersion } from 'node:tls';
import type { TlsVersion } from '../../src/experiments/cli-report.ts';
import type { Limits } from './bounded-read.ts';
import { connectTcp } from './tcp-step.ts';
import { withTimeout } from './with-timeout.ts';

/** Browsers take the last two; the others tell a server that was never brought up to date. */
const VERSIONS: readonly SecureVersion[] = ['TLSv1', 'TLSv1.1', 'TLSv1.2', 'TLSv1.3'];

/** Which versions of TLS the server takes: one handshake each, all at once, whatever its certificate. */
export function probeTlsVersions(
  { host, address, port }: { host: string; address: string; port: number },
  limits: Limits,
): Promise<TlsVersion[]> {
  return Promise.all(
    VERSIONS.map(async (version): Promise<TlsVersion> => {
      const socket = await connectTcp(address, port, limits);
      if (typeof socket === 'string') return { version, taken: false, error: socket };
      const encrypted = connect({
        socket,
        ...(isIP(host) === 0 ? { servername: host } : {}),
        minVersion: version,
        maxVersion: version,
        // OpenSSL 3 speaks the old ones at security level 0 only.
        ciphers: 'DEFAULT@SECLEVEL=0',
        rejectUnauthorized: false,
      });
      const came = await withTimeout(
        new Promise<string | null>((resolve) => {
          encrypted.once('secureConnect', () => resolve(null));
          encrypted.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message));
          encrypted.once('close', () => resolve('closed'));
        }),
        limits,
      );
      encrypted.on('error', () => undefined);
      encrypted.destroy();
      socket.destroy();
      return { version, taken: came === null, error: came };
    }),
  );
}
