import { writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';
import { QUIET } from '../../../scripts/chromium.ts';
import { until } from '../../../scripts/doctor-browser.ts';
import { findChromium } from '../../../scripts/find-chromium.ts';
import { createProgramHost, type ProgramHost } from '../../field/program-host.ts';
import type { Pair } from './pairs.ts';
import { servers } from './servers.ts';

/** What was recorded of all pairs. */
export interface Recorded {
  /** The folder with the logs, `netlog.json` and one `page-SERVER.jsonl` for each server. */
  dir: string;
  urlOf(pair: Pair): string;
  discard(): void;
}

/** Lets every pair happen once: real servers with their logs, Chromium with its net log and its DevTools events. */
export async function recordPairs(pairs: readonly Pair[]): Promise<Recorded> {
  const host = await createProgramHost([...Object.keys(servers), 'dead'], {});
  try {
    await host.start(servers);
    const urlOf = ({ server, name }: Pair): string =>
      host.fill(`ws://127.0.0.1:@${server}@/${server}/${name}/ws`);
    for (const pair of pairs) {
      if (pair.afterRequest) await fetch(urlOf(pair).replace('ws:', 'http:')).catch(() => undefined);
    }
    await visit(host, pairs, urlOf);
    return { dir: host.dir, urlOf, discard: host.discard };
  } catch (error) {
    host.discard();
    throw error;
  } finally {
    await host.stop();
  }
}

async function visit(
  host: ProgramHost,
  pairs: readonly Pair[],
  urlOf: (pair: Pair) => string,
): Promise<void> {
  const found = findChromium();
  if (!found.ok) throw new Error(found.message);
  const pages = createServer((_request, response) =>
    response.setHeader('content-type', 'text/html').end('<title>page</title>'),
  );
  await new Promise<void>((resolve) => pages.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(pages.address() as AddressInfo).port}/`;
  const browser = await chromium.launch({
    executablePath: found.path,
    args: ['--no-sandbox', ...QUIET, `--log-net-log=${join(host.dir, 'netlog.json')}`],
  });
  try {
    for (const server of new Set(pairs.map((pair) => pair.server))) {
      const own = pairs.filter((pair) => pair.server === server);
      await visitServer(browser, origin, join(host.dir, `page-${server}.jsonl`), own, urlOf);
    }
  } finally {
    await browser.close();
    pages.close();
  }
}

/** A context of its own: Chromium delays handshakes of a page in which many have failed. */
async function visitServer(
  browser: Browser,
  origin: string,
  log: string,
  pairs: readonly Pair[],
  urlOf: (pair: Pair) => string,
): Promise<void> {
  const context = await browser.newContext();
  const page = await context.newPage();
  const client = await context.newCDPSession(page);
  const events: string[] = [];
  for (const method of [
    'Network.webSocketCreated',
    'Network.webSocketWillSendHandshakeRequest',
    'Network.webSocketHandshakeResponseReceived',
    'Network.webSocketFrameSent',
    'Network.webSocketFrameReceived',
    'Network.webSocketFrameError',
    'Network.webSocketClosed',
  ] as const)
    client.on(method, (params: object) => events.push(JSON.stringify({ method, params })));
  let ended = 0;
  client.on('Network.webSocketClosed', () => {
    ended += 1;
  });
  await client.send('Network.enable');
  await page.goto(origin);
  for (const pair of pairs) {
    await page.evaluate(
      ({ url, message }) =>
        new Promise<void>((resolve) => {
          const socket = new WebSocket(url);
          socket.onopen = () => message !== undefined && socket.send(message);
          socket.onclose = () => resolve();
        }),
      { url: urlOf(pair), ...(pair.message === undefined ? {} : { message: pair.message }) },
    );
  }
  await until(() => ended === pairs.length, 'the ends of all connections');
  writeFileSync(log, events.join('\n'));
  await context.close();
}
