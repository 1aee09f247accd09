import { zipSync } from 'fflate';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type DoctorBrowser, until } from '../../scripts/doctor-browser.ts';
import type { Lab } from '../lab/scenario.ts';
import { startLab } from '../lab/start.ts';
import { launchTestDoctor } from './doctor.ts';

let lab: Lab;
let doctor: DoctorBrowser;

beforeAll(async () => {
  lab = await startLab();
  doctor = await launchTestDoctor({ caCertificate: lab.caCertificate, args: lab.browserArgs });
});
afterAll(async () => {
  await doctor?.close();
  await lab?.stop();
});

const ID = 'server-error--504-nginx';
const rules = async (): Promise<string[]> => (await doctor.report()).verdicts.map(({ rule }) => rule);

/** What nginx logs for the handshake of the lab. */
function errorLog(url: string, at: number): string {
  const { host, pathname } = new URL(url);
  const date = new Date(at).toISOString().slice(0, 19).replace('T', ' ').replaceAll('-', '/');
  return `${date} [error] 7#7: *1 upstream timed out (110: Connection timed out) while reading response header from upstream, client: 203.0.113.9, server: , request: "GET ${pathname} HTTP/1.1", upstream: "http://127.0.0.1:3000${pathname}", host: "${host}"\n`;
}

it('a log that is dropped onto the live session proves the cause, and can be removed again', async () => {
  const scenario = lab.scenarios.find(({ id }) => id === ID);
  await doctor.page.goto(scenario?.pageUrl ?? '', { waitUntil: 'commit' });
  await until(
    async () => (await rules()).includes('server-error') || undefined,
    'the verdict of the page alone',
  );
  const [connection] = (await doctor.report()).connections;
  const text = errorLog(connection?.url ?? '', Date.parse(connection?.createdAt ?? '') + 1_000);
  const input = doctor.panel.getByTestId('open-input');

  await input.setInputFiles({ name: 'error.log', mimeType: 'text/plain', buffer: Buffer.from(text) });
  const bar = doctor.panel.getByTestId('log-joined');
  await bar.waitFor();
  expect(await bar.innerText()).toContain('error.log: joined to 1 connection');
  await until(async () => (await rules()).includes('upstream-failed') || undefined, 'the verdict of the log');
  expect(await rules()).not.toContain('server-error');
  expect(JSON.stringify((await doctor.report()).verdicts)).toContain('nginx error log (error.log)');

  await doctor.panel.getByTestId('log-undo').click();
  await bar.waitFor({ state: 'detached' });
  await until(
    async () => (await rules()).includes('server-error') || undefined,
    'the verdict without the log',
  );
  expect(await rules()).not.toContain('upstream-failed');

  // The same in an archive, dropped.
  const archive = zipSync({ 'logs/error.log': Buffer.from(text) });
  await doctor.panel.evaluate(
    (bytes) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([new Uint8Array(bytes)], 'logs.zip'));
      window.dispatchEvent(new DragEvent('drop', { dataTransfer: transfer, cancelable: true }));
    },
    [...archive],
  );
  await bar.waitFor();
  expect(await rules()).toContain('upstream-failed');
  await doctor.panel.getByTestId('log-keep').click();
  await bar.waitFor({ state: 'detached' });
  expect(await rules()).toContain('upstream-failed');
});

it('a log about other connections opens as a file of its own', async () => {
  const text = errorLog('ws://other.test/elsewhere/ws', Date.now());
  await doctor.panel
    .getByTestId('open-input')
    .setInputFiles({ name: 'other.log', mimeType: 'text/plain', buffer: Buffer.from(text) });
  const opened = doctor.panel.getByTestId('trace-open');
  await opened.waitFor();
  expect(await opened.innerText()).toContain('other.log');
  expect((await doctor.report()).connections.map(({ url }) => url)).toEqual([
    'wss://other.test/elsewhere/ws',
  ]);
  await doctor.panel.getByTestId('trace-close').click();
  await opened.waitFor({ state: 'detached' });
});
