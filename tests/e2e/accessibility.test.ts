import { afterAll, beforeAll, expect, it } from 'vitest';
import { sampleEvents } from '../../panel/sample/sample.ts';
import type { DoctorBrowser } from '../../scripts/doctor-browser.ts';
import { takeEvents } from '../../scripts/inject-events.ts';
import { VIEWS, type View } from '../../scripts/screens-views.ts';
import { setTheme, THEMES } from '../../scripts/set-theme.ts';
import { axeViolations } from './axe-violations.ts';
import { launchTestDoctor, ownPage } from './doctor.ts';

let doctor: DoctorBrowser;

beforeAll(async () => {
  doctor = await launchTestDoctor();
  await doctor.panel.getByRole('checkbox', { name: 'Preserve log' }).check();
  await takeEvents(doctor, sampleEvents(Date.now() - 95_000).events);
});

afterAll(() => doctor?.close());

/** A message of the chat, found by its words, on one of its faces. */
const face = (name: string, words: string): View => ({
  name: `frame as ${name}`,
  async show({ panel }) {
    await panel.locator('[data-testid=connection-row]', { hasText: '/chat' }).first().click();
    await panel.getByTestId('tab-frames').click();
    await panel.getByTestId('filter-text').fill(words);
    await panel.getByTestId('frame').first().click();
    await panel.getByTestId(`view-${name}`).click();
  },
  async leave({ panel }) {
    await panel.getByTestId('view-decoded').click();
    await panel.getByTestId('filter-clear').click();
  },
});

/** What no picture is taken of. */
const MORE: readonly View[] = [
  face('raw', 'history'),
  face('hex', 'Message 7 of'),
  face('changes', 'Message 8'),
  {
    name: 'all that is folded',
    async show({ panel }) {
      await panel.locator('[data-testid=connection-row][data-rule]').first().click();
      await panel.getByTestId('tab-diagnosis').click();
      for (const id of ['commands', 'close-codes']) {
        const folded = panel.getByTestId(id);
        if ((await folded.getAttribute('open')) === null) await folded.locator('summary').click();
      }
      await panel.getByTestId('command').first().waitFor();
      await panel.getByTestId('close-code-1006').waitFor();
    },
  },
  {
    name: 'groups and attempts',
    async show({ panel }) {
      await panel.getByTestId('list-group').selectOption('host');
      const row = panel.locator('[data-testid=connection-row]', { hasText: '3 attempts' });
      if ((await row.getAttribute('aria-expanded')) === 'false') await row.locator('[data-toggle]').click();
      await panel.locator('[data-testid=connection-row]', { hasText: 'attempt 1' }).waitFor();
    },
    leave: async ({ panel }) => {
      await panel.getByTestId('list-group').selectOption('none');
    },
  },
  {
    name: 'undo',
    async show({ panel }) {
      await panel.getByRole('button', { name: 'Clear', exact: true }).click();
      await panel.getByTestId('undo-bar').waitFor();
    },
    leave: ({ panel }) => panel.getByTestId('undo').click(),
  },
];

const isEmptied = ({ name }: View): boolean => name === 'empty';
const ALL = [...VIEWS.filter((view) => !isEmptied(view)), ...MORE, ...VIEWS.filter(isEmptied)];

it.each(ALL.flatMap((view) => THEMES.map((theme) => [view.name, theme, view] as const)))(
  'axe finds no violation: %s, %s',
  async (_name, theme, view) => {
    await setTheme(doctor.panel, theme);
    await view.show(doctor);
    const violations = await axeViolations(doctor.panel);
    await view.leave?.(doctor);
    expect(violations).toEqual([]);
  },
);

it.each(['options', 'panel'] as const)(
  'axe finds no violation: %s.html in a tab, both themes',
  async (name) => {
    const page = await doctor.context.newPage();
    await page.goto(ownPage(doctor, name));
    await page.getByRole('heading', { level: 1 }).waitFor();
    for (const colorScheme of THEMES) {
      await page.emulateMedia({ colorScheme });
      await page.locator(`html[data-theme=${colorScheme}]`).waitFor();
      expect(await axeViolations(page), colorScheme).toEqual([]);
    }
    await page.close();
  },
);

it('axe finds no violation: the page about a cause, both themes', async () => {
  const page = await doctor.context.newPage();
  await page.goto(ownPage(doctor, 'causes/forbidden'));
  await page.getByTestId('cause-page').waitFor();
  for (const colorScheme of THEMES) {
    await page.emulateMedia({ colorScheme });
    expect(await axeViolations(page), colorScheme).toEqual([]);
  }
  await page.close();
});
