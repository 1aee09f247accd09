import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { QUIET } from '../../scripts/chromium.ts';
import { launchFirefox } from '../../scripts/firefox.ts';
import { installExtension } from '../../scripts/firefox-extension.ts';
import { removeProfile } from '../../scripts/remove-profile.ts';
import type { CostLoad, LoadResult } from './cost-loads.ts';
import { endOf, type ProcessorTime, pageMemory, spentBy } from './processes.ts';

/** A browser that nothing drives: its page asks the server what to do next, does it, and tells what came of it. */
export interface CostBrowser {
  name: string;
  run(load: CostLoad, settle: number): Promise<Measured>;
  close(): Promise<void>;
}

export interface Measured extends ProcessorTime {
  result: LoadResult;
  /** Bytes of memory of the page's process afterwards. */
  memory: number;
}

interface Turn {
  load: CostLoad | undefined;
  /** Set while the page waits for something to do. */
  go: ((path: string) => void) | undefined;
  done: ((result: LoadResult) => void) | undefined;
}

const turns = new Map<string, Turn>();

function turnOf(name: string): Turn {
  const turn = turns.get(name) ?? { load: undefined, go: undefined, done: undefined };
  turns.set(name, turn);
  return turn;
}

const FRAMES = '<iframe src="/frame"></iframe>'.repeat(40);

/** The page waits first, so that what its own start costs is over when the measurement begins. */
function pageOf(name: string, path: string, { load }: Turn): string {
  const next = `location.replace(await (await fetch('/next?browser=${name}')).text())`;
  if (!load) return `<!doctype html><title>waits</title><script type="module">${next}</script>`;
  return `<!doctype html><title>${load.name}</title>${path === '/frames' ? FRAMES : ''}<script type="module">
    const result = await (async () => {${load.script}})();
    await fetch('/done?browser=${name}', { method: 'POST', body: JSON.stringify(result) });
    ${next};
  </script>`;
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let body = '';
  for await (const chunk of request) body += chunk;
  return body;
}

/** Serves what the pages of these browsers ask for. Isolated pages have clocks of 5 µs. */
export function answerPages(request: IncomingMessage, response: ServerResponse): boolean {
  const url = new URL(request.url ?? '/', 'http://bench');
  const name = url.searchParams.get('browser');
  response.setHeader('cross-origin-opener-policy', 'same-origin');
  response.setHeader('cross-origin-embedder-policy', 'require-corp');
  response.setHeader('cache-control', 'no-store');
  if (name === null) return false;
  const turn = turnOf(name);
  if (url.pathname === '/next') turn.go = (path) => response.end(path);
  else if (url.pathname === '/done') {
    void bodyOf(request).then((body) => {
      response.end();
      turn.done?.(JSON.parse(body) as LoadResult);
    });
  } else {
    response.setHeader('content-type', 'text/html');
    response.end(pageOf(name, url.pathname, turn));
  }
  return true;
}

const pause = (time: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, time));

async function until(ready: () => boolean): Promise<void> {
  while (!ready()) await pause(20);
}

/** Unpacked extensions are loaded from these folders. Chromium has no debugging port. */
export async function launchCostBrowser(
  executablePath: string,
  url: string,
  name: string,
  extensions: readonly string[],
): Promise<CostBrowser> {
  const profile = mkdtempSync(join(tmpdir(), 'wsdoctor-cost-'));
  const browser = spawn(
    executablePath,
    [
      ...QUIET,
      '--headless=new',
      '--disable-gpu',
      '--window-size=1400,900',
      '--js-flags=--expose-gc',
      '--disable-features=DisableLoadExtensionCommandLineSwitch',
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      ...(extensions.length > 0 ? [`--load-extension=${extensions.join(',')}`] : []),
      `--user-data-dir=${profile}`,
      `${url}?browser=${name}`,
    ],
    { stdio: 'ignore' },
  );
  const ended = once(browser, 'exit');
  const pid = browser.pid ?? 0;
  return runner(name, pid, async () => {
    const allEnded = endOf(pid);
    browser.kill();
    await ended;
    // Each may write into the profile until then.
    await allEnded();
    removeProfile(profile);
  });
}

/** The same in Debian's Firefox. It is driven until its page waits, and then left alone. */
export async function launchCostFirefox(
  url: string,
  name: string,
  extensions: readonly string[],
): Promise<CostBrowser> {
  const firefox = await launchFirefox();
  for (const folder of extensions) await installExtension(firefox, folder);
  await firefox.open(`${url}?browser=${name}`);
  return runner(name, firefox.pid, firefox.close);
}

/** The browser's page has been opened, or will be. */
async function runner(name: string, pid: number, close: () => Promise<void>): Promise<CostBrowser> {
  const turn = turnOf(name);
  await until(() => turn.go !== undefined);
  return {
    name,
    async run(load, settle) {
      await until(() => turn.go !== undefined);
      turn.load = load;
      const before = spentBy(pid);
      const done = new Promise<LoadResult>((resolve) => {
        turn.done = resolve;
      });
      turn.go?.(`${load.path}?browser=${name}`);
      turn.go = undefined;
      const result = await done;
      // What is done after the load is part of its cost.
      await pause(settle);
      const after = spentBy(pid);
      return {
        result,
        page: after.page - before.page,
        browser: after.browser - before.browser,
        memory: pageMemory(pid),
      };
    },
    async close() {
      turns.delete(name);
      await close();
    },
  };
}
