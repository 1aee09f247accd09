import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { resolve } from 'node:path';
import type { Frame } from 'playwright-core';
import type { DoctorBrowser } from './doctor-browser.ts';

/** A view of the panel: how to get there from any other, and how to leave what lies over the panel. */
export interface View {
  name: string;
  show(doctor: DoctorBrowser): Promise<void>;
  leave?(doctor: DoctorBrowser): Promise<void>;
}

async function chat(panel: Frame, tab: string): Promise<void> {
  await panel.getByTestId('list-shown').selectOption('all');
  await panel.locator('[data-testid=connection-row]', { hasText: '/chat' }).first().click();
  await panel.getByTestId(`tab-${tab}`).click();
}

const tab = (name: string): View => ({ name, show: ({ panel }) => chat(panel, name) });
const closeDialog = ({ panel }: DoctorBrowser): Promise<void> => panel.getByTestId('dialog-close').click();

/** As if the page had been left: everything goes, what is open too. */
async function forgetAll(panel: Frame): Promise<void> {
  await panel.getByRole('checkbox', { name: 'Preserve log' }).uncheck();
  await panel.evaluate(() => {
    window.wsDoctorBridge?.live.navigated(Date.now());
  });
}

/** The address of a page with this script. */
export function pageWith(script: string): Promise<string> {
  const server = http.createServer((_request, response) => {
    response
      .setHeader('content-type', 'text/html')
      .end(`<!doctype html><title>plain</title><script>${script}</script>`);
  });
  // Nothing waits for it: it ends with the script.
  server.unref();
  return new Promise((found) =>
    server.listen(0, '127.0.0.1', () => found(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`)),
  );
}

/** In the order in which they are made; `empty` is last, since it lets everything go. */
export const VIEWS: readonly View[] = [
  {
    name: 'diagnosis',
    async show({ panel }) {
      await panel.locator('[data-testid=connection-row][data-rule]').first().click();
      await panel.getByTestId('tab-diagnosis').click();
      await panel.getByTestId('finding').first().waitFor();
    },
  },
  {
    name: 'problems',
    async show({ panel }) {
      await panel.getByTestId('problem-count').click();
      await panel.getByTestId('problem').first().waitFor();
    },
    leave: ({ panel }) => panel.getByTestId('problem').first().press('Escape'),
  },
  {
    name: 'wrong-cause',
    async show({ panel }) {
      await panel.locator('[data-testid=connection-row][data-rule]').first().click();
      await panel.getByTestId('tab-diagnosis').click();
      await panel.getByTestId('not-the-cause').first().click();
      await panel.getByTestId('wrong-cause-draft').waitFor();
    },
    leave: async ({ panel }) => {
      await panel.getByTestId('wrong-cause-close').click();
      await panel.getByTestId('is-the-cause').click();
    },
  },
  {
    name: 'healthy',
    async show({ panel }) {
      await chat(panel, 'diagnosis');
      const hints = panel.getByTestId('hints');
      if ((await hints.getAttribute('open')) === null) await hints.locator('> summary').click();
    },
  },
  tab('timeline'),
  tab('frames'),
  {
    name: 'frame',
    async show({ panel }) {
      await chat(panel, 'frames');
      await panel.getByTestId('filter-text').fill('history');
      await panel.getByTestId('filter-more').click();
      await panel.getByTestId('frame').first().click();
      await panel.getByTestId('frame-detail').waitFor();
    },
    async leave({ panel }) {
      await panel.getByTestId('frame-detail').getByRole('button', { name: 'Close' }).click();
      await panel.getByTestId('filter-clear').click();
      await panel.getByTestId('filter-more').click();
    },
  },
  tab('handshake'),
  tab('test'),
  {
    name: 'client',
    async show({ panel }) {
      await panel.getByTestId('client-button').click();
      await panel.getByTestId('client-url').fill('wss://api.example.com/chat?room=lobby');
      await panel.getByTestId('client-protocols').fill('chat.v2');
    },
    leave: ({ panel }) => panel.getByTestId('client-leave').click(),
  },
  {
    name: 'overview',
    async show({ panel }) {
      await panel.getByTestId('overview').click();
      await panel.locator('.u-wrap').first().waitFor();
    },
  },
  {
    name: 'search',
    async show({ panel }) {
      await panel.getByTestId('overview').press('/');
      await panel.getByTestId('search-field').fill('presence');
      await panel.locator('[data-testid=search-outcome][data-running=false]').waitFor();
    },
    leave: closeDialog,
  },
  {
    name: 'keys',
    async show({ panel }) {
      await panel.getByTestId('overview').press('?');
      await panel.getByTestId('key-sheet').waitFor();
    },
    leave: closeDialog,
  },
  {
    name: 'comparison',
    async show({ panel }) {
      await panel.getByTestId('list-shown').selectOption('all');
      const row = (path: string) => panel.locator('[data-testid=connection-row]', { hasText: path }).first();
      await row('/chat').click({ button: 'right' });
      await panel.getByTestId('context-menu').getByRole('menuitem', { name: 'Compare…' }).click();
      const right = panel.getByTestId('compare-right-connection');
      const failed = await right.locator('option', { hasText: '/live' }).first().getAttribute('value');
      await right.selectOption(failed);
      await panel.getByTestId('compare-row').first().waitFor();
    },
    leave: closeDialog,
  },
  {
    name: 'bug',
    async show({ panel }) {
      await panel.getByTestId('file-bug').click();
      await panel.getByTestId('bug-review').waitFor();
    },
    leave: ({ panel }) => panel.getByTestId('bug-close').click(),
  },
  {
    name: 'export',
    async show({ panel }) {
      await panel.getByTestId('export').click();
      await panel.getByRole('menu').waitFor();
    },
    leave: ({ panel }) => panel.getByTestId('export').press('Escape'),
  },
  {
    name: 'file',
    async show({ panel }) {
      await panel.getByTestId('open-input').setInputFiles(resolve('tests/samples/trace-v1.wsdoctor.json'));
      await panel.getByTestId('trace-open').waitFor();
      await panel.getByTestId('connection-row').first().click();
      await panel.getByTestId('tab-diagnosis').click();
    },
    leave: ({ panel }) => panel.getByTestId('trace-close').click(),
  },
  {
    name: 'empty',
    async show({ page, panel }) {
      if (!page.url().startsWith('http')) await page.goto(await pageWith(''));
      const preserve = panel.getByRole('checkbox', { name: 'Preserve log' });
      if (await preserve.isChecked()) await forgetAll(panel);
      await panel.locator('[data-testid=empty][data-reason=none-made]').waitFor();
    },
  },
];
