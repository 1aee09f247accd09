import { quote } from '../../diagnosis/evidence.ts';
import type { Session } from '../../session/session.ts';
import { readLog } from './shared/fixes.ts';
import type { GatewayCase } from './shared/gateway-case.ts';
import { gatewayRule } from './shared/gateway-rule.ts';
import type { OpenClawRule } from './shared/openclaw-rule.ts';

/** Ends that are not faults, or that have their own rules. */
const ORDINARY = [1000, 1001, 1005, 1006];

/** A reason of the gateway without its own rule: shown verbatim. */
export function openclawOther(known: readonly OpenClawRule[]): readonly OpenClawRule[] {
  const isNew = ({ connection, session }: GatewayCase): boolean =>
    // As Session: none of them depends on the clock, as `gatewayRule` lets the compiler check.
    !known.some(
      (rule) => rule.severity !== 'info' && rule.explains && rule.detect(connection, session as Session),
    );
  return [
    gatewayRule({
      id: 'openclaw-page-gave-up',
      title: 'Page gave up connecting before the OpenClaw gateway answered',
      scenario: 'C6',
      requires: ['page'],
      shows: (found) => found.closed?.code === 4008 && !found.refusal && isNew(found),
      proof: ({ connection }) => [
        connection.closeCalled && {
          fact: `The page called close(4008, "${quote(connection.closeCalled.reason ?? '')}") and no error frame had come.`,
          events: [connection.closeCalled.event],
        },
      ],
      fixes: () => [
        {
          title: 'Check the console of the page',
          detail:
            'The Control UI does this when its own connect throws: a key that cannot be made or stored, or a hello that it cannot read because page and gateway are of different releases. Reload past the cache, and clear the site data if that does not help.',
        },
        readLog('"closed before connect" has the phase in which the page left.'),
      ],
    }),
    gatewayRule({
      id: 'openclaw-refused',
      title: 'OpenClaw gateway rejects this client',
      scenario: 'B1',
      says: ({ refusal }) =>
        `The OpenClaw gateway refuses this client: ${quote(refusal?.message || (refusal?.code ?? ''))}`,
      shows: (found) => found.refusal !== undefined && isNew(found),
      fixes: () => [readLog('The log has the text of the error frame and its cause.')],
    }),
    gatewayRule({
      id: 'openclaw-closed',
      title: 'OpenClaw gateway closed the connection',
      scenario: 'C5',
      requires: ['page'],
      says: ({ closed }) =>
        `The OpenClaw gateway closed the connection: ${closed?.code ?? ''} ${quote(closed?.reason ?? '')}`.trim(),
      shows: (found) => {
        const { closed, refusal, connection } = found;
        if (!closed || refusal || ORDINARY.includes(closed.code)) return false;
        return connection.closeCalled?.code !== closed.code && isNew(found);
      },
      fixes: () => [readLog('The line with this close reason has the cause.')],
    }),
  ];
}
