import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type DoctorBrowser, until } from '../../scripts/doctor-browser.ts';
import type { Lab } from '../lab/scenario.ts';
import { startLab } from '../lab/start.ts';
import { launchTestDoctor } from './doctor.ts';

let lab: Lab;
let doctor: DoctorBrowser;

const pageOf = (id: string): string => {
  const found = lab.scenarios.find((scenario) => scenario.id === id);
  if (!found) throw new Error(`the lab has no ${id}`);
  return found.pageUrl;
};

async function openAndWait(id: string): Promise<void> {
  await doctor.page.goto(pageOf(id), { waitUntil: 'commit' });
  await until(async () => {
    const { connections } = await doctor.report();
    return connections.some(({ page }) => page === pageOf(id)) || undefined;
  }, `a connection of ${id}`);
  await doctor.panel.getByTestId('tab-diagnosis').click();
}

beforeAll(async () => {
  lab = await startLab({ only: ['forbidden', 'echo', 'echo--open'] });
  doctor = await launchTestDoctor();
});

afterAll(async () => {
  await doctor?.close();
  await lab?.stop();
});

beforeEach(async () => {
  await doctor.page.goto('about:blank');
  await doctor.panel.getByTestId('empty').waitFor();
});

describe('the panel', () => {
  it('shows the cause, its proof and the fix; evidence leads to its event', async () => {
    await openAndWait('forbidden');
    const finding = doctor.panel.locator('[data-testid=finding][data-rule=forbidden]');
    await finding.waitFor();
    expect(await doctor.panel.getByTestId('banner').innerText()).toContain('1 problem on 1 connection');
    expect(await finding.getByTestId('finding-title').innerText()).toContain('403');
    expect(await finding.getByTestId('fix').count()).toBeGreaterThan(0);
    expect(await finding.getByTestId('fix').first().innerText()).toContain(
      new URL(pageOf('forbidden')).origin,
    );
    const folded = finding.getByTestId('variant');
    expect(await folded.count()).toBeGreaterThan(1);
    const more = finding
      .locator('[data-testid=fix] > details', { has: doctor.panel.getByTestId('variant') })
      .first();
    await more.locator('> summary').click();
    expect(await folded.first().locator('pre').isVisible()).toBe(false);
    await folded.first().locator('summary').press('Enter');
    await folded.first().locator('pre').waitFor();
    expect(await folded.first().locator('pre').innerText()).toContain(new URL(pageOf('forbidden')).origin);
    await finding.getByTestId('evidence').first().getByRole('button').first().click();
    const event = doctor.panel.locator(
      '[data-testid=event][aria-current=true], [data-testid=event][aria-selected=true]',
    );
    await event.first().waitFor();
    expect(await event.first().innerText()).toContain('Unexpected response code: 403');
    await doctor.panel.getByTestId('back').click();
    await finding.waitFor();
  });

  it('forgets the page that was left, and keeps it when asked to', async () => {
    await openAndWait('forbidden');
    await openAndWait('echo');
    await until(
      async () => (await doctor.report()).connections.length === 1 || undefined,
      'only the new page',
    );
    await doctor.panel.getByRole('checkbox', { name: 'Preserve log' }).check();
    await openAndWait('forbidden');
    expect((await doctor.report()).connections.length).toBe(2);
    await doctor.panel.getByRole('checkbox', { name: 'Preserve log' }).uncheck();
  });

  it('forgets the page that was left at once, though the next one keeps the browser from asking it', async () => {
    await openAndWait('forbidden');
    await doctor.panel.getByTestId('finding').first().waitFor();
    const busy = `<!doctype html><script>
      const end = Date.now() + 8000; while (Date.now() < end); globalThis.idle = true;
    </script>`;
    const next = new URL('/busy', pageOf('forbidden')).href;
    await doctor.page.route(next, (route) => route.fulfill({ contentType: 'text/html', body: busy }));
    await doctor.page.goto(next, { waitUntil: 'commit' });
    let idle = false;
    void doctor.page.waitForFunction('globalThis.idle').then(
      () => {
        idle = true;
      },
      () => undefined,
    );
    await doctor.panel.getByTestId('finding').first().waitFor({ state: 'detached' });
    expect(idle, 'the next page is still busy').toBe(false);
  });

  it('has one quiet line for a healthy page', async () => {
    await openAndWait('echo--open');
    await doctor.panel.getByTestId('healthy').waitFor();
    expect(await doctor.panel.getByTestId('finding').count()).toBe(0);
  });

  it('shows the frames of a socket, both ways', async () => {
    await openAndWait('echo');
    await doctor.panel.getByTestId('connection-row').first().click();
    await doctor.panel.getByTestId('tab-frames').click();
    await until(
      async () => (await doctor.panel.getByTestId('frame').count()) >= 2 || undefined,
      'two frames',
    );
  });

  it('clears what is over', async () => {
    await openAndWait('forbidden');
    await doctor.panel.getByTestId('finding').first().waitFor();
    await doctor.panel.getByRole('button', { name: 'Clear' }).click();
    await doctor.panel.getByTestId('empty').waitFor();
  });

  it.each(['md', 'json', 'html'])(
    'saves the report as %s, without the secret of the url',
    async (extension) => {
      const secret = 'hush-0123456789abcdef';
      await openAndWait('forbidden');
      await doctor.page.evaluate((token) => {
        const [url = ''] = [...document.scripts].flatMap(
          (each) => /wss?:\/\/[^"'`\s]+/.exec(each.text) ?? [],
        );
        return new Promise((resolve) => {
          new WebSocket(`${url}?access_token=${token}`).onclose = resolve;
        });
      }, secret);
      await until(
        async () => (await doctor.report()).connections.length >= 2 || undefined,
        'the second socket',
      );
      await doctor.panel.evaluate(() => {
        const saved: string[] = [];
        Object.assign(globalThis, { saved });
        const original = URL.createObjectURL;
        URL.createObjectURL = (blob) => {
          void (blob as Blob).text().then((text) => saved.push(text));
          return original(blob);
        };
      });
      await doctor.panel.getByTestId('export').click();
      await doctor.panel.getByTestId(`export-${extension}`).click();
      const text = await until(
        () => doctor.panel.evaluate(() => (globalThis as unknown as { saved: string[] }).saved[0]),
        'the saved file',
      );
      expect(text).toContain('forbidden');
      expect(text).toContain('access_token=«');
      expect(text).not.toContain(secret);
    },
  );

  it('follows the theme of DevTools while it is shown', async () => {
    // The code is text, as in `showPanel`.
    const choose = (name: string) =>
      doctor.devtools.evaluate(
        `import('./core/common/common.js').then(({ Settings }) => Settings.Settings.instance().moduleSetting('ui-theme').set('${name}'))`,
      );
    const themeIs = (name: string) =>
      until(
        async () =>
          (await doctor.panel.evaluate('document.documentElement.dataset.theme')) === name || undefined,
        `the ${name} theme`,
      );
    await choose('dark');
    await themeIs('dark');
    await choose('default');
    await themeIs('light');
  });
});
