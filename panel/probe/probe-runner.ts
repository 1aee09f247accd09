import type { ExperimentResult, Outcome } from '../../src/experiments/experiment-result.ts';
import { parseTerminalProbe } from '../../src/probe/cli-report/parse-terminal.ts';
import { terminalResults } from '../../src/probe/cli-report/terminal-results.ts';
import { type Experiment, MOST_EXPERIMENTS } from '../../src/probe/experiment.ts';
import type { Choices } from '../../src/probe/plan.ts';
import { planExperiments } from '../../src/probe/plan.ts';
import { whyNotTry } from '../../src/probe/skip-reason.ts';
import type { ConnectionId } from '../../src/session/connection.ts';
import { seenResult } from '../../src/session/observed-result.ts';
import { contextOf } from '../../src/session/session.ts';
import type { LiveSession } from '../session/live-session.ts';
import { fetchFromExtension } from './extension-fetch.ts';
import { connectFromExtension, idleFromExtension, sizesFromExtension } from './extension-probe.ts';
import { createAllowance } from './probe-allowance.ts';
import type { PageProbe, Terms } from './probe-page.ts';

export interface Run {
  connection: ConnectionId;
  steps: readonly Experiment[];
  /** Ids of what is going on. */
  current: ReadonlySet<string>;
  results: readonly ExperimentResult[];
  over: boolean;
}

/** Where experiments are started and stopped. One run at a time; nothing is sent before `start`. */
export interface ProbeRunner {
  run(): Run | undefined;
  start(connection: ConnectionId, choices: Choices): Promise<void>;
  cancel(): void;
  /** Takes the command line's output as evidence; what is wrong with it, if anything. */
  paste(connection: ConnectionId, text: string): string | undefined;
  subscribe(listener: () => void): () => void;
}

/** So few at a time, and after the first ones a single socket, that no host ever has more than four connections of a run: the browser keeps those of a few fetches. */
const AT_A_TIME = 2;

export function createProbeRunner(
  liveSession: LiveSession,
  page: PageProbe | undefined,
  now: () => number,
): ProbeRunner {
  let run: Run | undefined;
  let stop = new AbortController();
  const listeners = new Set<() => void>();
  const change = (next: Run): void => {
    run = next;
    for (const listener of listeners) listener();
  };
  const tell = (connection: ConnectionId, results: ExperimentResult[]): void =>
    liveSession.take([{ source: 'probe', kind: 'probe-run', at: now(), connection, results }]);
  return {
    run: () => run,
    async start(id, choices) {
      const session = liveSession.session();
      const connection = session.connections.get(id);
      if (!connection || (run && !run.over)) return;
      stop = new AbortController();
      const steps = planExperiments(connection, session, choices).slice(0, MOST_EXPERIMENTS);
      const context = contextOf(session, connection);
      const frame = context?.top === false ? context.url : undefined;
      const terms = {
        frame,
        signal: stop.signal,
        timeoutMs: choices.timeoutMs,
        allowance: createAllowance(),
      };
      const perform = experimentRunner(page, terms);
      change({
        connection: id,
        steps,
        current: new Set(),
        results: [seenResult(connection, Date.now())],
        over: false,
      });
      await runSteps(() => run as Run, change, perform);
      const done = run as Run;
      tell(
        id,
        done.results.filter(({ experiment }) => experiment !== 'seen'),
      );
      change({ ...done, over: true });
    },
    cancel: () => stop.abort(),
    paste(connection, text) {
      const parsed = parseTerminalProbe(text);
      if (!parsed.ok) return parsed.why;
      tell(connection, terminalResults(parsed.probe));
      return undefined;
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

type RunExperiment = (experiment: Experiment) => Promise<Outcome>;

async function runSteps(get: () => Run, change: (run: Run) => void, perform: RunExperiment): Promise<void> {
  const one = async (step: Experiment): Promise<void> => {
    const why = whyNotTry(step, get().results);
    const start = performance.now();
    change({ ...get(), current: new Set([...get().current, step.id]) });
    const outcome: Outcome = why === undefined ? await perform(step) : { kind: 'not-run', why };
    const result: ExperimentResult = {
      experiment: step.id,
      from: step.from,
      url: step.action.url,
      bare: step.bare,
      ms: Math.round(performance.now() - start),
      outcome,
    };
    const current = new Set([...get().current].filter((id) => id !== step.id));
    change({ ...get(), current, results: [...get().results, result] });
  };
  const core = get().steps.filter(({ stage }) => stage === 'core');
  const rest = get().steps.filter(({ stage }) => stage !== 'core');
  const lane = async (): Promise<void> => {
    for (let step = core.shift(); step; step = core.shift()) await one(step);
  };
  await Promise.all(Array.from({ length: AT_A_TIME }, lane));
  for (const step of rest) await one(step);
}

function experimentRunner(page: PageProbe | undefined, shared: Omit<Terms, 'sockets'>): RunExperiment {
  return async ({ action, from, stage }) => {
    const terms: Terms = { ...shared, sockets: stage === 'core' ? AT_A_TIME : 1 };
    if (terms.signal.aborted) return { kind: 'stopped', by: 'cancelled' };
    if (from === 'page' && !page) return { kind: 'not-run', why: 'there is no inspected page here' };
    switch (action.kind) {
      case 'connect':
        return from === 'page' && page
          ? page.connect(action.url, action.protocols, terms)
          : connectFromExtension(action.url, action.protocols, terms);
      case 'get':
        return from === 'page' && page
          ? page.get(action.url, action.credentials, terms)
          : fetchFromExtension(action.url, action.method, terms);
      case 'idle':
        return idleFromExtension(action, terms);
      case 'sizes':
        return sizesFromExtension(action, terms);
      case 'terminal':
        return { kind: 'not-run', why: 'a browser always offers permessage-deflate' };
      default:
        return action satisfies never;
    }
  };
}
