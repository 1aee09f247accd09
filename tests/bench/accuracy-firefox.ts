import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { type Firefox, launchFirefox } from '../../scripts/firefox.ts';
import {
  closeToolbox,
  type InPanel,
  installExtension,
  openDoctorPanel,
} from '../../scripts/firefox-extension.ts';
import type { Facts } from '../../src/diagnosis/rule.ts';
import type { Report } from '../../src/export/report/report.ts';
import { labDomain } from '../lab/browser-needs.ts';
import type { Lab, LabScenario } from '../lab/scenario.ts';
import { isSettled, type Judgement, judge } from './accuracy-judge.ts';

export interface FirefoxWalk {
  scenarios: readonly LabScenario[];
  /** The folder of the extension as it is built for Firefox. */
  extension: string;
  /** The toolbox is opened when everything has happened, not before. */
  isLate?: boolean;
  /** How many browsers share the work. */
  browsers: number;
  /** Milliseconds that a verdict may take beyond what the endpoint needs by itself. */
  patience: number;
  onJudgement(judgement: Judgement): void;
}

/** Firefox maps single names to loopback, not all under a domain. */
const LOCAL_NAMES = ['', 'chat.', 'prices.', 'alerts.', 'no-port.'].map((prefix) => `${prefix}${labDomain}`);

/** How long a healthy socket is watched, in milliseconds. */
const WATCHED = 2_000;

const READ = `return {
  report: wsDoctorPanel.report(),
  facts: wsDoctorBridge.live.diagnosis().findings.map(({ match }) => match.facts),
};`;
/** Forgets everything so far, and from now on keeps what earlier pages did. */
const FORGET = `
wsDoctorBridge.live.preserve = false;
wsDoctorBridge.live.navigated(performance.timeOrigin + performance.now());
wsDoctorBridge.live.clear();
wsDoctorBridge.live.preserve = true;`;

/** Visits the endpoints in Firefox, each once, with the real panel in the real toolbox, and judges what the panel says of them. */
export async function walkFirefox(lab: Lab, options: FirefoxWalk): Promise<Judgement[]> {
  const queue = [...options.scenarios];
  const judgements: Judgement[] = [];
  const take = (): LabScenario | undefined => queue.shift();
  const onJudgement = (judgement: Judgement): void => {
    judgements.push(judgement);
    options.onJudgement(judgement);
  };
  await Promise.all(
    Array.from({ length: options.browsers }, () => visitAll(lab, { ...options, onJudgement }, take)),
  );
  return judgements;
}

async function visitAll(lab: Lab, options: FirefoxWalk, take: () => LabScenario | undefined): Promise<void> {
  const firefox = await launchFirefox(preferences(lab), {
    prepare: (profile) => trustAuthority(profile, lab.caCertificate),
  });
  try {
    const id = await installExtension(firefox, options.extension);
    await firefox.open('about:blank');
    const early = options.isLate ? undefined : await openPanel(firefox, id);
    for (let scenario = take(); scenario; scenario = take()) {
      await firefox.open('about:blank');
      await early?.(FORGET);
      await firefox.open(scenario.pageUrl).catch(() => undefined);
      await pause(scenario.settlesAfter);
      const inPanel = early ?? (await openPanel(firefox, id));
      options.onJudgement(await judgeInTime(scenario, options, () => inPanel<Reading>(READ)));
      if (!early) await closeToolbox(firefox, id);
    }
  } finally {
    await firefox.close();
  }
}

interface Reading {
  report: Report;
  facts: readonly Facts[];
}

async function openPanel(firefox: Firefox, id: string): Promise<InPanel> {
  const inPanel = await openDoctorPanel(firefox, id);
  if (!inPanel) throw new Error('the toolbox has no panel of ours');
  return inPanel;
}

/** What the lab makes with means of Chromium: addresses for names with ports, its rules, its cache of left pages. */
const MADE_FOR_CHROMIUM = new Set([
  'connection-timed-out',
  'ws-to-tls-port',
  'local-network-access',
  'stuck-connecting--throttled',
  'page-left',
]);

/** Nor can a page be visited that goes offline, or fills the browser: Chromium's own protocol does that. */
export const canVisit = ({ id, drive }: LabScenario): boolean =>
  drive === undefined && !MADE_FOR_CHROMIUM.has(id);

async function judgeInTime(
  scenario: LabScenario,
  { patience }: FirefoxWalk,
  read: () => Promise<Reading>,
): Promise<Judgement> {
  const isHealthy = scenario.expects === 'healthy';
  const begun = Date.now();
  for (;;) {
    const judgement = judge(scenario, await read());
    if (isSettled('reason', judgement)) return judgement;
    const waited = Date.now() - begun;
    if (waited > patience || (isHealthy && waited > WATCHED && !judgement.underWay)) return judgement;
    await pause(100);
  }
}

/** The names and proxies that the lab gives Chromium as arguments. */
function argument(lab: Lab, name: string): string | undefined {
  const prefix = `--${name}=`;
  return lab.browserArgs.find((arg) => arg.startsWith(prefix))?.slice(prefix.length);
}

function preferences(lab: Lab) {
  const proxies = argument(lab, 'proxy-pac-url');
  return {
    // Otherwise each failure on a host delays the next attempt there (RFC 6455 section 7.2.3).
    'network.websocket.delay-failed-reconnects': false,
    'network.proxy.allow_hijacking_localhost': true,
    'network.dns.localDomains': LOCAL_NAMES.join(),
    ...(proxies === undefined ? {} : { 'network.proxy.type': 2, 'network.proxy.autoconfig_url': proxies }),
  };
}

function trustAuthority(profile: string, authority: string): void {
  const folder = mkdtempSync(join(tmpdir(), 'wsdoctor-authority-'));
  const file = join(folder, 'ca.pem');
  writeFileSync(file, authority);
  execFileSync('certutil', ['-N', '-d', `sql:${profile}`, '--empty-password']);
  execFileSync('certutil', ['-A', '-d', `sql:${profile}`, '-n', 'lab', '-t', 'C,,', '-i', file]);
  rmSync(folder, { recursive: true });
}
