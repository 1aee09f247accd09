import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { sampleEvents } from '../../panel/sample.ts';
import { type DoctorBrowser, until } from '../../scripts/doctor-browser.ts';
import { launchTestDoctor } from './doctor.ts';

let doctor: DoctorBrowser;

interface Lent {
  wsDoctor: { take(events: unknown[]): void; navigated(timeOrigin: number): void; preserve: boolean };
}

/** Forgets everything, and plays the made-up traffic in. Each time it is another document. */
let times = 0;
async function play(): Promise<void> {
  times += 1;
  const { events } = sampleEvents(Date.now() - 95_000);
  const fresh = events.map((event) =>
    event.source === 'page' ? { ...event, context: `${event.context}-${times}` } : event,
  );
  await doctor.panel.evaluate((all) => {
    const { wsDoctor } = globalThis as unknown as Lent;
    wsDoctor.preserve = false;
    wsDoctor.navigated(Date.now());
    wsDoctor.preserve = true;
    wsDoctor.take(all);
  }, fresh);
  await doctor.panel.locator('[data-testid=connection-row]', { hasText: '/chat' }).first().waitFor();
}

const rows = () => doctor.panel.getByTestId('connection-row');

beforeAll(async () => {
  doctor = await launchTestDoctor();
  await doctor.page.goto('about:blank');
});
afterAll(() => doctor?.close());
beforeEach(async () => {
  await doctor.panel.evaluate(() => localStorage.clear());
  await play();
  await doctor.panel.getByTestId('list-filter').fill('');
  await doctor.panel.getByTestId('list-shown').selectOption('all');
  await doctor.panel.getByTestId('list-group').selectOption('none');
  await doctor.panel.getByTestId('list-sort').selectOption('concern');
});

describe('the list of connections', () => {
  it('folds the attempts of one connection, and shows each when asked to', async () => {
    const row = rows().filter({ hasText: '/live' }).filter({ hasText: '3 attempts' });
    await row.waitFor();
    const before = await rows().count();
    await row.locator('[data-turn]').click();
    await rows().filter({ hasText: 'attempt 1' }).waitFor();
    expect(await rows().count()).toBe(before + 3);
    await doctor.panel.getByTestId('connections').press('ArrowLeft');
  });

  it('filters by words, by state, and says when nothing is left', async () => {
    await doctor.panel.getByTestId('list-filter').fill('chat -push');
    await until(async () => (await rows().count()) === 1 || undefined, 'one row');
    await doctor.panel.getByTestId('list-filter').fill('nothing-has-this');
    await doctor.panel.getByTestId('none-fits').getByRole('button').click();
    await until(async () => (await rows().count()) > 5 || undefined, 'all rows');
    await doctor.panel.getByTestId('list-shown').selectOption('open');
    await until(
      async () => (await rows().filter({ hasText: 'failed' }).count()) === 0 || undefined,
      'open ones',
    );
  });

  it('groups by host', async () => {
    await doctor.panel.getByTestId('list-group').selectOption('host');
    const group = doctor.panel.getByTestId('connection-group').filter({ hasText: 'api.example.com' });
    const before = await rows().count();
    await group.click();
    await until(async () => (await rows().count()) < before || undefined, 'a folded group');
    await group.click();
    await until(async () => (await rows().count()) === before || undefined, 'the group unfolded');
    await doctor.panel.getByTestId('list-group').selectOption('none');
  });
});

describe('the overview', () => {
  it('has figures, bars, marks, charts and sizes', async () => {
    await doctor.panel.getByTestId('overview').click();
    await doctor.panel.locator('.u-wrap').first().waitFor();
    expect(await doctor.panel.getByTestId('bar').count()).toBeGreaterThan(5);
    expect(await doctor.panel.getByTestId('page-marks').innerText()).toContain('hidden');
    expect(await doctor.panel.getByTestId('histogram').innerText()).toContain('KiB');
    expect(await doctor.panel.locator('[data-testid=metric][data-figure=open]').innerText()).toMatch(
      /Open\s+1/,
    );
  });

  it('narrows the list to the range that is brushed, and widens it again', async () => {
    await doctor.panel.getByTestId('overview').click();
    const all = await rows().count();
    const brush = doctor.panel.getByTestId('brush');
    await brush.scrollIntoViewIfNeeded();
    const box = await brush.boundingBox();
    if (!box) throw new Error('the brush has no place');
    const { mouse } = doctor.devtools;
    await mouse.move(box.x + box.width * 0.7, box.y + 8);
    await mouse.down();
    await mouse.move(box.x + box.width * 0.85, box.y + 8, { steps: 4 });
    await mouse.up();
    await doctor.panel.getByTestId('range').waitFor();
    await until(async () => (await rows().count()) < all || undefined, 'fewer rows');
    await doctor.panel.getByTestId('range').getByRole('button').click();
    await until(async () => (await rows().count()) === all || undefined, 'all rows');
  });

  it('raises a badge when a figure is above the user’s limit', async () => {
    await doctor.panel.getByTestId('overview').click();
    await doctor.panel.getByTestId('limits').locator('summary').click();
    await doctor.panel.getByTestId('limit-open').fill('0');
    await doctor.panel.getByTestId('over').waitFor();
    await doctor.panel.getByTestId('over-count').waitFor();
    await doctor.panel.getByTestId('limit-open').fill('');
    await doctor.panel.getByTestId('over').waitFor({ state: 'detached' });
  });
});

describe('habits', () => {
  it('searches all connections by keyboard, and goes to the frame', async () => {
    await doctor.panel.getByTestId('connections').focus();
    await doctor.devtools.keyboard.press('Control+f');
    await doctor.panel.getByTestId('search-field').fill('Message 200 of');
    await doctor.panel
      .locator('[data-testid=search-outcome][data-running=false]', { hasText: '1 place' })
      .waitFor();
    await doctor.devtools.keyboard.press('Enter');
    await doctor.panel
      .locator('[data-testid=frame][aria-selected=true]', { hasText: 'Message 200 of' })
      .waitFor();
  });

  it('follows a finding’s link out of a report', async () => {
    const { verdicts } = await doctor.report();
    const { rule, connections } = verdicts.at(-1) ?? { rule: '', connections: [] };
    await doctor.panel.getByTestId('connections').focus();
    await doctor.devtools.keyboard.press('Control+f');
    await doctor.panel
      .getByTestId('search-field')
      .fill(`file:///tmp/report.html#finding-${rule}-${connections[0]}`);
    await doctor.panel.getByTestId('search-link').waitFor();
    await doctor.devtools.keyboard.press('Enter');
    await doctor.panel.locator(`[data-testid=finding][data-rule=${rule}]:focus`).waitFor();
  });

  it('shows its keys, and closes the sheet with Escape', async () => {
    await doctor.panel.getByTestId('connections').focus();
    await doctor.devtools.keyboard.press('?');
    await doctor.panel.getByTestId('key-sheet').waitFor();
    await doctor.devtools.keyboard.press('Escape');
    await doctor.panel.getByTestId('key-sheet').waitFor({ state: 'detached' });
  });

  it('gives back what was cleared', async () => {
    const all = await rows().count();
    await doctor.panel.getByRole('button', { name: 'Clear', exact: true }).click();
    await until(async () => (await rows().count()) < all || undefined, 'a cleared list');
    await doctor.panel.getByTestId('undo').click();
    await until(async () => (await rows().count()) === all || undefined, 'everything back');
  });

  it('copies a connection as a command', async () => {
    await rows().filter({ hasText: '/chat' }).first().click();
    await doctor.panel.getByTestId('copy-as').selectOption('curl');
    await doctor.panel
      .getByText(/Copied the connection as curl|did not allow/)
      .first()
      .waitFor();
  });
});
