import { expect, it, vi } from 'vitest';
import { PANEL_PORT } from '../../src/capture/extension-messages.ts';

const onConnect = vi.hoisted(() => ({ addListener: vi.fn<(listener: (port: unknown) => void) => void>() }));
const own = 'chrome-extension://own/';
vi.mock('webextension-polyfill', () => ({ default: { runtime: { onConnect, getURL: () => own } } }));
await import('../../background/worker.ts');

it.each([
  ['a panel of ours', `${own}panel/panel.html`, 1],
  ['a web page', 'https://page.test/', 0],
  ['a page whose address has ours in it', `https://page.test/?${own}`, 0],
  ['another extension', 'chrome-extension://other/panel/panel.html', 0],
  ['a sender without an address', undefined, 0],
])('what %s says on a panel port is heard by so many', (_name, url, heard) => {
  const event = () => ({ addListener: vi.fn() });
  const port = { name: PANEL_PORT, sender: { url }, onMessage: event(), onDisconnect: event() };
  onConnect.addListener.mock.lastCall?.[0](port);
  expect(port.onMessage.addListener).toHaveBeenCalledTimes(heard);
});
