import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { hostileReport } from '../tests/support/hostile-report.ts';
import { launchFirefox } from './firefox.ts';
import { freePort } from './free-port.ts';

/**
 * Opens a report full of attacks in Firefox, and says what came of them:
 * `npm run firefox-report [PICTURE.png [PAPER.pdf]]`. The end-to-end test does so in Chromium; Firefox is Debian's
 * `firefox-esr`, which the tests do without.
 */
const folder = mkdtempSync(join(tmpdir(), 'report-'));
const path = join(folder, 'report.html');
writeFileSync(path, hostileReport());

interface Seen {
  /** What ought not to be there, or not to have happened. */
  faults: string[];
  text: string;
}

const LOOK = `
  for (const folded of document.querySelectorAll('details')) folded.open = true;
  const faults = [];
  for (const each of document.querySelectorAll('img, script, svg, iframe, object, link')) faults.push(each.outerHTML);
  for (const each of document.querySelectorAll('*'))
    for (const name of each.getAttributeNames()) if (name.startsWith('on')) faults.push(name);
  if (document.querySelectorAll('style').length !== 1) faults.push('a style of its own');
  if (document.querySelectorAll('article').length < 2) faults.push('findings are missing');
  if (getComputedStyle(document.querySelector('main')).display === 'none') faults.push('hidden by a style');
  if (/[\\u202a-\\u202e\\u2066-\\u2069]/.test(document.body.innerText)) faults.push('bidi controls');
  return { faults, text: document.body.innerText };`;

/** All that the browser asks for over the network, as a proxy hears it. */
const asked: string[] = [];
const proxy = createServer((request, response) => {
  asked.push(request.url ?? '');
  response.end('<!doctype html>');
});
proxy.on('connect', (request, socket) => {
  asked.push(request.url ?? '');
  socket.end('HTTP/1.1 403 Forbidden\r\n\r\n');
});
const port = await freePort();
await new Promise<void>((resolve) => proxy.listen(port, '127.0.0.1', resolve));
const firefox = await launchFirefox({
  'network.proxy.type': 1,
  'network.proxy.http': '127.0.0.1',
  'network.proxy.http_port': port,
  'network.proxy.ssl': '127.0.0.1',
  'network.proxy.ssl_port': port,
});
try {
  const url = pathToFileURL(path).href;
  await firefox.open(url);
  const { faults, text } = await firefox.run<Seen>('content', LOOK);
  if (!text.includes('<img src=https://evil.test/x onerror=alert(1)>'))
    faults.push('the payload is not shown');
  const at = await firefox.run<string>('content', 'return location.href;');
  if (at !== url) faults.push(`went to ${at}`);
  const [picture, paper] = process.argv.slice(2);
  if (picture !== undefined) writeFileSync(picture, await firefox.picture());
  if (paper !== undefined) {
    await firefox.open(url);
    writeFileSync(paper, await firefox.paper());
  }
  faults.push(...asked.filter((each) => each.includes('evil.test')).map((each) => `asked for ${each}`));
  // The proxy would have heard of it.
  await firefox.open('http://evil.test/on-purpose');
  if (!asked.some((each) => each.includes('evil.test'))) faults.push('the proxy hears nothing');
  console.log(faults.length === 0 ? 'Firefox shows the hostile report as text.' : faults.join('\n'));
  process.exitCode = faults.length === 0 ? 0 : 1;
} finally {
  await firefox.close();
  proxy.close();
  rmSync(folder, { recursive: true, force: true });
}
