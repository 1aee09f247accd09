import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type DoctorBrowser, until } from '../../scripts/doctor-browser.ts';
import { type CaptureServer, startCaptureServer } from './capture-server.ts';
import { launchTestDoctor } from './doctor.ts';
import { pasted } from './pasted.ts';

/** Of these the server refuses one. */
const PATHS = ['/echo', '/chat', '/403/live', '/prices'];

let server: CaptureServer;
let doctor: DoctorBrowser;

beforeAll(async () => {
  server = await startCaptureServer();
  const make = PATHS.map((path) => `new WebSocket('ws://' + location.host + '${path}');`).join('');
  server.pages.set('/sockets', `<!doctype html><title>sockets</title><body><script>${make}</script>`);
  doctor = await launchTestDoctor();
  await doctor.page.goto(`${server.origin}/sockets`);
  await until(async () => {
    const { connections, verdicts } = await doctor.report();
    const settled = connections.filter(({ state }) => state !== 'connecting').length;
    return (settled === PATHS.length && verdicts.some(({ rule }) => rule === 'unauthorized')) || undefined;
  }, 'all sockets to be open or over, and the verdict');
});

afterAll(async () => {
  await doctor?.close();
  await server?.close();
});

const press = (key: string): Promise<void> => doctor.devtools.keyboard.press(key);
/** The test ids of what has the focus and of what it is in, innermost first. */
const focus = (): Promise<string[]> =>
  doctor.panel.evaluate(() => {
    const ids: string[] = [];
    for (let at = document.activeElement; at instanceof HTMLElement; at = at.parentElement)
      if (at.dataset.testid !== undefined) ids.push(at.dataset.testid);
    return ids;
  });
/** The row that a screen reader reads when the list has the focus. */
const activeRow = (): Promise<string> =>
  doctor.panel.evaluate(() => {
    const id = document.activeElement?.getAttribute('aria-activedescendant') ?? '';
    return document.getElementById(id)?.innerText ?? '';
  });

/** Presses a key until what has the focus is as wanted; returns what was passed. */
async function pressUntil(key: string, wanted: (ids: string[]) => boolean, most = 60): Promise<string[]> {
  const passed: string[] = [];
  for (let presses = 0; presses < most; presses += 1) {
    await press(key);
    const ids = await focus();
    if (wanted(ids)) return passed;
    passed.push(...ids);
  }
  throw new Error(`${most} times ${key}, past ${passed.join(' ')}`);
}

it('finds the failing socket, reads the cause, copies the fix and exports, by keys alone', async () => {
  const { panel, devtools, page } = doctor;
  expect(await focus(), 'nothing has been clicked or focused').toEqual([]);
  await press('Tab');
  await until(
    () => panel.evaluate(() => document.hasFocus() && document.activeElement !== document.body),
    'the focus to be in the panel',
  );
  await press('?');
  await panel.getByTestId('key-sheet').waitFor();
  expect(await panel.getByTestId('key-sheet').innerText()).toMatch(
    /^L\s+Go to the list of connections$[\s\S]*^E\s+Export$/m,
  );
  await press('Escape');
  await panel.getByTestId('key-sheet').waitFor({ state: 'detached' });

  await press('l');
  expect(await focus()).toEqual(['connections']);
  await press('End');
  const passed = [await activeRow()];
  while (!passed.at(-1)?.includes('failed') && passed.length <= PATHS.length) {
    await press('ArrowUp');
    passed.push(await activeRow());
  }
  expect(passed.length).toBe(PATHS.length);
  expect(passed.at(-1)).toMatch(/401 failed[\s\S]*\/403\/live/);
  await press('Enter');

  const finding = panel.locator('[data-testid=finding][data-rule=unauthorized]');
  await finding.waitFor();
  expect(await finding.innerText()).toMatch(/401[\s\S]*Fix[\s\S]*Evidence/i);
  const way = await pressUntil('Tab', (ids) => ids[0] === 'copy' && ids.includes('fix'));
  expect(way, 'the fix comes first').not.toContain('evidence');
  const snippet = await panel.evaluate(
    () => document.activeElement?.closest('.snippet')?.querySelector('pre')?.textContent ?? '',
  );
  expect(snippet).not.toBe('');
  await press('Enter');
  await panel.getByText('Copied', { exact: true }).waitFor();

  await press('e');
  await panel.getByRole('menu').waitFor();
  if ((await focus())[0] !== 'export-html') await pressUntil('ArrowDown', (ids) => ids[0] === 'export-html');
  const download = devtools.waitForEvent('download');
  await press('Enter');
  const file = await download;
  expect(file.suggestedFilename()).toMatch(/^websocket-doctor-.*\.html$/);
  expect(await readFile(await file.path(), 'utf8')).toContain('/403/live');
  expect(await focus()).toEqual(['export']);

  expect(await pasted(page)).toBe(snippet);
});
