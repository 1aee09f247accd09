import { endpointOf } from '../../diagnosis/evidence.ts';
import { refusedAfter } from './shared/cut.ts';
import { onGatewayHost } from './shared/fixes.ts';
import { gatewayRule } from './shared/gateway-rule.ts';

export const openclawGatewayDied = gatewayRule({
  id: 'openclaw-gateway-died',
  title: 'OpenClaw gateway stopped without a close frame',
  says: ({ connection }) => `The OpenClaw gateway on ${endpointOf(connection)} went down without a goodbye`,
  scenario: 'C1',
  requires: ['page'],
  shows: (found) => refusedAfter(found) !== undefined,
  proof: (found) => [
    {
      fact: 'The connection was cut without a close frame, and its port refused the next attempt. A gateway that is stopped or restarted says 1012 first.',
      events: [
        found.closed?.event ?? found.connection.createdEvent,
        refusedAfter(found)?.createdEvent ?? found.connection.createdEvent,
      ],
    },
  ],
  fixes: () => [
    onGatewayHost(
      'See why it died, and start it again',
      "On the gateway's host. The kernel's log has it when memory ran out.",
      "openclaw gateway status\nopenclaw doctor\ndmesg -T | grep -i -E 'out of memory|killed process'",
    ),
  ],
});
