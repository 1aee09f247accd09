import { mkdtempSync, openAsBlob, rmSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { openTraceFile } from '../../panel/session/trace-file.ts';
import { viteBuild } from '../../scripts/vite-build.ts';
import { SPREADS, writeConnectionsHar } from './connections-har.ts';
import { printFigure } from './figure.ts';
import { peakOf, watched } from './watched.ts';

const COUNTS = [1_000, 10_000, 100_000];
/** Seconds and megabytes for the largest file; the smaller ones cost no more. */
const MOST_SECONDS = 10;
const MOST_MEMORY = 500;
const LONGEST_BLOCK = 50;

async function measure(folder: string): Promise<void> {
  for (const spread of SPREADS) {
    for (const count of COUNTS) {
      const path = join(folder, `${spread}-${count}.har`);
      await writeConnectionsHar(path, count, spread);
      const { peak, took } = await peakOf(['dist-cli/wsdoctor.js', 'diagnose', '--quiet', path]);
      const name = `connections.${spread}-${count}`;
      printFigure(name, took / 1_000, 's', MOST_SECONDS);
      printFigure(`${name}-memory`, peak / 1e6, 'MB', MOST_MEMORY);
      if (count < 100_000) await opened(name, path);
      rmSync(path);
    }
  }
}

/** The same file in the panel: nothing of it may block its window. */
async function opened(name: string, path: string): Promise<void> {
  const file = await openAsBlob(path);
  const { signal } = new AbortController();
  const { result, longest } = await watched(() => openTraceFile('bench', file, signal, () => undefined));
  if (!result.ok) throw new Error(result.message);
  printFigure(`${name}-panel-longest-block`, longest, 'ms', LONGEST_BLOCK);
}

console.error(
  `${cpus().length} × ${cpus()[0]?.model}, load ${loadavg()[0]?.toFixed(2)}, Node ${process.version}`,
);
viteBuild(['--config', 'vite.cli.config.ts']);
const folder = mkdtempSync(join(tmpdir(), 'wsdoctor-bench-'));
try {
  await measure(folder);
} finally {
  rmSync(folder, { recursive: true });
}
