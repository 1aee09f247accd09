import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import type { AccuracyBrowser, Panel } from '../bench/accuracy-browser.ts';
import { alarmsIn, type FieldJudgement, isRight, judgeBroken } from './judge.ts';
import { type PageServer, pageOf, startPageServer } from './page-server.ts';
import { createProgramHost, type ProgramHost } from './program-host.ts';
import type { FieldRecording, Visit } from './recording.ts';
import { type FieldScene, fixedSetup, isFailing, type Setup } from './scene.ts';

/** What came of playing one scene. */
export interface Played {
  scene: FieldScene;
  /** Of a failing scene. */
  judgement?: FieldJudgement;
  /** Whether the broken setup worked: then the scene shows nothing. */
  workedBroken: boolean;
  /** Whether it works: with the fix applied, or as it is where it is healthy. */
  works: boolean;
  /** What is said of the setup that works. */
  alarms: string[];
  hints: string[];
  recording: FieldRecording;
}

/** Milliseconds that a verdict may take beyond what the scene takes by itself. */
const PATIENCE = 5_000;
/** A connection that works is watched for so long. */
const WATCHED = 2_500;
/** A machine that has much else to do may need this long until something works. */
const WORKS_WITHIN = 25_000;

export interface Stage {
  browser: AccuracyBrowser;
  /** Path of a PEM file. */
  certificate: string;
}

/** Plays a scene: its servers, its page in a browser with the panel, then the same with its fix. */
export async function playScene(stage: Stage, scene: FieldScene): Promise<Played> {
  const pages = await startPageServer();
  const host = await createProgramHost(namesIn(scene), {
    page: String(pages.port),
    cert: stage.certificate,
  });
  const show: Show = (setup, watch) => showSetup(stage, { setup, pages, host }, watch);
  try {
    const broken = isFailing(scene)
      ? await show(scene, (panel) => untilRight(panel, (report) => judgeBroken(scene, report), scene.takes))
      : undefined;
    const working = await show(isFailing(scene) ? fixedSetup(scene) : scene, async (panel, page) => {
      const works = await untilWorking(page, scene.takes);
      await pause(WATCHED);
      return { works, ...alarmsIn((await panel.read()).report) };
    });
    return {
      scene,
      ...(broken && { judgement: broken.outcome }),
      workedBroken: broken?.itWorks ?? false,
      ...working.outcome,
      recording: { id: scene.id, ...(broken && { broken: broken.visit }), working: working.visit },
    };
  } finally {
    await host.stop();
    host.discard();
    await pages.close();
  }
}

/** All that the texts of a scene name, and its programs. */
function namesIn(scene: FieldScene): string[] {
  const texts = JSON.stringify(scene).matchAll(/@([a-z][a-z0-9]*)@/g);
  return [...new Set([...Object.keys(scene.servers), ...[...texts].map(([, name = '']) => name)])];
}

type Watch<Outcome> = (panel: Panel, page: Page) => Promise<Outcome>;
type Show = <Outcome>(
  setup: Setup,
  watch: Watch<Outcome>,
) => Promise<{ outcome: Outcome; itWorks: boolean; visit: Visit }>;

async function showSetup<Outcome>(
  { browser }: Stage,
  { setup, pages, host }: { setup: Setup; pages: PageServer; host: ProgramHost },
  watch: Watch<Outcome>,
): Promise<{ outcome: Outcome; itWorks: boolean; visit: Visit }> {
  const html = await pageOf(host.fill(setup.client));
  pages.show(html);
  writeFileSync(join(host.dir, 'index.html'), html);
  await host.start(setup.servers);
  // A tab of its own: Chromium delays handshakes in a tab in which many have failed.
  const page = await browser.newPage();
  await page.context().clearCookies();
  const panel = await browser.openPanel(page);
  try {
    await panel.clear();
    await page.goto(host.fill(setup.page ?? 'http://127.0.0.1:@page@/'), { waitUntil: 'commit' });
    const outcome = await watch(panel, page);
    const visit = { judgedAt: Date.now(), events: await panel.recorded() };
    return { outcome, itWorks: await doesItWork(page), visit };
  } finally {
    panel.close();
    await page.close();
    await host.stop();
  }
}

/** Asks until the answer is right and stays so for a moment, or time is up. */
async function untilRight(
  panel: Panel,
  judge: (report: Awaited<ReturnType<Panel['read']>>['report']) => FieldJudgement,
  takes = 0,
): Promise<FieldJudgement> {
  const end = Date.now() + takes + PATIENCE;
  await pause(takes);
  for (;;) {
    const judgement = judge((await panel.read()).report);
    if (isRight(judgement)) {
      await pause(1_500);
      return judge((await panel.read()).report);
    }
    if (Date.now() > end) return judgement;
    await pause(200);
  }
}

async function untilWorking(page: Page, takes = 0): Promise<boolean> {
  const end = Date.now() + takes + WORKS_WITHIN;
  while (!(await doesItWork(page))) {
    if (Date.now() > end) return false;
    await pause(100);
  }
  return true;
}

const doesItWork = (page: Page): Promise<boolean> =>
  page.evaluate('globalThis.itWorks === true').then(Boolean, () => false);
