import { setTimeout as pause } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import type { Lab, LabScenario } from '../lab/scenario.ts';
import { type AccuracyBrowser, launchBrowser, type Panel } from './accuracy-browser.ts';
import { isSettled, type Judgement, judge } from './accuracy-judge.ts';

/**
 * `reason`: DevTools are open and the browser says why. `blanked`: another extension hides the reason. `late`: DevTools
 * are opened after everything has happened, so that the page's side is all there is.
 */
export type Mode = 'reason' | 'blanked' | 'late';
export const modes: readonly Mode[] = ['reason', 'blanked', 'late'];

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
}

/** Visits the endpoints, each once, and judges what the panel says of them. */
export async function walk(lab: Lab, options: WalkOptions): Promise<Judgement[]> {
  const browser = await launchBrowser(lab, options.extensions);
  const queue = [...options.scenarios];
  const judgements: Judgement[] = [];
  const visitAll = options.mode === 'late' ? visitLate : visitEarly;
  const take = () => queue.shift();
  const give = (judgement: Judgement) => {
    judgements.push(judgement);
    options.onJudgement(judgement);
  };
  try {
    await Promise.all(
      Array.from({ length: options.windows }, () => visitAll(browser, take, give, options.patience)),
    );
  } finally {
    await browser.close();
  }
  return judgements;
}

type Visit = (
  browser: AccuracyBrowser,
  take: () => LabScenario | undefined,
  give: (judgement: Judgement) => void,
  patience: number,
) => Promise<void>;

const visitEarly: Visit = async (browser, take, give, patience) => {
  const page = await browser.newPage();
  const panel = await browser.openPanel(page);
  for (let scenario = take(); scenario; scenario = take()) {
    await page.goto('about:blank');
    await panel.clear();
    await present(page, scenario);
    give(await judgeInTime(panel, scenario, patience));
  }
  panel.close();
};

const visitLate: Visit = async (browser, take, give, patience) => {
  for (let scenario = take(); scenario; scenario = take()) {
    const page = await browser.newPage();
    await present(page, scenario);
    const panel = await browser.openPanel(page);
    give(await judgeInTime(panel, scenario, patience));
    panel.close();
    await page.close();
  }
};

/** Opens the endpoint's page and lets it happen. */
async function present(page: Page, scenario: LabScenario): Promise<void> {
  await page.goto(scenario.pageUrl, { waitUntil: 'commit' });
  await scenario
    .drive?.(page)
    .catch((error: unknown) => console.error(`${scenario.id} could not be driven: ${error}`));
  await pause(scenario.settlesAfter);
}

/** Healthy endpoints get all the time that a false alarm might need. */
async function judgeInTime(panel: Panel, scenario: LabScenario, patience: number): Promise<Judgement> {
  const end = Date.now() + patience;
  for (;;) {
    const judgement = judge(scenario, await panel.read());
    if (isSettled(judgement) || Date.now() > end) return judgement;
    await pause(100);
  }
}
