import type { Connection } from '../../src/session/connection.ts';
import { type MessageKey, type PlainKey, t } from '../messages/message.ts';
import { statusOf } from '../store/connection-status.ts';
import { failedStages, type NetworkStage } from './failed-stage.ts';

/**
 * `unknown`: nobody saw whether it happened. `maybe`: the failure was here or at another step marked like this.
 * `ahead`: not reached.
 */
export type StepState = 'done' | 'now' | 'failed' | 'maybe' | 'unknown' | 'ahead';

export interface LifecycleStep {
  name: 'Created' | NetworkStage | 'Upgrade' | 'Open' | 'Closing' | 'Closed';
  state: StepState;
  /** Milliseconds: for the failed or last step, since the beginning; for the open step, its duration. */
  time?: number;
}

/** The names of steps that are words; the others are names in every language. */
const STEP_NAMES: Partial<Record<LifecycleStep['name'], PlainKey>> = {
  Created: 'step_name_created',
  Open: 'metric_open',
  Closing: 'step_name_closing',
  Closed: 'step_name_closed',
};

export function stepName(name: LifecycleStep['name']): string {
  const key = STEP_NAMES[name];
  return key === undefined ? name : t(key);
}

/** The title of each step, and the ready state of the socket during it. */
export const STEP_PARTS = {
  Created: 'step_created',
  DNS: 'step_dns',
  TCP: 'step_tcp',
  TLS: 'step_tls',
  Upgrade: 'step_upgrade',
  Open: 'step_open',
  Closing: 'step_closing',
  Closed: 'step_closed',
} satisfies Record<LifecycleStep['name'], MessageKey>;

const ADDRESS = /^(?:\d{1,3}(?:\.\d{1,3}){3}|\[.*\])$/;

/** An IP address needs no DNS, and ws:// no TLS. */
function networkSteps({ parsedUrl: { host, secure } }: Connection): NetworkStage[] {
  return [...(ADDRESS.test(host) ? [] : ['DNS' as const]), 'TCP', ...(secure ? ['TLS' as const] : [])];
}

function handshakeSteps(connection: Connection): LifecycleStep[] {
  const { opened, wire, state } = connection;
  const network = networkSteps(connection);
  const all = (each: StepState, upgrade: StepState): LifecycleStep[] => [
    ...network.map((name) => ({ name, state: each })),
    { name: 'Upgrade', state: upgrade },
  ];
  if (opened) return all('done', 'done');
  if (!wire) return state === 'connecting' ? all('now', 'ahead') : all('unknown', 'unknown');
  if (wire.entry.requestSent) return all('done', 'failed');
  const failed = failedStages(wire).filter((name) => network.includes(name));
  const first = network.findIndex((name) => failed.includes(name));
  return [
    ...network.map((name, at) => ({ name, state: stateAt(at, first, failed.includes(name), failed.length) })),
    { name: 'Upgrade', state: 'ahead' },
  ];
}

function stateAt(at: number, first: number, isFailed: boolean, count: number): StepState {
  if (isFailed) return count === 1 ? 'failed' : 'maybe';
  return at < first ? 'done' : 'ahead';
}

/** The life of a connection in steps, with the failed one marked; `now` is epoch milliseconds. */
export function lifecycleSteps(connection: Connection, now: number): LifecycleStep[] {
  return stepsOf(connection).map((step) => {
    const time = timeOf(step, connection, now);
    return time === undefined ? step : { ...step, time };
  });
}

function timeOf({ name, state }: LifecycleStep, connection: Connection, now: number): number | undefined {
  const { createdAt, opened, closed, errored } = connection;
  const ended = closed?.at ?? errored?.at;
  switch (state) {
    case 'ahead':
    case 'unknown':
    case 'maybe':
      return undefined;
    case 'now':
      return name === 'DNS' || name === 'TLS' ? undefined : now - (opened?.at ?? createdAt);
    case 'failed':
      return ended === undefined ? undefined : ended - createdAt;
    case 'done':
      if (name === 'Upgrade') return opened && opened.at - createdAt;
      if (name === 'Open') return opened && ended !== undefined ? ended - opened.at : undefined;
      return name === 'Closed' && ended !== undefined ? ended - createdAt : undefined;
    default:
      return state satisfies never;
  }
}

const AHEAD: LifecycleStep[] = [
  { name: 'Open', state: 'ahead' },
  { name: 'Closing', state: 'ahead' },
  { name: 'Closed', state: 'ahead' },
];

function stepsOf(connection: Connection): LifecycleStep[] {
  const { kind } = statusOf(connection);
  if (kind === 'refused' || kind === 'blocked') {
    const never = networkSteps(connection).map((name) => ({ name, state: 'ahead' as const }));
    return [{ name: 'Created', state: 'failed' }, ...never, { name: 'Upgrade', state: 'ahead' }, ...AHEAD];
  }
  if (!connection.opened) return [...handshakeSteps(connection), ...AHEAD];
  return [...handshakeSteps(connection), ...endOfLife(kind)];
}

/** A dropped connection has no close frames: that is the step that failed. */
function endOfLife(kind: ReturnType<typeof statusOf>['kind']): LifecycleStep[] {
  const steps = (open: StepState, closing: StepState, closed: StepState): LifecycleStep[] => [
    { name: 'Open', state: open },
    { name: 'Closing', state: closing },
    { name: 'Closed', state: closed },
  ];
  switch (kind) {
    case 'open':
    case 'connecting':
      return steps('now', 'ahead', 'ahead');
    case 'closing':
      return steps('done', 'now', 'ahead');
    case 'lost':
      return steps('done', 'failed', 'done');
    case 'left':
      return steps('done', 'unknown', 'done');
    case 'closed-with-error':
      return steps('done', 'done', 'failed');
    case 'closed':
    case 'failed':
    case 'blocked':
    case 'refused':
      return steps('done', 'done', 'done');
    default:
      return kind satisfies never;
  }
}
