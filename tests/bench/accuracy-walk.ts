import { setTimeout as pause } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import type { CapturedEvent } from '../../src/capture/captured-event.ts';
import type { Lab, LabScenario } from '../lab/scenario.ts';
import { type AccuracyBrowser, launchBrowser, type Panel } from './accuracy-browser.ts';
import { isSettled, type Judgement, judge } from './accuracy-judge.ts';
import { isExact, type Mode } from './accuracy-mode.ts';

export interface WalkOptions {
  mode: Mode;
  scenarios: readonly LabScenario[];
  /** Folders of unpacked extensions, ours first. */
  extensions: readonly string[];
  /** How many windows share the work. */
  windows: number;
  /** Milliseconds that a verdict may take beyond what the endpoint needs by itself. */
  patience: number;
  onJudgement(judgement: Judgement): void;
  /** Gets what the panel was given of each endpoint. */
  onRecording?: (scenario: LabScenario, events: CapturedEvent[]) => void;
}

/** Visits the endpoints, each once, and judges what the panel says of them. */
export async function walk(lab: Lab, options: WalkOptions): Promise<Judgement[]> {
  const browser = await launchBrowser(lab, options.extensions);
  const queue = [...options.scenarios];
  const judgements: Judgement[] = [];
  const visitAll = options.mode === 'late' ? visitLate : visitEarly;
  const visit: Visit = {
    take: () => queue.shift(),
    async judge(panel, scenario) {
      const judgement = await judgeInTime(panel, scenario, options);
      judgements.push(judgement);
      options.onJudgement(judgement);
      options.onRecording?.(scenario, await panel.recorded());
    },
  };
  try {
    await Promise.all(Array.from({ length: options.windows }, () => visitAll(browser, visit)));
  } finally {
    await browser.close();
  }
  return judgements;
}

interface Visit {
  /** The next endpoint that nobody has visited. */
  take(): LabScenario | undefined;
  judge(panel: Panel, scenario: LabScenario): Promise<void>;
}

async function visitEarly(browser: AccuracyBrowser, { take, judge }: Visit): Promise<void> {
  const page = await browser.newPage();
  const panel = await browser.openPanel(page);
  for (let scenario = take(); scenario; scenario = take()) {
    await page.goto('about:blank');
    await panel.clear();
    await present(page, scenario);
    await judge(panel, scenario);
  }
  panel.close();
}

async function visitLate(browser: AccuracyBrowser, { take, judge }: Visit): Promise<void> {
  for (let scenario = take(); scenario; scenario = take()) {
    const page = await browser.newPage();
    await present(page, scenario);
    const panel = await browser.openPanel(page);
    await judge(panel, scenario);
    panel.close();
    await page.close();
  }
}

/** Opens the endpoint's page and lets it happen. */
async function present(page: Page, scenario: LabScenario): Promise<void> {
  await page.goto(scenario.pageUrl, { waitUntil: 'commit' });
  await scenario
    .drive?.(page)
    .catch((error: unknown) => console.error(`${scenario.id} could not be driven: ${error}`));
  await pause(scenario.settlesAfter);
}

/** A machine that has much else to do may need this long until a healthy socket is open, in milliseconds. */
const HEALTHY_WITHIN = 30_000;

/** Healthy endpoints get all the time that a false alarm might need, counted from the last change of their sockets. */
export async function judgeInTime(
  panel: Pick<Panel, 'read'>,
  scenario: LabScenario,
  { mode, patience }: Pick<WalkOptions, 'mode' | 'patience'>,
): Promise<Judgement> {
  // Where the first verdict may be a general one, what comes a moment later may be another.
  if (!isExact(mode)) await pause(patience / 4);
  const latest = Date.now() + Math.max(patience, HEALTHY_WITHIN);
  let end = Date.now() + patience;
  let seen = '';
  for (;;) {
    const judgement = judge(scenario, await panel.read());
    if (isSettled(mode, judgement)) return judgement;
    if (scenario.expects === 'healthy') {
      const now = judgement.sockets.join();
      if (judgement.underWay || now !== seen) end = Math.min(Date.now() + patience, latest);
      seen = now;
    }
    if (Date.now() > end) return judgement;
    await pause(100);
  }
}
