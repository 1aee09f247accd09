import { once } from 'node:events';
import { connect, createServer } from 'node:net';
import type { Bench } from './bench.ts';

/**
 * A port of 127.0.0.1 on which nothing listens, so that connecting is refused.
 * A connection of our own holds it as its local end, which keeps every other server of the machine off it.
 */
export async function unusedPort(bench: Bench): Promise<number> {
  const { port } = new URL(`tcp://${await bench.listen(createServer())}`);
  const holder = connect(Number(port), '127.0.0.1');
  await once(holder, 'connect');
  bench.onStop(() => void holder.destroy());
  return holder.localPort ?? 0;
}
