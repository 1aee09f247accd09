import { describe, expect, it } from 'vitest';
import { diagnose } from '../../../src/diagnosis/diagnose.ts';
import { renderHtml } from '../../../src/export/report/html.ts';
import { renderMarkdown } from '../../../src/export/report/markdown.ts';
import { buildReport } from '../../../src/export/report/report.ts';
import { metricsOf } from '../../../src/metrics/metrics.ts';
import { rules } from '../../../src/rules/index.ts';
import { foldAttempts } from '../../../src/session/reconnect-groups.ts';
import type { Session } from '../../../src/session/session.ts';
import {
  INITIATORS,
  initiatorOf,
  initiatorScript,
  ownConnections,
} from '../../../src/session/synthetic-connection.ts';
import {
  conversation,
  created,
  devtools,
  failed,
  opened,
  REFUSED,
  START,
  type Step,
  tape,
  wire,
} from '../../support/tape.ts';

const URL_ = 'ws://api.test:8080/live';
const stack = (trial: 'client' | 'experiment') => `    at ${initiatorScript(trial, 7)}:12:12`;

/** What this panel opened in the page, and what came of it. */
function tried(trial: 'client' | 'experiment', socket: number, at: number): Step[] {
  const place = { socket };
  return [
    created(URL_, { ...place, at, stack: stack(trial) }),
    ...failed(at + 5, place),
    wire(at + 7, { url: URL_, reason: REFUSED, requestSent: false }),
  ];
}

const healthy = [devtools(), ...conversation(URL_)];
const report = (session: Session) =>
  buildReport(session, diagnose(session, rules), { now: START, version: '0' });

describe('what this panel opened in the page', () => {
  it('is known by its script', () => {
    for (const trial of INITIATORS) expect(initiatorOf(stack(trial))).toBe(trial);
    expect(initiatorOf('at https://page.test/app.js:1:1')).toBe(undefined);
    expect(initiatorOf(undefined)).toBe(undefined);
  });

  it.each(INITIATORS)(
    'by its %s leaves a healthy page without a finding and its figures as they were',
    (trial) => {
      const before = tape(...healthy);
      const trials = [tried(trial, 21, 5_000), tried(trial, 22, 5_050), tried(trial, 23, 5_100)].flat();
      const after = tape(...healthy, ...trials);
      expect(after.connections.size).toBe(before.connections.size + 3);
      expect(diagnose(after, rules).findings).toEqual(diagnose(before, rules).findings);
      expect(metricsOf(after)).toMatchObject({ open: metricsOf(before).open, failuresPerMinute: 0 });
      const page = [...after.connections.values()].filter((each) => each.initiatedBy === undefined);
      expect(page.map(({ id }) => foldAttempts(after).get(id)?.length)).toEqual(page.map(() => 1));
    },
  );

  it('does not hide that the page itself fails alike', () => {
    const session = tape(
      devtools(),
      created(URL_, { socket: 1 }),
      ...failed(20, { socket: 1 }),
      wire(22, { url: URL_, reason: REFUSED, requestSent: false }),
      ...tried('client', 2, 6_000),
    );
    const [found] = diagnose(session, rules).findings;
    expect(found?.rule.id).toBe('connection-refused');
    expect(found?.connections).toHaveLength(1);
  });

  it('is counted from the network log alone, where the page’s own record is missing', () => {
    const initiator = initiatorScript('client', 7);
    const session = tape(devtools(), wire(30, { url: URL_, reason: REFUSED, requestSent: false, initiator }));
    expect([...session.connections.values()].map(({ initiatedBy }) => initiatedBy)).toEqual(['client']);
    expect(diagnose(session, rules).findings).toEqual([]);
  });

  it('is marked in every report, and not in the steps to see the same', () => {
    const session = tape(...healthy, ...tried('client', 21, 5_000));
    const made = report(session);
    expect(made.connections.map(({ openedBy }) => openedBy)).toEqual(['page', 'client']);
    expect(made.verdicts.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(made.steps.join('\n')).not.toContain('REFUSED');
    for (const text of [renderMarkdown(made), renderHtml(made)])
      expect(text).toContain('opened by the client');
  });

  it('goes on being known when its socket opens', () => {
    const session = tape(created(URL_, { stack: stack('client') }), opened(20));
    expect(session.openSockets.size).toBe(0);
    expect(session.openedUrls.size).toBe(0);
  });
});

it('its script has the number of the attempt in its name', () => {
  expect(initiatorScript('client', 7)).toBe('wsdoctor-client-7.js');
  expect(initiatorOf('wsdoctor-client-7.js')).toBe('client');
  expect(initiatorOf('https://page.test/wsdoctor-experiment-12.js')).toBe('experiment');
});

it.each(['wsdoctor-other-7.js', 'wsdoctor-client.js', 'mywsdoctor-client-7.js', 'client', ''])(
  'is not what another script opened, such as %j',
  (made) => expect(initiatorOf(made)).toBeUndefined(),
);

it('the connections of the page are those without it', () => {
  const session = tape(created(URL_, { stack: stack('client') }), created(URL_, { at: 20 }));
  expect(ownConnections(session.connections).map(({ socket }) => socket)).toEqual([2]);
});
