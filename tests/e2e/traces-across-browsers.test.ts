import { resolve } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { buildFirefoxExtension } from '../../scripts/build-extension.ts';
import { type DoctorBrowser, until } from '../../scripts/doctor-browser.ts';
import { type Firefox, launchFirefox } from '../../scripts/firefox.ts';
import { type InPanel, installExtension, openDoctorPanel } from '../../scripts/firefox-extension.ts';
import type { Report } from '../../src/export/report/report.ts';
import type { Lab } from '../lab/scenario.ts';
import { startLab } from '../lab/start.ts';
import { launchTestDoctor } from './doctor.ts';

let lab: Lab;
let chromium: DoctorBrowser;
let firefox: Firefox;
let inFirefox: InPanel;

beforeAll(async () => {
  buildFirefoxExtension();
  lab = await startLab({ only: ['forbidden', 'app-close-code'] });
  chromium = await launchTestDoctor();
  firefox = await launchFirefox({ 'network.websocket.delay-failed-reconnects': false });
  const id = await installExtension(firefox, resolve('dist/firefox'));
  await firefox.open('about:blank');
  const panel = await openDoctorPanel(firefox, id);
  if (!panel) throw new Error('the toolbox has no panel of ours');
  inFirefox = panel;
}, 240_000);
afterAll(async () => {
  await firefox?.close();
  await chromium?.close();
  await lab?.stop();
});

/** The same steps in both panels: the text of the trace that the panel saves. */
const SAVE = `
  const saved = new Promise((resolve) => {
    const original = URL.createObjectURL;
    URL.createObjectURL = (blob) => {
      URL.createObjectURL = original;
      resolve(blob.text());
      return original.call(URL, blob);
    };
  });
  const shown = async (id) => {
    for (;;) {
      const element = document.querySelector('[data-testid=' + id + ']');
      if (element) return element;
      await new Promise(requestAnimationFrame);
    }
  };
  (await shown('export')).click();
  (await shown('export-wsdoctor-json')).click();
  return saved;`;

/** Opens a text as a file, and returns the report once it is shown. */
const openText = (text: string): string => `
  const input = document.querySelector('[data-testid=open-input]');
  const files = new DataTransfer();
  files.items.add(new File([${JSON.stringify(text)}], 'saved.wsdoctor.json', { type: 'application/json' }));
  input.files = files.files;
  input.dispatchEvent(new Event('change', { bubbles: true }));
  while (!document.querySelector('[data-testid=trace-open]')) await new Promise(requestAnimationFrame);
  return wsDoctorPanel.report();`;

const inChromium = <T>(body: string): Promise<T> => chromium.panel.evaluate(`(async () => { ${body} })()`);

/** What a reader sees of each verdict; the commands of the fixes are for the reader's own browser. */
const said = ({ verdicts }: Report): object[] =>
  verdicts.map(({ rule, confidence, title, evidence }) => ({
    rule,
    confidence,
    title,
    facts: evidence.map(({ fact }) => fact),
  }));

const pageOf = (id: string): string =>
  lab.scenarios.find((scenario) => scenario.id === id)?.pageUrl ?? `the lab has no ${id}`;

const reportIn = {
  chromium: () => chromium.report(),
  firefox: () => inFirefox<Report>('return wsDoctorPanel.report();'),
};

/** Once the page and the network have both said what they know of the end. */
async function diagnosed(browser: keyof typeof reportIn, rule: string): Promise<Report> {
  let before = '';
  return until(async () => {
    const report = await reportIn[browser]();
    const now = JSON.stringify(said(report));
    const isSettled = now === before && report.connections.every(({ closeCode }) => closeCode !== null);
    before = now;
    return isSettled && report.verdicts[0]?.rule === rule ? report : undefined;
  }, `${rule} in ${browser}`);
}

it.each(['forbidden', 'app-close-code'])('a trace of Firefox says the same in Chromium: %s', async (rule) => {
  await firefox.open(pageOf(rule));
  const report = await diagnosed('firefox', rule);
  const opened = await inChromium<Report>(openText(await inFirefox<string>(SAVE)));
  await chromium.panel.getByTestId('trace-same').waitFor();
  await chromium.panel.getByTestId('trace-close').click();
  expect(said(opened)).toEqual(said(report));
});

it.each(['forbidden', 'app-close-code'])('a trace of Chromium says the same in Firefox: %s', async (rule) => {
  await chromium.page.goto(pageOf(rule), { waitUntil: 'commit' });
  const report = await diagnosed('chromium', rule);
  const opened = await inFirefox<Report>(openText(await inChromium<string>(SAVE)));
  await inFirefox(`
    while (!document.querySelector('[data-testid=trace-same]')) await new Promise(requestAnimationFrame);
    document.querySelector('[data-testid=trace-close]').click();`);
  expect(said(opened)).toEqual(said(report));
});
