import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type DoctorBrowser, until } from '../../scripts/doctor-browser.ts';
import type { Lab } from '../lab/scenario.ts';
import { startLab } from '../lab/start.ts';
import { diagnosisOf, launchTestDoctor } from './doctor.ts';

const FAILURES = ['connection-refused', 'forbidden', 'no-response', 'protocol-error'];

let lab: Lab;
let doctor: DoctorBrowser;

beforeAll(async () => {
  lab = await startLab({ only: FAILURES });
  doctor = await launchTestDoctor({ alsoLoad: ['tests/lab/blanking-extension'] });
});

afterAll(async () => {
  await doctor?.close();
  await lab?.stop();
});

async function firstVerdict(id: string) {
  const scenario = lab.scenarios.find((each) => each.id === id);
  if (!scenario) throw new Error(`the lab has no ${id}`);
  await doctor.page.goto(scenario.pageUrl, { waitUntil: 'commit' });
  return until(async () => {
    const { verdicts } = await diagnosisOf(doctor, scenario.pageUrl);
    return verdicts.find(({ rule }) => rule !== 'unexplained-failure');
  }, `a verdict on ${id}`);
}

describe('beside an extension that holds declarativeNetRequest', () => {
  it.each(['connection-refused', 'forbidden', 'no-response'])(
    'says of %s that the reason is hidden',
    async (id) => {
      const verdict = await firstVerdict(id);
      expect(verdict.rule).toBe('reason-hidden');
      expect(verdict.row).toBe('A10');
      expect(verdict.confidence).not.toBe('possible');
    },
  );

  it('tells the stage that was reached, which no extension hides', async () => {
    const words = async (id: string) => JSON.stringify((await firstVerdict(id)).evidence);
    expect(await words('connection-refused')).toContain('never sent');
    expect(await words('forbidden')).toContain('was sent');
  });

  it('still names what went wrong after opening', async () => {
    expect((await firstVerdict('protocol-error')).rule).toBe('protocol-error');
  });
});
