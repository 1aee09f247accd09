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

it('connections of a tab that crashed are not shown as open, and the panel says what may be missing', async () => {
  server.pages.set(
    '/talks',
    `<iframe srcdoc="a frame that goes, with a socket"></iframe><script>
      const talk = (window) => {
        const socket = new window.WebSocket('${server.socketOrigin}/echo');
        socket.onopen = () => socket.send('one');
        return socket;
      };
      const frame = document.querySelector('iframe');
      frame.onload = () => { talk(frame.contentWindow).onmessage = () => frame.remove(); };
      talk(window);
    </script>`,
  );
  const { panel } = doctor;
  await doctor.page.goto(`${server.origin}/talks`);
  const states = async () => (await doctor.report()).connections.map(({ state }) => state).sort();
  await until(async () => (await states()).join() === 'closed,open' || undefined, 'the frame to be gone');
  const session = await doctor.context.newCDPSession(doctor.page);
  session.send('Page.crash').catch(() => undefined);
  await until(async () => (await states()).join() === 'closed,closed' || undefined, 'the page to be gone');
  const saying = (words: string) => panel.getByTestId('connection-row').filter({ hasText: words });
  await saying('page gone').waitFor();
  await saying('page left').waitFor();
  const report = await doctor.report();
  expect(JSON.stringify(report)).toContain('may not have been recorded');
});
