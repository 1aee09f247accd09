import { resolve } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { buildFirefoxExtension } from '../../scripts/build-extension.ts';
import { walkFirefox } from '../bench/accuracy-firefox.ts';
import type { Lab } from '../lab/scenario.ts';
import { startLab } from '../lab/start.ts';

/** One of each kind of evidence: an error, a status, TLS, a close code, and no fault at all. */
const VISITED = [
  'connection-refused',
  'no-response',
  'unauthorized',
  'wss-to-plain-port',
  'app-close-code',
  'healthy',
];

let lab: Lab;

beforeAll(async () => {
  buildFirefoxExtension();
  lab = await startLab();
});
afterAll(() => lab?.stop());

it('names failures first in the real toolbox of Firefox, and leaves healthy sockets alone', async () => {
  const scenarios = VISITED.flatMap((start) =>
    lab.scenarios.filter(({ expects }) => expects === start).slice(0, 2),
  );
  const judged = await walkFirefox(lab, {
    scenarios,
    extension: resolve('dist/firefox'),
    browsers: 2,
    patience: 30_000,
    onJudgement: () => undefined,
  });
  expect(judged).toHaveLength(scenarios.length);
  expect(scenarios.length).toBeGreaterThanOrEqual(VISITED.length);
  expect(judged.filter(({ top1 }) => !top1).map(({ scenario, said }) => [scenario.id, said])).toEqual([]);
}, 300_000);
