import { afterAll, beforeAll, expect, it } from 'vitest';
import { type DoctorBrowser, until } from '../../scripts/doctor-browser.ts';
import { type CaptureServer, startCaptureServer } from './capture-server.ts';
import { launchTestDoctor } from './doctor.ts';

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

it('a message that cannot be shown says so in its place, and everything else goes on', async () => {
  server.pages.set(
    '/talks',
    `<script>
      const socket = new WebSocket('${server.socketOrigin}/echo');
      socket.onopen = () => { for (const text of ['one', 'two', 'three']) socket.send(text); };
    </script>`,
  );
  await doctor.page.goto(`${server.origin}/talks`);
  await doctor.panel.getByTestId('connection-row').first().click();
  await doctor.panel.getByTestId('tab-frames').click();
  const rows = doctor.panel.getByTestId('frame');
  await until(async () => (await rows.count()) === 6, 'six messages');
  const broken = await doctor.panel.evaluate(() => {
    const [connection] = window.wsDoctorBridge?.live.session().connections.values() ?? [];
    const frame = connection?.frames.kept[2];
    // No reader lets such a time in: it stands for whatever a view does not expect.
    if (frame) frame.at = 1e300;
    return frame?.id;
  });
  await doctor.panel.getByTestId('tab-handshake').click();
  await doctor.panel.getByTestId('tab-frames').click();
  const told = doctor.panel.getByTestId('not-shown');
  await until(async () => (await told.count()) === 1, 'the place of the message');
  expect(await told.innerText()).toContain('cannot show this message');
  expect(await rows.count()).toBe(5);
  await rows.first().click();
  await doctor.panel.getByTestId('frame-detail').waitFor();
  await doctor.panel.getByTestId('tab-timeline').click();
  await doctor.panel.getByTestId('tab-diagnosis').click();
  expect(await doctor.panel.getByTestId('connection-row').count()).toBeGreaterThan(0);
  expect(broken).toBeGreaterThan(0);
});
