import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sampleEvents } from '../../panel/sample/sample.ts';
import { type DoctorBrowser, until } from '../../scripts/doctor-browser.ts';
import { takeEvents } from '../../scripts/inject-events.ts';
import { resizePanel, undock } from '../../scripts/resize-panel.ts';
import { launchTestDoctor } from './doctor.ts';

let doctor: DoctorBrowser;

beforeAll(async () => {
  doctor = await launchTestDoctor({ windowSize: '1500,1000' });
  await undock(doctor);
  await doctor.panel.getByRole('checkbox', { name: 'Preserve log' }).check();
  await takeEvents(doctor, sampleEvents(Date.now() - 95_000).events);
});

afterAll(() => doctor?.close());

/** The height of DevTools' own row of tabs, above the panel. */
const tabBar = async (): Promise<number> =>
  (await (await doctor.panel.frameElement()).boundingBox())?.y ?? Number.NaN;

/** The edges of all elements with this test id, in the panel; in CSS pixels. */
const boxesOf = (testId: string): Promise<{ top: number; bottom: number }[]> =>
  doctor.panel.getByTestId(testId).evaluateAll((all) =>
    all.map((each) => {
      const { top, bottom } = each.getBoundingClientRect();
      return { top, bottom };
    }),
  );

async function problemRules(): Promise<string[]> {
  const rows = doctor.panel.locator('[data-testid=connection-row][data-rule]');
  const rules = await rows.evaluateAll((all) => all.map((row) => (row as HTMLElement).dataset.rule ?? ''));
  return [...new Set(rules)];
}

async function selectRule(rule: string): Promise<void> {
  await doctor.panel.locator(`[data-testid=connection-row][data-rule=${rule}]`).first().click();
  await doctor.panel.locator(`[data-testid=finding][data-rule=${rule}]`).waitFor();
  await doctor.panel.locator('#tab-panel').evaluate((panel) => panel.scrollTo(0, 0));
}

describe('what is visible without scrolling', () => {
  it('docked to the right, 553 × 857: the first fix of every problem', async () => {
    await resizePanel(doctor, 553, 857);
    const rules = await problemRules();
    expect(rules.length).toBeGreaterThan(4);
    for (const rule of rules) {
      await selectRule(rule);
      const [fix] = await boxesOf('fix');
      expect((await tabBar()) + (fix?.top ?? Number.NaN), rule).toBeLessThanOrEqual(430);
    }
  });

  it('docked to the bottom, 800 × 330: rows of the list, and the finding beside them', async () => {
    await resizePanel(doctor, 800, 330);
    const height = await doctor.panel.evaluate(() => innerHeight);
    for (const grouping of ['auto', 'none']) {
      await doctor.panel.getByTestId('list-group').selectOption(grouping);
      const rows = [...(await boxesOf('connection-row')), ...(await boxesOf('connection-group'))];
      const visible = rows.filter(({ bottom }) => bottom <= height).length;
      expect(visible, grouping).toBeGreaterThanOrEqual(6);
    }
    await doctor.panel.getByTestId('list-group').selectOption('auto');
    for (const rule of await problemRules()) {
      await selectRule(rule);
      const [title] = await boxesOf('finding-title');
      expect(title?.bottom, rule).toBeLessThanOrEqual(height);
    }
    await doctor.panel.locator('[data-testid=connection-row]', { hasText: '/chat' }).first().click();
    await doctor.panel.getByTestId('tab-frames').click();
    await doctor.panel.getByTestId('frame').first().click();
    const content = doctor.panel.getByTestId('frame-detail').locator('.frame-view');
    await content.waitFor();
    const top = await content.evaluate((each) => each.getBoundingClientRect().top);
    expect(top, 'the content of a message').toBeLessThan(height - 20);
    await doctor.panel.getByTestId('frame-detail').getByRole('button', { name: 'Close' }).click();
    await doctor.panel.getByTestId('tab-diagnosis').click();
  });

  it('400 wide: nothing needs scrolling to the side', async () => {
    await resizePanel(doctor, 400, 857);
    for (const rule of await problemRules()) {
      await selectRule(rule);
      const beyond = await doctor.panel.evaluate(() => {
        const seen = [...document.querySelectorAll<HTMLElement>('.app *')].filter(
          (each) => each.closest('.off-screen, [role=treegrid], pre, bdi, .cause-chips') === null,
        );
        const out = seen.filter((each) => each.getBoundingClientRect().right > innerWidth + 0.5);
        const scrolls = seen.filter(
          (each) =>
            each.scrollWidth > each.clientWidth + 1 &&
            ['auto', 'scroll'].includes(getComputedStyle(each).overflowX),
        );
        return [...out, ...scrolls].map((each) => `${each.tagName} ${each.className}`);
      });
      expect(beyond, rule).toEqual([]);
    }
    await doctor.panel.locator('[data-testid=connection-row]', { hasText: '/chat' }).first().click();
    const lines = await doctor.panel.evaluate(() =>
      ['.toolbar', '.tabs'].map((bar) => {
        const tops = [...document.querySelectorAll<HTMLElement>(`${bar} > *`)].map((each) => each.offsetTop);
        const { scrollWidth = 0, clientWidth = 0 } = document.querySelector(bar) ?? {};
        return {
          bar,
          oneLine: Math.max(...tops) - Math.min(...tops) < 12,
          whole: scrollWidth <= clientWidth,
        };
      }),
    );
    for (const line of lines) expect(line).toEqual({ bar: line.bar, oneLine: true, whole: true });
  });
});

it.each([400, 553, 800, 1400])('the export menu is inside a panel of %i pixels', async (width) => {
  await resizePanel(doctor, width, width === 800 ? 330 : 700);
  const { panel, devtools } = doctor;
  await panel.getByTestId('export').click();
  const { left, right, bottom, high, whole } = await panel.locator('.menu').evaluate((menu) => {
    const box = menu.getBoundingClientRect();
    return {
      left: box.left,
      right: innerWidth - box.right,
      bottom: innerHeight - box.bottom,
      high: box.height,
      whole: menu.scrollWidth <= menu.clientWidth,
    };
  });
  expect(Math.min(left, right, bottom)).toBeGreaterThanOrEqual(0);
  expect(high).toBeGreaterThan(150);
  expect(whole, 'nothing to the side').toBe(true);
  await devtools.keyboard.press('Escape');
});

it('no sentence is on the screen three times', async () => {
  await resizePanel(doctor, 1400, 857);
  for (const rule of await problemRules()) {
    await selectRule(rule);
    const title = await doctor.panel.getByTestId('finding-title').first().innerText();
    const times = await doctor.panel.evaluate(
      (sentence) =>
        [...document.querySelectorAll<HTMLElement>('.app *')].filter(
          (each) =>
            each.textContent === sentence &&
            each.firstElementChild === null &&
            each.checkVisibility() &&
            each.closest('.cause-chip') === null,
        ).length,
      title,
    );
    expect(times, title).toBeGreaterThan(0);
    expect(times, title).toBeLessThanOrEqual(2);
  }
});

it('the banner counts problems and connections; opened, it lists each cause once', async () => {
  await resizePanel(doctor, 800, 857);
  const { panel } = doctor;
  const { verdicts } = await doctor.report();
  const problems = verdicts.filter(({ severity }) => severity !== 'info');
  expect(await panel.getByTestId('problem-count').innerText()).toContain(`${problems.length} problems on `);
  await panel.getByTestId('problem-count').click();
  const lines = panel.getByTestId('problem');
  expect(await lines.count()).toBe(problems.length);
  const last = problems.at(-1);
  expect(await lines.last().innerText()).toContain(last?.title);
  await lines.last().click();
  await panel.locator(`[data-testid=finding][data-rule=${last?.rule}]:focus`).waitFor();
  expect(await lines.count()).toBe(0);
  await panel.getByTestId('tab-timeline').click();
  expect(await panel.getByTestId('worst-problem').innerText()).toBe(problems[0]?.title);
  await panel.getByTestId('worst-problem').click();
  await panel.locator(`[data-testid=finding][data-rule=${problems[0]?.rule}]`).waitFor();
});

it('the order of a card: cause, fix, evidence, how to check, learn more', async () => {
  await resizePanel(doctor, 800, 857);
  const seen: string[] = [];
  for (const rule of await problemRules()) {
    await selectRule(rule);
    const card = doctor.panel.locator(`[data-testid=finding][data-rule=${rule}]`);
    const order = await card
      .locator(
        '[data-testid=finding-title], [data-testid=fix], [data-testid=evidence], [data-testid=raise], .more',
      )
      .evaluateAll((all) => all.map((each) => (each as HTMLElement).dataset.testid ?? 'more'));
    const ranks = order.map((each) => ['finding-title', 'fix', 'evidence', 'raise', 'more'].indexOf(each));
    expect(ranks, rule).toEqual([...ranks].sort());
    expect(order.at(-1)).toBe('more');
    const visible = await card
      .getByTestId('evidence')
      .evaluateAll((all) => all.filter((each) => each.checkVisibility()).length);
    expect(visible, rule).toBeLessThanOrEqual(2);
    seen.push(...order);
  }
  expect(new Set(seen).size).toBe(5);
});

it('hints are folded, and take neither the banner nor the list', async () => {
  await resizePanel(doctor, 1400, 857);
  const { panel } = doctor;
  const hint = (await doctor.report()).verdicts.find(({ severity }) => severity === 'info');
  if (!hint) throw new Error('the sample has no hint');
  expect(await panel.locator(`[data-testid=connection-row][data-rule=${hint.rule}]`).count()).toBe(0);
  await panel.evaluate((link) => {
    location.hash = link;
  }, `#finding-${hint.rule}-${hint.connections[0]}`);
  const card = panel.locator(`[data-testid=finding][data-rule=${hint.rule}]`);
  await panel.locator(`[data-testid=finding][data-rule=${hint.rule}]:focus`).waitFor();
  const hints = panel.getByTestId('hints');
  await hints.locator('> summary').click();
  await until(async () => !(await card.isVisible()) || undefined, 'the hint to be folded');
  expect(await hints.locator('> summary').innerText()).toMatch(/^Hints \(\d\)$/);
  await panel.getByTestId('healthy').waitFor();
});

it('“Learn more” leads to a page about the cause', async () => {
  const { panel, context } = doctor;
  for (const rule of await problemRules()) {
    await selectRule(rule);
    const link = panel
      .locator(`[data-testid=finding][data-rule=${rule}]`)
      .getByRole('link', { name: 'Learn more' });
    const page = await context.newPage();
    await page.goto(await link.evaluate((a) => (a as HTMLAnchorElement).href));
    await page.getByTestId('cause-page').waitFor();
    expect(
      await page.locator('li', { hasText: 'Name in commands and reports' }).locator('code').innerText(),
    ).toBe(rule);
    await page.close();
  }
});

it('“Not the cause?” marks the finding, asks what it was, and drafts an issue with the trace', async () => {
  await resizePanel(doctor, 800, 857);
  const { panel, devtools } = doctor;
  const [rule = '', next = ''] = await problemRules();
  await selectRule(rule);
  const card = panel.locator(`[data-testid=finding][data-rule=${rule}]`);
  await card.getByTestId('not-the-cause').click();
  await panel.getByTestId('wrong-cause-said').fill('The proxy *blocked* it');
  const draft = panel.getByTestId('wrong-cause-draft');
  await draft.getByText('blocked').waitFor();
  const text = await draft.innerText();
  expect(text).toMatch(/^# Wrong cause: /);
  expect(text).toContain(rule);
  expect(text).toContain('The proxy *blocked* it');
  const download = devtools.waitForEvent('download');
  await panel.getByTestId('wrong-cause-trace').click();
  const name = (await download).suggestedFilename();
  expect(name).toMatch(/\.wsdoctor\.json$/);
  const named = /`(websocket-doctor-[^`]*)-\d+-\d+\.wsdoctor\.json`/.exec(text)?.[1];
  expect(named).toBeDefined();
  expect(name).toContain(named);
  await panel.getByTestId('wrong-cause-said').press('Escape');
  await panel.getByTestId('wrong-cause').waitFor({ state: 'detached' });
  await panel.getByTestId('tab-timeline').click();
  const title = (await doctor.report()).verdicts.find((each) => each.rule === next)?.title;
  // The banner names the next one.
  const banner = panel.getByTestId('worst-problem').filter({ hasText: title ?? '' });
  await banner.waitFor();
  await panel.getByTestId('tab-diagnosis').click();
  await card.getByTestId('is-the-cause').click();
  await panel.getByTestId('tab-timeline').click();
  await banner.waitFor({ state: 'detached' });
  await panel.getByTestId('tab-diagnosis').click();
});
