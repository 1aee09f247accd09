import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { chromium } from 'playwright-core';
import { createLiveRecording } from '../../cli/watch/record/live-recording.ts';
import { reportOn } from '../../cli/watch/watch-report.ts';
import { startWatchSession, type WatchSession } from '../../cli/watch/watch-session.ts';
import { findChromium } from '../../scripts/find-chromium.ts';
import { removeProfile } from '../../scripts/remove-profile.ts';
import type { Lab, LabScenario } from '../lab/scenario.ts';
import { trustInBrowser } from '../lab/trust.ts';
import type { Judgement } from './accuracy-judge.ts';
import { judgeInTime, type WalkOptions } from './accuracy-walk.ts';

/** How long what a page says at its end may take to arrive, milliseconds. */
const LAST_WORDS = 500;

/** Visits the endpoints with `wsdoctor watch`, each once, and judges what it says of them. */
export async function walkWatched(lab: Lab, options: WalkOptions): Promise<Judgement[]> {
  const found = findChromium();
  if (!found.ok) throw new Error(found.message);
  process.env.CHROMIUM_PATH = found.path;
  const home = mkdtempSync(join(tmpdir(), 'wsdoctor-accuracy-'));
  await trustInBrowser(home, lab.caCertificate);
  const queue = [...options.scenarios];
  const judgements: Judgement[] = [];
  const visitSome = async (): Promise<void> => {
    const session = await start(lab, options.extensions, home);
    try {
      for (let scenario = queue.shift(); scenario; scenario = queue.shift()) {
        const judgement = await visit(session, scenario, options);
        judgements.push(judgement);
        options.onJudgement(judgement);
      }
    } finally {
      await session.finish();
    }
  };
  try {
    await Promise.all(Array.from({ length: options.windows }, visitSome));
  } finally {
    removeProfile(home);
  }
  return judgements;
}

async function start(lab: Lab, extensions: readonly string[], home: string): Promise<WatchSession> {
  const loaded = extensions.join(',');
  const started = await startWatchSession({
    browser: 'chromium',
    headed: false,
    args: [
      '--disable-quic',
      '--disable-gpu',
      ...(loaded === '' ? [] : [`--disable-extensions-except=${loaded}`, `--load-extension=${loaded}`]),
      ...lab.browserArgs,
    ],
    env: { HOME: home },
  });
  if (!started.ok) throw new Error(started.message);
  return started.session;
}

async function visit(
  { recorder, endpoint }: WatchSession,
  scenario: LabScenario,
  options: WalkOptions,
): Promise<Judgement> {
  await recorder.open('about:blank', 'first tab');
  await pause(LAST_WORDS);
  // The next page would load while the net log is handed over, and be lost then.
  await recorder.complete();
  const recording = createLiveRecording();
  recorder.use(recording);
  await recorder.open(scenario.pageUrl, 'first tab');
  await drive(endpoint, scenario);
  await pause(scenario.settlesAfter);
  if (options.mode === 'watch-blanked') {
    // Once, as at the end of a run: what happens while the net log is handed over is lost.
    await pause(options.patience);
    await recorder.complete();
  }
  const read = async () => ({
    report: reportOn(recording, undefined),
    facts: recording.diagnosis().findings.map(({ match }) => match.facts),
  });
  return judgeInTime({ read }, scenario, options);
}

async function drive(endpoint: string, scenario: LabScenario): Promise<void> {
  if (!scenario.drive) return;
  const browser = await chromium.connectOverCDP(endpoint);
  try {
    const page = browser
      .contexts()
      .flatMap((context) => context.pages())
      .find((each) => each.url().startsWith(scenario.pageUrl));
    if (page) await scenario.drive(page);
  } catch (error) {
    console.error(`${scenario.id} could not be driven: ${error}`);
  } finally {
    await browser.close();
  }
}
