import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type DoctorBrowser, until } from '../../scripts/doctor-browser.ts';
import { type CaptureServer, startCaptureServer } from './capture-server.ts';
import { launchTestDoctor, ownPage } from './doctor.ts';

let server: CaptureServer;
let doctor: DoctorBrowser;

beforeAll(async () => {
  server = await startCaptureServer();
  doctor = await launchTestDoctor();
});
afterAll(async () => {
  await doctor?.close();
  await server?.close();
});

describe('when the browser stores nothing more', () => {
  it('the panel goes on, and says what was not stored', async () => {
    server.pages.set(
      '/talks',
      `<script>
        const socket = new WebSocket('${server.socketOrigin}/echo');
        socket.onopen = () => socket.send('one');
      </script>`,
    );
    const { panel } = doctor;
    await panel.evaluate(() => {
      Storage.prototype.setItem = () => {
        throw new DOMException('The quota has been exceeded.', 'QuotaExceededError');
      };
    });
    await doctor.page.goto(`${server.origin}/talks`);
    await panel.getByTestId('connection-row').first().click();
    const bar = panel.getByRole('separator', { name: 'Size of the connection list' });
    const before = await bar.getAttribute('aria-valuenow');
    await bar.press('ArrowRight');
    expect(await bar.getAttribute('aria-valuenow')).not.toBe(before);
    await panel.getByTestId('sort-name').click();
    await panel.getByTestId('tab-frames').click();
    await until(async () => (await panel.getByTestId('frame').count()) === 2 || undefined, 'two messages');
    expect(await panel.getByTestId('not-shown').count()).toBe(0);
  });

  it('the settings say that they were not saved', async () => {
    const page = await doctor.context.newPage();
    await page.goto(ownPage(doctor, 'options'));
    await page.evaluate(() => {
      const { storage } = (globalThis as unknown as { chrome: { storage: { local: { set: unknown } } } })
        .chrome;
      storage.local.set = () => Promise.reject(new Error('Resource::kQuotaBytes quota exceeded'));
    });
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Not saved: the browser could not store it').waitFor();
    await page.close();
  });
});
