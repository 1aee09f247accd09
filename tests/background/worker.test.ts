import { afterAll, beforeEach, expect, it, vi } from 'vitest';
import { COUNT_PORT, NO_PANEL_KEY, PANEL_PORT, RELAY_PORT } from '../../src/capture/extension-messages.ts';

const own = 'chrome-extension://own/';
const fake = vi.hoisted(() => {
  const event = () => ({ addListener: vi.fn<(listener: (...args: never[]) => unknown) => void>() });
  const done = () => vi.fn<(options: object) => Promise<void>>(async () => undefined);
  return {
    event,
    runtime: {
      onConnect: event(),
      onMessage: event(),
      onInstalled: event(),
      getURL: () => 'chrome-extension://own/',
      getManifest: () => ({ name: 'WebSocket Doctor' }),
    },
    action: {
      setIcon: done(),
      setBadgeText: done(),
      setBadgeBackgroundColor: done(),
      setBadgeTextColor: done(),
      setTitle: done(),
    },
    tabs: {
      connect: vi.fn<(tabId: number, info: object) => object>(),
      create: done(),
      sendMessage: vi.fn<(tabId: number, message: object) => Promise<void>>(async () => undefined),
    },
    storage: { local: { set: done(), remove: vi.fn<(key: string) => Promise<void>>(async () => undefined) } },
    i18n: { getMessage: (key: string, count: string) => `${key} ${count}` },
    management: { getSelf: vi.fn<() => Promise<{ installType: string }>>() },
  };
});
vi.mock('webextension-polyfill', () => ({ default: fake }));
await import('../../background/worker.ts');

afterAll(() => vi.unstubAllGlobals());

/** What the worker listens for, as the browser would call it. */
function call(
  event: { addListener: { mock: { lastCall?: unknown[] | undefined } } },
  ...args: unknown[]
): void {
  const listener = event.addListener.mock.lastCall?.[0] as (...given: unknown[]) => void;
  listener(...args);
}

const port = (name: string, sender: object) => ({
  name,
  sender,
  postMessage: vi.fn(),
  disconnect: vi.fn(),
  onMessage: fake.event(),
  onDisconnect: fake.event(),
});

/** The port by which the worker asks the documents of the tab. */
function countPort() {
  const asked = port(COUNT_PORT, {});
  fake.tabs.connect.mockReturnValueOnce(asked);
  return asked;
}

/** As after the browser has stopped the worker: it knows of no port. */
async function startAnother(): Promise<void> {
  vi.resetModules();
  await import('../../background/worker.ts');
}

beforeEach(() => {
  for (const api of [fake.action, fake.storage.local])
    for (const each of Object.values(api)) each.mockClear();
  for (const each of [fake.tabs.connect, fake.tabs.create, fake.tabs.sendMessage]) each.mockClear();
});

it.each([
  ['a panel of ours', `${own}panel/panel.html`, 1],
  ['a web page', 'https://page.test/', 0],
  ['a page whose address has ours in it', `https://page.test/?${own}`, 0],
  ['another extension', 'chrome-extension://other/panel/panel.html', 0],
  ['a sender without an address', undefined, 0],
])('what %s says on a panel port is heard by so many', (_name, url, heard) => {
  const panel = port(PANEL_PORT, { url });
  call(fake.runtime.onConnect, panel);
  expect(panel.onMessage.addListener).toHaveBeenCalledTimes(heard);
});

it('counts again when a relay connects', () => {
  countPort();
  call(fake.runtime.onConnect, port(RELAY_PORT, { tab: { id: 7 }, frameId: 0 }));
  expect(fake.tabs.connect).toHaveBeenCalledExactlyOnceWith(7, { name: COUNT_PORT });
});

it('calls the relays of a tab only when the storage no longer says that no panel is open', async () => {
  await startAnother();
  const panel = port(PANEL_PORT, { url: `${own}panel/panel.html` });
  let removed = (): void => undefined;
  call(fake.runtime.onConnect, panel);
  call(panel.onDisconnect);
  await vi.waitFor(() => expect(fake.storage.local.set).toHaveBeenCalled());
  fake.storage.local.remove.mockReturnValueOnce(
    new Promise((resolve) => {
      removed = resolve;
    }),
  );
  call(fake.runtime.onConnect, panel);
  call(panel.onMessage, { kind: 'watch', tabId: 7 });
  await vi.waitFor(() => expect(fake.storage.local.remove).toHaveBeenLastCalledWith(NO_PANEL_KEY));
  await new Promise(setImmediate);
  expect(fake.tabs.sendMessage).not.toHaveBeenCalled();
  removed();
  await vi.waitFor(() =>
    expect(fake.tabs.sendMessage).toHaveBeenCalledExactlyOnceWith(7, { kind: 'panel-opened' }),
  );
});

it('stores that no panel is open when a relay connects and there is none', async () => {
  await startAnother();
  countPort();
  call(fake.runtime.onConnect, port(RELAY_PORT, { tab: { id: 7 }, frameId: 0 }));
  await vi.waitFor(() =>
    expect(fake.storage.local.set).toHaveBeenCalledExactlyOnceWith({ [NO_PANEL_KEY]: true }),
  );
});

it.each([
  [[1, 2], '3', 'action_failing 3', '/panel/icons/16.png'],
  [[0], '', 'WebSocket Doctor', '/panel/icons/grey-16.png'],
  [[], '', 'WebSocket Doctor', '/panel/icons/grey-16.png'],
  [[1500], '999+', 'action_failing 1500', '/panel/icons/16.png'],
  [['5', -1, 2], '2', 'action_failing 2', '/panel/icons/16.png'],
])('adds up what the documents of a tab answer: %j', async (answers, text, title, icon) => {
  const asked = countPort();
  call(fake.runtime.onMessage, { kind: 'failures-changed' }, { tab: { id: 7 } });
  for (const failing of answers) call(asked.onMessage, { failing });
  await vi.waitFor(() => expect(fake.action.setTitle).toHaveBeenCalledExactlyOnceWith({ tabId: 7, title }));
  expect(fake.action.setBadgeText).toHaveBeenCalledExactlyOnceWith({ tabId: 7, text });
  expect(fake.action.setIcon.mock.calls).toMatchObject([[{ tabId: 7, path: { 16: icon } }]]);
});

it('shows only the latest count where documents change while they are asked', async () => {
  const first = countPort();
  call(fake.runtime.onMessage, { kind: 'failures-changed' }, { tab: { id: 8 } });
  countPort();
  call(fake.runtime.onMessage, { kind: 'failures-changed' }, { tab: { id: 8 } });
  expect(first.disconnect).toHaveBeenCalledOnce();
  call(first.onMessage, { failing: 7 });
  await vi.waitFor(() => expect(fake.action.setBadgeText).toHaveBeenCalled());
  expect(fake.action.setBadgeText).toHaveBeenCalledExactlyOnceWith({ tabId: 8, text: '' });
});

it.each([
  ['install', 'normal', 'Chrome/156', [true]],
  ['install', 'development', 'Chrome/156', [false]],
  ['install', 'normal', 'HeadlessChrome/156', []],
  ['update', 'normal', 'Chrome/156', []],
])(
  'after an %s (%s, %s) the first-run page opens, in front: %j',
  async (reason, installType, userAgent, shown) => {
    vi.stubGlobal('navigator', { userAgent });
    fake.management.getSelf.mockResolvedValue({ installType });
    call(fake.runtime.onInstalled, { reason });
    await new Promise(setImmediate);
    expect(fake.tabs.create.mock.calls.map(([options]) => options)).toEqual(
      shown.map((active) => ({ url: '/panel/first-run.html', active })),
    );
  },
);
