import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { sampleEvents } from '../../panel/sample.ts';
import { inOrder } from '../../panel/sample-tape.ts';
import { type DoctorBrowser, until } from '../../scripts/doctor-browser.ts';
import { takeEvents } from '../../scripts/take-events.ts';
import type { CapturedEvent } from '../../src/event.ts';
import { launchTestDoctor } from './doctor.ts';
import { pasted } from './pasted.ts';

const ISO = /\(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z\)$/;

let doctor: DoctorBrowser;

const isSorted = (texts: string[]): boolean => texts.join() === texts.toSorted().join();

interface Lent {
  wsDoctor: { navigated(timeOrigin: number): void; preserve: boolean };
}

/** Bytes that all large messages take together. */
const LARGE = 16 * 1024 * 1024;

function largeMessages(context: string): CapturedEvent[] {
  const size = LARGE / 16;
  return Array.from({ length: 16 }, (_, index): CapturedEvent => {
    const text = `${index}`.padEnd(size, '.');
    const payload = { opcode: 'text', size, kept: size, text } as const;
    return {
      source: 'page',
      context,
      seq: 1_000 + index,
      at: Date.now(),
      kind: 'frame',
      socket: 1,
      direction: 'received',
      payload,
    };
  });
}

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
    const { wsDoctor } = globalThis as unknown as Lent;
    wsDoctor.preserve = false;
    wsDoctor.navigated(Date.now());
    wsDoctor.preserve = true;
  });
  await takeEvents(doctor, fresh);
  await row('/chat').waitFor();
}

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
  await doctor.panel.getByTestId('list-sort').selectOption('concern');
});

describe('the list of connections', () => {
  it('says of each where it stands, who made it, and what passed', async () => {
    const ended = await row('localhost:5173').innerText();
    expect(ended).toMatch(/localhost:5173[\s\S]*closed[\s\S]*1000[\s\S]*Normal[\s\S]*vite-hmr/i);
    expect(await row('push.example.com').innerText()).toMatch(/lost[\s\S]*1006[\s\S]*↑[\s\S]*↓/);
    expect(await row('help.example.net').innerText()).toMatch(/iframe[\s\S]*connecting/);
    expect(await row('/chat').innerText()).toMatch(/access_token=[^e][\s\S]*open/);
    expect(await row('/chat').locator('.row-heard').getAttribute('title')).toMatch(ISO);
  });

  it('is sorted as the user likes', async () => {
    const hosts = async (): Promise<string[]> => rows().locator('.row-host').allInnerTexts();
    await doctor.panel.getByTestId('list-sort').selectOption('url');
    await until(async () => isSorted(await hosts()) || undefined, 'hosts in order');
    await doctor.panel.getByTestId('list-sort').selectOption('newest');
    await until(async () => (await hosts())[0] === 'help.example.net' || undefined, 'the newest on top');
    await doctor.panel.getByTestId('list-sort').selectOption('traffic');
    await until(async () => (await hosts())[0] === 'api.example.com' || undefined, 'the chat on top');
  });

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
    expect(await doctor.panel.getByTestId('histogram').innerText()).toContain('KiB');
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
    await doctor.panel.getByTestId('metric').getByText('/s').first().waitFor();
    expect(
      await doctor.panel.getByTestId('metrics').locator('[title*="over the chosen range"]').count(),
    ).toBe(4);
    await openFrames();
    await frames().first().waitFor();
    const early = frames().filter({ hasText: 'Message 0 of' });
    expect(await early.count()).toBe(0);
    await doctor.devtools.keyboard.press('x');
    await doctor.panel.getByTestId('range').waitFor({ state: 'detached' });
    await until(async () => (await rows().count()) === all || undefined, 'all rows');
    await doctor.panel.getByTestId('filter-text').fill('Message 0 of');
    await early.waitFor();
    await doctor.panel.getByTestId('filter-clear').click();
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

  it('gives back what was cleared, and lets go of it with the next clearing', async () => {
    const clear = doctor.panel.getByRole('button', { name: 'Clear', exact: true });
    const control = await doctor.devtools.context().newCDPSession(doctor.panel);
    const heap = async (): Promise<number> => {
      await control.send('HeapProfiler.collectGarbage');
      return (await control.send('Runtime.getHeapUsage')).usedSize;
    };
    const before = await heap();
    await takeEvents(doctor, largeMessages(`top-${times}`));
    await until(async () => (await heap()) > before + LARGE * 0.8 || undefined, 'large messages');
    const all = await rows().count();
    await clear.click();
    await until(async () => (await rows().count()) < all || undefined, 'a cleared list');
    await doctor.panel.getByTestId('undo').click();
    await until(async () => (await rows().count()) === all || undefined, 'everything back');
    expect(await heap()).toBeGreaterThan(before + LARGE * 0.8);
    await clear.click();
    await clear.click();
    await until(async () => (await heap()) < before + LARGE * 0.2 || undefined, 'the memory');
  });

  it('copies a connection as a command', async () => {
    await row('/chat').click();
    for (const [form, words] of [
      ['curl', /^curl [\s\S]*\/chat/],
      ['json', /^\{\s+"url": "wss:\/\/api\.example\.com\/chat/],
    ] as const) {
      await doctor.panel.getByTestId('copy-as').selectOption(form);
      await doctor.panel.getByText(/^Copied the connection as/).waitFor({ state: 'attached' });
      const copied = await pasted(doctor.page);
      expect(copied).toMatch(words);
      expect(copied).not.toContain('eyJzdWIiOiI0MiJ9');
    }
  });
});

it('shows in its place what is missing among the frames, with the moment in ISO on every time', async () => {
  await openFrames();
  await doctor.panel.getByTestId('filter-text').fill('Message 8');
  const gap = doctor.panel.getByTestId('gap').first();
  await gap.waitFor();
  expect(await gap.innerText()).toContain('3 frames (60 B) let go in the page');
  const beside = (way: string) => gap.locator(`xpath=${way}-sibling::tr[1]`);
  expect(await beside('preceding').innerText()).toContain('Message 84 of');
  expect(await beside('following').innerText()).toContain('Message 85 of');
  expect(await beside('preceding').locator('.frame-time').getAttribute('title')).toMatch(ISO);
  await doctor.panel.getByTestId('filter-clear').click();
});
