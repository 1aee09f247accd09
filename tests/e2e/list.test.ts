import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { sampleEvents } from '../../panel/sample/sample.ts';
import { type DoctorBrowser, until } from '../../scripts/doctor-browser.ts';
import { takeEvents } from '../../scripts/inject-events.ts';
import { resizePanel, undock } from '../../scripts/resize-panel.ts';
import { axeViolations } from './axe-violations.ts';
import { launchTestDoctor } from './doctor.ts';
import { pasted } from './pasted.ts';

let doctor: DoctorBrowser;

const by = (id: string) => doctor.panel.getByTestId(id);
const rows = () => by('connection-row');
const row = (words: string) => rows().filter({ hasText: words }).first();
const press = (key: string): Promise<void> => doctor.devtools.keyboard.press(key);
const item = (name: string | RegExp) => by('context-menu').getByRole('menuitem', { name });
const checkItem = (name: string) => by('context-menu').getByRole('menuitemcheckbox', { name });
const columns = (): Promise<string[]> =>
  doctor.panel
    .locator('[data-column]')
    .evaluateAll((all) => all.map((each) => (each as HTMLElement).dataset.column ?? ''));
const widthOf = async (column: string): Promise<number> =>
  (await doctor.panel.locator(`[data-column=${column}]`).boundingBox())?.width ?? 0;
const notice = (words: string) => doctor.panel.getByText(words).waitFor({ state: 'attached' });

/** Opens the menu of the selected row with a key, as a person without a mouse does. */
async function menuByKey(): Promise<void> {
  await by('connections').focus();
  await press('Shift+F10');
  await by('context-menu').getByRole('menu').waitFor();
}

beforeAll(async () => {
  doctor = await launchTestDoctor();
  await doctor.page.goto('about:blank');
  await undock(doctor);
  await doctor.panel.getByRole('checkbox', { name: 'Preserve log' }).check();
  await takeEvents(doctor, sampleEvents(Date.now() - 95_000).events);
  await row('/chat').waitFor();
});
afterAll(() => doctor?.close());
beforeEach(async () => {
  await resizePanel(doctor, 1400, 700);
  await by('list-filter').fill('');
  if (await by('list-show-all').isVisible()) await by('list-show-all').click();
});

describe('the grid of connections', () => {
  it('is grouped by cause by itself when there are many, and shows what the server said in the rows', async () => {
    // A cause of one row has no heading.
    const groups = await by('connection-group').allInnerTexts();
    expect(groups.length).toBeGreaterThan(0);
    expect(groups.length).toBeLessThan(await rows().count());
    expect(groups.filter((text) => /(?<!\d)1 connection/.test(text))).toEqual([]);
    const group = by('connection-group').first();
    expect(await group.innerText()).toMatch(/\d connections/);
    const before = await rows().count();
    await group.click();
    await until(async () => (await rows().count()) < before || undefined, 'a collapsed group');
    await by('connections').focus();
    await press('ArrowRight');
    await until(async () => (await rows().count()) === before || undefined, 'the group expanded by a key');
  });

  it.each([400, 553, 800])('needs no horizontal scrolling at %s px', async (width) => {
    await resizePanel(doctor, width, 700);
    const count = { 400: 3, 553: 5, 800: 7 }[width];
    const shown = await until(async () => {
      const all = await columns();
      return all.length === count ? all : undefined;
    }, `${count} columns`);
    expect(shown.slice(0, 3)).toEqual(['status', 'name', 'cause']);
    const wide = await by('connections').evaluate(
      ({ scrollWidth, clientWidth }) => scrollWidth - clientWidth,
    );
    expect(wide).toBeLessThanOrEqual(0);
    expect(await row('/chat').evaluate((each) => each.getBoundingClientRect().height)).toBe(21);
  });

  it('hides a column by the menu of the head, and remembers it', async () => {
    await resizePanel(doctor, 800, 700);
    await until(async () => (await columns()).includes('time') || undefined, 'the time');
    await doctor.panel.locator('[data-column=time]').click({ button: 'right' });
    expect(await checkItem('Time').getAttribute('aria-checked')).toBe('true');
    await checkItem('Time').click();
    await until(async () => !(await columns()).includes('time') || undefined, 'no time');
    const stored = await doctor.panel.evaluate(() => localStorage.getItem('wsdoctor-list') ?? '');
    expect(JSON.parse(stored).columns.hidden).toEqual(['time']);
    await by('sort-name').click({ button: 'right' });
    await item('Reset columns').click();
    await until(async () => (await columns()).includes('time') || undefined, 'the time again');
  });

  it('resizes columns by drag, by keys, and resets them by a double click', async () => {
    const before = await widthOf('name');
    const border = await by('border-name').boundingBox();
    if (!border) throw new Error('no border');
    const { mouse } = doctor.devtools;
    await mouse.move(border.x + 3, border.y + 5);
    await mouse.down();
    await mouse.move(border.x + 33, border.y + 5, { steps: 3 });
    await mouse.up();
    await until(async () => Math.abs((await widthOf('name')) - before - 30) < 4 || undefined, 'a wider name');
    const dragged = await widthOf('name');
    await by('sort-name').focus();
    await press('Shift+ArrowLeft');
    await until(async () => (await widthOf('name')) < dragged - 5 || undefined, 'a narrower name');
    await by('border-name').dblclick();
    await until(async () => Math.abs((await widthOf('name')) - before) < 2 || undefined, 'as before');
  });

  it('moves between heads and sorts by keys', async () => {
    await by('sort-cause').focus();
    await press('ArrowLeft');
    await press('Enter');
    await doctor.panel.locator('[data-column=name][aria-sort=ascending]').waitFor();
    await press('Enter');
    await doctor.panel.locator('[data-column=name][aria-sort=descending]').waitFor();
    await by('sort-cause').click();
  });
});

describe('chips', () => {
  it('count the connections of each cause and show those of one; the buttons say how many of how many', async () => {
    const all = await rows().count();
    const chip = by('cause-chip').first();
    const count = Number(await chip.locator('b').innerText());
    await chip.click();
    await until(async () => (await rows().count()) < all || undefined, 'fewer rows');
    expect(await by('list-outcome').innerText()).toMatch(
      new RegExp(`^${count} of 12 connections\\s+Show all 12$`),
    );
    await chip.focus();
    await press('Enter');
    await until(async () => (await rows().count()) === all || undefined, 'all rows');
  });
});

describe('the filter', () => {
  it('takes conditions, negative ones and regular expressions, and offers completions', async () => {
    await by('list-filter').fill('status:403');
    await until(async () => (await rows().count()) === 1 || undefined, 'the rejected one');
    await by('list-filter').fill('host:api.example.com -path:/chat');
    await until(async () => (await row('/chat').count()) === 0 || undefined, 'no chat');
    expect(await row('/live').count()).toBe(1);
    await by('list-filter').fill('/CH[a-z]T/');
    await until(async () => (await rows().count()) === 1 || undefined, 'the chat');
    await by('list-filter').fill('-host:api');
    const offered = await doctor.panel
      .locator('datalist option')
      .evaluateAll((all) => all.map((each) => (each as HTMLOptionElement).value));
    expect(offered).toContain('-host:api.example.com');
  });

  it('says what it does not understand', async () => {
    await by('list-filter').fill('statsu:403');
    expect(await by('list-filter-fault').innerText()).toMatch(/“statsu:” is not a filter.*“status:”/);
    expect(await by('list-filter').getAttribute('aria-invalid')).toBe('true');
    await by('list-filter').fill('larger-than:much');
    await until(
      async () => (await by('list-filter-fault').innerText()).includes('is not a size') || undefined,
      'the other fault',
    );
    await by('list-filter').fill('');
    await by('list-filter-fault').waitFor({ state: 'detached' });
  });
});

describe('the menu of a connection', () => {
  it('copies, by mouse, in each form, masked', async () => {
    for (const [name, words] of [
      [/^Copy as URL$/, /^wss:\/\/api\.example\.com\/chat\?/],
      [/^Copy as cURL \(bash\)$/, /^curl /],
      [/^Copy as wscat$/, /^npx wscat /],
      [/^Copy as JSON$/, /^\{\s+"url"/],
    ] as const) {
      await row('/chat').click({ button: 'right' });
      await item(/^Copy$/).hover();
      await item(name).click();
      await notice('Copied the connection as');
      await by('context-menu').waitFor({ state: 'detached' });
      const copied = await pasted(doctor.page);
      expect(copied).toMatch(words);
      expect(copied).not.toContain('eyJzdWIiOiI0MiJ9');
    }
  });

  it('asks before it copies what is not masked', async () => {
    await row('/chat').click({ button: 'right' });
    await item(/^Copy$/).click();
    await item(/^Copy as URL, readable…$/).click();
    await by('ask').waitFor();
    await by('ask-no').click();
  });

  it('is there by keys: arrows, letters, Escape, and the focus comes back', async () => {
    await row('/chat').click();
    await menuByKey();
    expect(await axeViolations(doctor.panel)).toEqual([]);
    await press('f');
    await press('ArrowRight');
    await until(
      async () => (await by('context-menu').getByRole('menu').count()) === 2 || undefined,
      'the submenu',
    );
    expect(await axeViolations(doctor.panel)).toEqual([]);
    await press('ArrowLeft');
    await until(
      async () => (await by('context-menu').getByRole('menu').count()) === 1 || undefined,
      'one menu',
    );
    await press('Escape');
    await by('context-menu').waitFor({ state: 'detached' });
    expect(await by('connections').evaluate((list) => list === document.activeElement)).toBe(true);
  });

  it('filters by the host of a row, and takes the filter away again', async () => {
    const all = await rows().count();
    const filter = async (): Promise<void> => {
      await row('/chat').click({ button: 'right' });
      await item(/^Filter$/).hover();
      await item(/^host:api\.example\.com$/).click();
    };
    await filter();
    expect(await by('list-filter').inputValue()).toBe('host:api.example.com');
    await until(async () => (await rows().count()) < all || undefined, 'fewer rows');
    await filter();
    expect(await by('list-filter').inputValue()).toBe('');
  });

  it('filters by the cause of a row', async () => {
    await row('/live').click({ button: 'right' });
    await item(/^Filter$/).hover();
    await by('context-menu').getByRole('menuitemcheckbox').first().click();
    await doctor.panel.locator('[data-testid=cause-chip][aria-pressed=true]').waitFor();
    expect(await rows().count()).toBe(1);
  });

  it('exports one connection', async () => {
    await row('/chat').click({ button: 'right' });
    await item('Export this connection').hover();
    const download = doctor.devtools.waitForEvent('download');
    await item(/Save as .*trace/i).click();
    expect((await download).suggestedFilename()).toMatch(/\.wsdoctor\.json$/);
  });

  it('fills the client with the connection, and sends nothing', async () => {
    await row('/chat').click({ button: 'right' });
    await item('Edit and send…').click();
    expect(await by('client-url').inputValue()).toMatch(/^wss:\/\/api\.example\.com\/chat/);
    await by('client-leave').click();
  });
});

describe('keys of the list', () => {
  it('Ctrl+C copies the selected row, masked; Enter opens its diagnosis', async () => {
    await row('3 attempts').click();
    await by('tab-frames').click();
    await by('connections').focus();
    await press('Control+c');
    await notice('Copied the row, masked.');
    expect(await pasted(doctor.page)).toMatch(/^403 failed\twss:\/\/api\.example\.com\/live.*\tThe server/);
    await press('Enter');
    expect(await by('tab-diagnosis').getAttribute('aria-selected')).toBe('true');
  });

  it('leave Ctrl+C to selected text: what is in a row can be selected', async () => {
    await row('3 attempts').locator('.row-path').dblclick();
    expect(await doctor.panel.evaluate(() => String(getSelection()).trim())).toMatch(/live/);
    await by('connections').focus();
    await press('Control+c');
    expect(await pasted(doctor.page)).toMatch(/^\/?live\s*$/);
  });
});

describe('the menu of a message', () => {
  const frames = () => by('frame');

  it('copies, filters by type and fills the client', async () => {
    await row('/chat').click();
    await by('tab-frames').click();
    await by('filter-text').fill('Message 7 of');
    await frames().filter({ hasText: 'Message 7 of' }).first().waitFor();
    const message = frames().filter({ hasText: 'Message 7 of' }).first();
    await message.click({ button: 'right' });
    await item(/^Copy$/).hover();
    await item(/^Copy as Hex$/).click();
    await notice('as Hex, masked.');
    expect(await pasted(doctor.page)).toMatch(/^00000000 {2}/);
    await message.click({ button: 'right' });
    await item(/^Filter$/).hover();
    await checkItem('Only received').click();
    expect(await by('filter-count').innerText()).toMatch(/^\d+ of \d+ /);
    await by('filter-clear').click();
    await message.click({ button: 'right' });
    await item('Edit and send…').click();
    expect(await by('client-message').inputValue()).toContain('Message 7 of');
    await by('client-leave').click();
  });

  it('copies the selected message with Ctrl+C', async () => {
    await row('/chat').click();
    await by('tab-frames').click();
    await by('filter-text').fill('Message 7 of');
    await frames().filter({ hasText: 'Message 7 of' }).first().click();
    await doctor.panel.locator('.frame-table').focus();
    await press('Control+c');
    await notice('Copied the message as Text, masked.');
  });
});
