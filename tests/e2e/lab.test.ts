import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type DoctorBrowser, until } from '../../scripts/doctor-browser.ts';
import type { Lab } from '../lab/scenario.ts';
import { startLab } from '../lab/start.ts';
import { diagnosisOf, launchTestDoctor } from './doctor.ts';

let lab: Lab;
let doctor: DoctorBrowser;

beforeAll(async () => {
  const leftOut: string[] = [];
  lab = await startLab({ log: (line) => leftOut.push(line) });
  expect(leftOut, 'the machine lacks what the lab needs').toEqual([]);
  doctor = await launchTestDoctor({ caCertificate: lab.caCertificate });
  await doctor.panel.getByRole('checkbox', { name: 'Preserve log' }).check();
});

afterAll(async () => {
  await doctor?.close();
  await lab?.stop();
});

describe('every endpoint of the lab, through the real panel', () => {
  it('names each failure first, and leaves healthy sockets alone', async () => {
    const wrong: string[] = [];
    for (const scenario of lab.scenarios) {
      await doctor.page.goto(scenario.pageUrl, { waitUntil: 'commit' });
      const healthy = scenario.expects === 'healthy';
      const settled = async () => {
        const { connections, verdicts } = await diagnosisOf(doctor, scenario.pageUrl);
        if (connections.length === 0) return undefined;
        if (healthy) return connections.some(({ openedAt }) => openedAt !== null) || undefined;
        return verdicts[0]?.rule === scenario.expects || undefined;
      };
      await until(settled, scenario.id, scenario.settlesAfter / 1000 + 20).catch(() => undefined);
      const { verdicts } = await diagnosisOf(doctor, scenario.pageUrl);
      const first = verdicts[0]?.rule ?? 'none';
      if (healthy) {
        const alarms = verdicts.filter(({ severity }) => severity !== 'info').map(({ rule }) => rule);
        if (alarms.length > 0) wrong.push(`${scenario.id}: healthy, but ${alarms.join(', ')}`);
      } else if (first !== scenario.expects) {
        wrong.push(`${scenario.id}: expected ${scenario.expects}, got ${first}`);
      } else if (verdicts[0]?.row !== scenario.row) {
        wrong.push(`${scenario.id}: expected row ${scenario.row}, got ${verdicts[0]?.row}`);
      }
    }
    expect(wrong).toEqual([]);
  }, 600_000);
});
