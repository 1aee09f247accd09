import type { Connection } from '../../src/connection.ts';
import { statusOf } from './connection-status.ts';

/** `unknown`: it happened or not, nobody saw. `ahead`: not reached. */
export type StepState = 'done' | 'now' | 'failed' | 'unknown' | 'ahead';

export interface LifecycleStep {
  name: 'Created' | 'Connected' | 'Upgraded' | 'Open' | 'Closed';
  state: StepState;
  /** Milliseconds: since the beginning, of the step that failed or ended it; how long it was, or has been, open. */
  time?: number;
}

/** What belongs to each step. */
export const STEP_PARTS = {
  Created: 'the page calls the constructor',
  Connected: 'DNS, TCP and TLS',
  Upgraded: 'the HTTP upgrade',
  Open: 'messages go both ways',
  Closed: 'the close handshake, or the end of the connection',
} satisfies Record<LifecycleStep['name'], string>;

/** How far a handshake came: to the network connection, and to the answer of the upgrade request. */
function handshakeStates({ opened, violation, wire, state }: Connection): [StepState, StepState] {
  if (opened) return ['done', 'done'];
  if (violation) return ['failed', 'ahead'];
  if (wire) return wire.entry.requestSent ? ['done', 'failed'] : ['failed', 'ahead'];
  return state === 'connecting' ? ['now', 'ahead'] : ['unknown', 'unknown'];
}

/** The life of a socket in five steps, with the one that failed marked; `now` is epoch milliseconds. */
export function lifecycleSteps(connection: Connection, now: number): LifecycleStep[] {
  return stepsWithin(connection).map((step) => {
    const time = timeOf(step, connection, now);
    return time === undefined ? step : { ...step, time };
  });
}

function timeOf({ name, state }: LifecycleStep, connection: Connection, now: number): number | undefined {
  const { createdAt, opened, closed, errored } = connection;
  if (state === 'ahead' || state === 'unknown') return undefined;
  const ended = closed?.at ?? errored?.at;
  if (state === 'now') return now - (opened?.at ?? createdAt);
  if (state === 'failed') return ended === undefined ? undefined : ended - createdAt;
  if (name === 'Upgraded') return opened && opened.at - createdAt;
  if (name === 'Open') return opened && ended !== undefined ? ended - opened.at : undefined;
  return name === 'Closed' && ended !== undefined ? ended - createdAt : undefined;
}

function stepsWithin(connection: Connection): LifecycleStep[] {
  const { kind } = statusOf(connection);
  if (kind === 'refused') {
    return stepsOf(['failed', 'ahead', 'ahead', 'ahead', 'ahead']);
  }
  const [connected, upgraded] = handshakeStates(connection);
  if (!connection.opened) return stepsOf(['done', connected, upgraded, 'ahead', 'ahead']);
  const open = kind === 'open' || kind === 'closing' ? 'now' : 'done';
  const closed = open === 'now' ? 'ahead' : kind === 'lost' ? 'failed' : 'done';
  return stepsOf(['done', 'done', 'done', open, closed]);
}

function stepsOf([created, connected, upgraded, open, closed]: [
  StepState,
  StepState,
  StepState,
  StepState,
  StepState,
]): LifecycleStep[] {
  return [
    { name: 'Created', state: created },
    { name: 'Connected', state: connected },
    { name: 'Upgraded', state: upgraded },
    { name: 'Open', state: open },
    { name: 'Closed', state: closed },
  ];
}
