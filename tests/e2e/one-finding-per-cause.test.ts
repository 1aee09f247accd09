import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTape } from '../../panel/sample/sample-tape.ts';
import type { DoctorBrowser } from '../../scripts/doctor-browser.ts';
import { takeEvents } from '../../scripts/inject-events.ts';
import { launchTestDoctor } from './doctor.ts';

let doctor: DoctorBrowser;

const status = (code: number): string =>
  `Error during WebSocket handshake: Unexpected response code: ${code}`;
const SERVERS = [
  {
    url: 'ws://localhost:3001/feed',
    reason: 'Error in connection establishment: net::ERR_CONNECTION_REFUSED',
  },
  { url: 'wss://api.example.com/devices', reason: status(404) },
  { url: 'wss://chat.example.com/rooms', reason: status(403) },
];
const NAMES = 'attic cellar garage garden hall kitchen office porch studio yard'.split(' ');

beforeAll(async () => {
  doctor = await launchTestDoctor();
  const began = Date.now() - 60_000;
  const tape = createTape(began);
  const { events, page, wire } = tape;
  events.push({ source: 'wire', kind: 'wire-started', at: began, browser: 'Chrome 156 on Linux' });
  page(0, 'page-started', { url: 'https://app.example.com/', title: '', top: true, userAgent: 'Chrome/156' });
  for (let at = 0; at < 60; at += 1) {
    const { url: base, reason } = SERVERS[at % 3] ?? { url: '', reason: '' };
    const url = `${base}/${NAMES[at % 10]}-${at}`;
    const socket = at + 1;
    page(at * 500, 'created', { socket, url, protocols: [] });
    page(at * 500 + 20, 'errored', { socket, readyState: 3 });
    const end = { code: 1006, reason: '', wasClean: false, buffered: 0 };
    page(at * 500 + 20, 'closed', { socket, ...end, handlers: ['message', 'close'] });
    wire(at * 500 + 25, { url, reason });
  }
  await doctor.panel.getByRole('checkbox', { name: 'Preserve log' }).check();
  await takeEvents(doctor, events);
});

afterAll(() => doctor?.close());

it('sixty connections that fail for three causes are three problems, with one card each', async () => {
  const { panel } = doctor;
  await panel.getByText('3 problems on 60 connections').waitFor();
  await panel.getByTestId('problem-count').click();
  const problems = panel.getByTestId('problem');
  expect(await problems.allInnerTexts()).toEqual(Array(3).fill(expect.stringMatching(/20 connections$/)));
  await problems.first().click();
  const cards = panel.locator('[data-testid=finding]:not([data-severity=info])');
  await cards.first().waitFor();
  expect(await cards.count()).toBe(1);
  const affected = cards.first().getByTestId('affected');
  expect(await affected.locator('summary').innerText()).toBe('20 connections');
  await affected.locator('summary').click();
  const links = affected.getByRole('button');
  expect(await links.count()).toBe(20);
  const last = await links.last().innerText();
  await links.last().click();
  await panel.locator('.head-url', { hasText: last }).waitFor();
  expect(await cards.count(), 'the same card, for that connection').toBe(1);
});
