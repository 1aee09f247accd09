import type { Connection } from '../../src/connection.ts';
import { statusOf } from './connection-status.ts';

/** `unknown`: it happened or not, nobody saw. `ahead`: not reached. */
export type StepState = 'done' | 'now' | 'failed' | 'unknown' | 'ahead';

export interface LifecycleStep {
  name: 'Created' | 'Connected' | 'Upgraded' | 'Open' | 'Closed';
  state: StepState;
}

/** How far a handshake came: to the network connection, and to the answer of the upgrade request. */
function handshakeStates({ opened, violation, wire, state }: Connection): [StepState, StepState] {
  if (opened) return ['done', 'done'];
  if (violation) return ['failed', 'ahead'];
  if (wire) return wire.entry.requestSent ? ['done', 'failed'] : ['failed', 'ahead'];
  return state === 'connecting' ? ['now', 'ahead'] : ['unknown', 'unknown'];
}

/** The life of a socket in five steps, with the one that failed marked. */
export function lifecycleSteps(connection: Connection): LifecycleStep[] {
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
