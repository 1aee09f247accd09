import { readFileSync } from 'node:fs';
import type { Server } from 'node:http';
import axe from 'axe-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type DoctorBrowser, until } from '../../scripts/doctor-browser.ts';
import type { Lab } from '../lab/scenario.ts';
import { startLab } from '../lab/start.ts';
import { launchTestDoctor } from './doctor.ts';

/** Faults of the lab, and the conclusion that the experiments of the real panel lead to. */
const FAULTS: Record<string, string> = {
  'connection-refused': 'nobody-listens',
  'host-not-found': 'name-unknown',
  'connection-timed-out': 'no-way',
  'unsafe-port': 'unsafe-port',
  'certificate-expired': 'certificate-dates',
  'certificate-wrong-host': 'certificate-name',
  'certificate-untrusted': 'certificate-authority',
  'client-certificate': 'client-certificate',
  'tls-version': 'tls-version',
  'wss-to-plain-port': 'plain-port',
  'ws-to-tls-port': 'tls-port',
  'csp-blocked': 'blocked-by-page',
  'bad-request': 'bad-request',
  unauthorized: 'credentials',
  forbidden: 'refused-to-all',
  'forbidden--origin-nginx': 'refused-to-all',
  'not-found': 'no-endpoint',
  'rate-limited': 'rate-limited',
  'server-error': 'server-error',
  'server-error--503': 'server-error',
  'server-error--502-nginx': 'server-error',
  'not-a-websocket-endpoint': 'no-endpoint',
  'not-a-websocket-endpoint--426-nginx': 'upgrade-lost',
  redirected: 'redirect',
  'subprotocol-mismatch': 'subprotocol',
  'extension-mismatch': 'bad-answer',
  'bad-upgrade-response': 'bad-answer',
  'no-response': 'hangs-up',
  'not-http': 'not-http',
};

let lab: Lab;
let doctor: DoctorBrowser;

beforeAll(async () => {
  lab = await startLab({ only: [...Object.keys(FAULTS), 'echo--open'] });
  doctor = await launchTestDoctor({ caCertificate: lab.caCertificate, args: lab.browserArgs });
});

afterAll(async () => {
  await doctor?.close();
  await lab?.stop();
});

async function openTest(id: string): Promise<void> {
  const scenario = lab.scenarios.find((each) => each.id === id);
  if (!scenario) throw new Error(`the lab has no ${id}`);
  await doctor.page.goto(scenario.pageUrl, { waitUntil: 'commit' });
  await until(async () => {
    const { verdicts, connections } = await doctor.report();
    const here = connections.some(({ page }) => page === scenario.pageUrl);
    return (here && (verdicts.length > 0 || scenario.expects === 'healthy')) || undefined;
  }, `a verdict on ${id}`);
  await doctor.panel.getByTestId('tab-test').click();
}

async function conclusions(): Promise<string[]> {
  await doctor.panel.getByTestId('test-run').click();
  await doctor.panel.getByTestId('test-conclusion').waitFor({ timeout: 60_000 });
  return doctor.panel
    .getByTestId('conclusion')
    .evaluateAll((all) => all.map((each) => (each as HTMLElement).dataset.pattern ?? ''));
}

const rows = () =>
  doctor.panel
    .getByTestId('test-row')
    .evaluateAll((all) => all.map((each) => (each as HTMLElement).innerText.replace(/\s+/g, ' ')));

describe('the isolation test, in the real panel', () => {
  it.each(Object.entries(FAULTS))('%s: %s', async (id, pattern) => {
    await openTest(id);
    const start = performance.now();
    const found = await conclusions();
    console.log(id, found.join(' '), Math.round(performance.now() - start), found.includes(pattern) ? '' : (await rows()).join('\n'));
    expect(found, (await rows()).join('\n')).toContain(pattern);
  });
});
