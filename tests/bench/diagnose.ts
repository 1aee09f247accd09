import { cpus, loadavg } from 'node:os';
import { createLiveSession, type LiveSession } from '../../panel/session/live-session.ts';
import type { CapturedEvent } from '../../src/capture/captured-event.ts';
import { diagnose } from '../../src/diagnosis/diagnose.ts';
import { rules } from '../../src/rules/index.ts';
import { ingest } from '../../src/session/ingest.ts';
import { createSession } from '../../src/session/session.ts';
import { printFigure } from './figure.ts';
import { longSession } from './long-session.ts';

const EVENTS = 1_000_000;
/** The panel's own pace, in milliseconds of the session. */
const REFRESH_EVERY = 100;
/** Diagnoses after every single event are measured on this many, after all that came before them. */
const SINGLY = 50_000;

const log = (line: string): void => console.error(line);

/** Milliseconds of processor time, so that what else the machine does is not counted. */
function timed<Value>(run: () => Value): [Value, number] {
  const began = process.cpuUsage();
  const value = run();
  const { user, system } = process.cpuUsage(began);
  return [value, (user + system) / 1_000];
}

interface Spent {
  ingesting: number;
  diagnosing: number;
  diagnoses: number;
  longest: number;
}

function* first<Value>(count: number, values: Iterator<Value>): Generator<Value> {
  for (let left = count; left > 0; left -= 1) {
    const { value, done } = values.next();
    if (done) return;
    yield value;
  }
}

/**
 * Takes events in and diagnoses whenever `isDue`, as the panel does. To ask for the processor time costs about as much
 * as a diagnosis: it is asked for once, and shared out by the time that passed.
 */
function follow(
  doctor: LiveSession,
  events: Iterable<CapturedEvent>,
  isDue: (event: CapturedEvent) => boolean,
): Spent {
  const spent = { ingesting: 0, diagnosing: 0, diagnoses: 0, longest: 0 };
  let batch: CapturedEvent[] = [];
  const take = (): void => {
    const began = performance.now();
    doctor.take(batch);
    const taken = performance.now();
    doctor.diagnosis();
    const diagnosing = performance.now() - taken;
    spent.ingesting += taken - began;
    spent.diagnosing += diagnosing;
    spent.diagnoses += 1;
    spent.longest = Math.max(spent.longest, diagnosing);
    batch = [];
  };
  const began = performance.now();
  const [, busy] = timed(() => {
    for (const event of events) {
      batch.push(event);
      if (isDue(event)) take();
    }
    if (batch.length > 0) take();
  });
  const share = Math.min(1, busy / (performance.now() - began));
  return { ...spent, ingesting: spent.ingesting * share, diagnosing: spent.diagnosing * share };
}

function everyRefresh(): (event: CapturedEvent) => boolean {
  let next = 0;
  return ({ at }) => {
    if (at < next) return false;
    next = at + REFRESH_EVERY;
    return true;
  };
}

function report(name: string, { ingesting, diagnosing, diagnoses, longest }: Spent, events: number): void {
  log(
    `${name}: ${diagnoses} diagnoses of ${events} events, ${diagnosing.toFixed(0)} ms; longest ${longest.toFixed(1)} ms; ingesting ${ingesting.toFixed(0)} ms`,
  );
  printFigure(`diagnose.${name}-per-event`, (1_000 * diagnosing) / events, 'us', 20);
}

log(`${cpus().length} × ${cpus()[0]?.model}, load ${loadavg()[0]?.toFixed(2)}, Node ${process.version}`);
const live = createLiveSession(() => 0);
const events = longSession(EVENTS + SINGLY);
report('panel', follow(live, first(EVENTS, events), everyRefresh()), EVENTS);
report(
  'singly',
  follow(live, first(SINGLY, events), () => true),
  SINGLY,
);

const cold = createSession();
for (const event of longSession(EVENTS)) ingest(cold, event);
const [{ findings }, took] = timed(() => diagnose(cold, rules));
log(`cold: ${cold.connections.size} connections, ${findings.map(({ rule }) => rule.id).join(', ')}`);
printFigure('diagnose.cold', took, 'ms', 300);
