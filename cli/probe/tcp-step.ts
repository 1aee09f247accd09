import { connect, isIPv6, type Socket } from 'node:net';
import type { TcpStep } from '../../src/experiments/cli-report.ts';
import type { Limits } from './bounded-read.ts';
import { withTimeout } from './with-timeout.ts';

/** A connected socket, or the system's code, or the bound that was reached. */
export async function connectTcp(address: string, port: number, limits: Limits): Promise<Socket | string> {
  const socket = connect({ host: address, port });
  // Whoever reads later listens for errors as well; without a listener here one in between would end the process.
  socket.on('error', () => socket.destroy());
  const came = await withTimeout(
    new Promise<'connected' | string>((resolve) => {
      socket.once('connect', () => resolve('connected'));
      socket.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message));
    }),
    limits,
  );
  if (came === 'connected') return socket;
  socket.destroy();
  return came;
}

/** Whether each address takes a connection; each is closed at once. */
export function checkAddresses(
  addresses: readonly string[],
  port: number,
  limits: Limits,
): Promise<TcpStep[]> {
  return Promise.all(
    addresses.map(async (address): Promise<TcpStep> => {
      const start = performance.now();
      const socket = await connectTcp(address, port, limits);
      if (typeof socket !== 'string') socket.destroy();
      return {
        address,
        family: isIPv6(address) ? 6 : 4,
        error: typeof socket === 'string' ? socket : null,
        ms: Math.round(performance.now() - start),
      };
    }),
  );
}
