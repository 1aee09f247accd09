import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

/** A script that a package brings for browsers, by the path of its file in the package. */
export async function browserBuild(packageName: string, file: string): Promise<string> {
  const folder = (require.resolve.paths(packageName) ?? []).map((each) => `${each}/${packageName}/${file}`);
  for (const path of folder) {
    const text = await readFile(path, 'utf8').catch(() => undefined);
    if (text !== undefined) return text;
  }
  throw new Error(`${packageName} has no ${file}`);
}

/** Socket.IO's own client, which defines `io`. */
export function socketIoClient(): Promise<string> {
  return browserBuild('socket.io-client', 'dist/socket.io.min.js');
}
