import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { sampleEvents } from '../../panel/sample/sample.ts';
import { inOrder } from '../../panel/sample/sample-tape.ts';
import { type DoctorBrowser, until } from '../../scripts/doctor-browser.ts';
import { takeEvents } from '../../scripts/inject-events.ts';
import type { CapturedEvent } from '../../src/capture/captured-event.ts';
import { launchTestDoctor } from './doctor.ts';
import { pasted } from './pasted.ts';

const ISO = /\(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z\)$/;

let doctor: DoctorBrowser;

const isSorted = (texts: string[]): boolean =>
  texts.join() === texts.toSorted((a, b) => a.localeCompare(b)).join();

/** The made-up traffic; while the chat goes on, three of its frames are let go. */
function traffic(began: number): CapturedEvent[] {
  const gap = { kind: 'dropped', where: 'page', frames: 3, bytes: 60, socket: 1 } as const;
  const { events } = sampleEvents(began);
  return inOrder([...events, { source: 'page', context: 'top', seq: 0, at: began + 30_100, ...gap }]);
}

/** Forgets everything, and plays the made-up traffic in. Each time it is another document. */
let times = 0;
async function play(): Promise<void> {
  times += 1;
  const fresh = traffic(Date.now() - 95_000).map((event) =>
    event.source === 'page' ? { ...event, context: `${event.context}-${times}` } : event,
  );
  await doctor.panel.evaluate(() => {
    const live = window.wsDoctorBridge?.live;
    if (!live) throw new Error('the panel has no session');
    live.preserve = false;
    live.navigated(Date.now());
    live.preserve = true;
  });
  await takeEvents(doctor, fresh);
  await row('/chat').waitFor();
}

/** The head of the column sorts; with a wide window all columns are shown. */
const sortBy = (column: string): Promise<void> => doctor.panel.getByTestId(`sort-${column}`).click();
const rows = () => doctor.panel.getByTestId('connection-row');
const row = (words: string) => rows().filter({ hasText: words }).first();
const frames = () => doctor.panel.getByTestId('frame');
const openFrames = async (): Promise<void> => {
  await row('/chat').click();
  await doctor.panel.getByTestId('tab-frames').click();
};

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
  if (!(await doctor.panel.locator('[data-column=cause][aria-sort=descending]').isVisible()))
    await sortBy('cause');
});

describe('the list of connections', () => {
  it('says of each its state, who made it, and what passed', async () => {
    const words = (host: string) => row(host).textContent();
    expect(await words('localhost:5173')).toMatch(/1000 closed/);
    expect(await words('push.example.com')).toMatch(/1006 dropped.*Closed after/);
    expect(await words('help.example.net')).toMatch(/connecting.*iframe/);
    expect(await words('/chat')).toMatch(/open.*\/chat.*access_token=•••.*api\.example\.com/);
    expect(await row('/chat').locator('.row-url').getAttribute('title')).toMatch(
      /^wss:\/\/api\.example\.com\/chat/,
    );
    expect(await row('/chat').locator('.row-time').getAttribute('title')).toMatch(ISO);
  });

  it('is sorted by a click on the head of a column, and the other way by a second', async () => {
    const urls = (): Promise<string[]> =>
      rows().evaluateAll((all) =>
        all.map((each) => each.querySelector('.row-url')?.getAttribute('title')?.split(/[?#]/)[0] ?? ''),
      );
    const first = (words: string) =>
      until(async () => (await urls())[0]?.includes(words) || undefined, `${words} on top`);
    await sortBy('name');
    await until(async () => isSorted(await urls()) || undefined, 'urls in order');
    expect(new Set(await urls()).size).toBeGreaterThan(5);
    expect(await doctor.panel.locator('[data-column=name]').getAttribute('aria-sort')).toBe('ascending');
    await sortBy('name');
    await until(async () => isSorted((await urls()).toReversed()) || undefined, 'the opposite order');
    await sortBy('size');
    await first('/chat');
    await sortBy('time');
    await first('/chat');
  });

  it('folds the attempts of one connection, and shows each when asked to', async () => {
    const row = rows().filter({ hasText: '/live' }).filter({ hasText: '3 attempts' });
    await row.waitFor();
    const before = await rows().count();
    await row.locator('[data-toggle]').click();
    await rows().filter({ hasText: 'attempt 1' }).waitFor();
    expect(await rows().count()).toBe(before + 3);
    await doctor.panel.getByTestId('connections').press('ArrowLeft');
  });

  it('filters by words, by state, and says when nothing is left', async () => {
    await doctor.panel.getByTestId('list-filter').fill('chat -push');
    await until(async () => (await rows().count()) === 1 || undefined, 'one row');
    await doctor.panel.getByTestId('list-filter').fill('nothing-has-this');
    await doctor.panel.getByTestId('no-matches').getByRole('button').click();
    await until(async () => (await rows().count()) > 5 || undefined, 'all rows');
    await doctor.panel.getByTestId('list-shown').selectOption('open');
    await until(
      async () => (await rows().filter({ hasText: 'failed' }).count()) === 0 || undefined,
      'open ones',
    );
  });

  it('groups by host and by frame', async () => {
    await doctor.panel.getByTestId('list-group').selectOption('host');
    const group = doctor.panel.getByTestId('connection-group').filter({ hasText: 'api.example.com' });
    const before = await rows().count();
    await group.click();
    await until(async () => (await rows().count()) < before || undefined, 'a folded group');
    await group.click();
    await until(async () => (await rows().count()) === before || undefined, 'the group unfolded');
    await doctor.panel.getByTestId('list-group').selectOption('frame');
    await doctor.panel
      .getByTestId('connection-group')
      .filter({ hasText: 'iframe https://help.example' })
      .waitFor();
    await doctor.panel
      .getByTestId('connection-group')
      .filter({ hasText: 'top page https://app.example' })
      .waitFor();
  });
});

describe('the overview', () => {
  it('has figures, bars, marks, charts and sizes', async () => {
    await doctor.panel.getByTestId('overview').click();
    await doctor.panel.locator('.u-wrap').first().waitFor();
    expect(await doctor.panel.getByTestId('bar').count()).toBeGreaterThan(5);
    expect(await doctor.panel.getByTestId('page-marks').innerText()).toContain('hidden');
    expect(await doctor.panel.getByTestId('histogram').innerText()).toContain('kB');
    expect(await doctor.panel.locator('[data-testid=metric][data-figure=open]').innerText()).toMatch(
      /Open\s+1/,
    );
  });

  it('narrows everything to the range that is brushed, and widens it again', async () => {
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
    expect(
      await doctor.panel.getByTestId('metrics').locator('[title*="over the chosen range"]').count(),
    ).toBe(4);
    await openFrames();
    await doctor.panel.getByTestId('filter-text').fill('Message 0 of');
    await doctor.panel.getByText('No messages in the selected time range').waitFor();
    await doctor.panel.getByTestId('connections').press('x');
    await frames().filter({ hasText: 'Message 0 of' }).waitFor();
    await doctor.panel.getByTestId('filter-clear').click();
    expect(await rows().count()).toBe(all);
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
    await row('/chat').click();
    for (const [form, name, words] of [
      ['curl', 'cURL (bash)', /^curl [\s\S]*\/chat/],
      ['json', 'JSON', /^\{\s+"url": "wss:\/\/api\.example\.com\/chat/],
    ] as const) {
      await doctor.panel.getByTestId('copy-as').selectOption(form);
      await doctor.panel.getByText(`Copied the connection as ${name}.`).waitFor({ state: 'attached' });
      const copied = await pasted(doctor.page);
      expect(copied).toMatch(words);
      expect(copied).not.toContain('eyJzdWIiOiI0MiJ9');
    }
  });

  it('copies by keys alone: a letter chooses the form', async () => {
    await row('/chat').click();
    await doctor.panel.getByTestId('copy-as').focus();
    await doctor.devtools.keyboard.press('w');
    await doctor.panel.getByText('Copied the connection as wscat.').waitFor({ state: 'attached' });
    expect(await pasted(doctor.page)).toMatch(/^npx wscat [\s\S]*\/chat/);
  });
});

it('shows in its place what is missing among the frames, with the moment in ISO on every time', async () => {
  await openFrames();
  await doctor.panel.getByTestId('filter-text').fill('Message 8');
  const gap = doctor.panel.getByTestId('gap').first();
  await gap.waitFor();
  expect(await gap.innerText()).toContain('3 messages (60 B) dropped: the page’s memory limit');
  const beside = (way: string) => gap.locator(`xpath=${way}-sibling::tr[1]`);
  expect(await beside('preceding').innerText()).toContain('Message 84 of');
  expect(await beside('following').innerText()).toContain('Message 85 of');
  expect(await beside('preceding').locator('.frame-time').getAttribute('title')).toMatch(ISO);
  await doctor.panel.getByTestId('filter-clear').click();
});
