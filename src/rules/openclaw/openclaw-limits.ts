import { lastSent } from '../../diagnosis/evidence.ts';
import { formatBytes, formatCount } from '../../shared/format.ts';
import { readLog } from './shared/fixes.ts';
import { closedFor } from './shared/gateway-case.ts';
import { type GatewayFault, gatewayRule } from './shared/gateway-rule.ts';
import type { OpenClawRule } from './shared/openclaw-rule.ts';

/** After hello (server-constants.ts); hello-ok names it as policy.maxPayload. */
const MAX_PAYLOAD = 26_214_400;

const ROWS: readonly Omit<GatewayFault, 'spec' | 'requires'>[] = [
  {
    id: 'openclaw-frame-too-large',
    title: 'Message too big for the OpenClaw gateway',
    scenario: 'D3',
    shows: ({ closed, facts }) => facts.hello !== undefined && closed?.code === 1009,
    proof: ({ connection, closed, facts }) => [
      closed && lastSent(connection, closed.at),
      closed && {
        fact: `It takes ${formatCount(facts.hello?.maxPayload ?? MAX_PAYLOAD)} bytes in one message.`,
        events: [closed.event],
      },
    ],
    fixes: () => [
      {
        title: 'Send smaller attachments',
        detail:
          'The limit cannot be configured. Attachments travel as base64, which adds a third: hello-ok names what they may have in policy.attachments. Shrink pictures, or put large files where the agent can fetch them.',
      },
    ],
  },
  {
    id: 'openclaw-slow-consumer',
    title: 'Page reads more slowly than the OpenClaw gateway sends',
    scenario: 'D4',
    shows: (found) => closedFor(found, 1008, /^slow consumer$/),
    proof: ({ connection, closed }) => [
      closed && {
        fact: `${connection.received.frames} messages of ${formatBytes(connection.received.bytes)} had been read; more than 50 MiB were waiting in the gateway.`,
        events: [closed.event],
      },
    ],
    fixes: () => [
      {
        title: 'Read messages without long pauses',
        detail:
          'A page that is stopped in the debugger, or busy for seconds with each message, reads nothing meanwhile. Mostly the end looks like a bare 1006; the log of the gateway then has cause=outbound-buffer-exceeded.',
      },
      readLog('cause=outbound-buffer-exceeded is the same fault.'),
    ],
  },
  {
    id: 'openclaw-calls-unauthorized',
    title: 'OpenClaw gateway closed: rejected methods called repeatedly',
    scenario: 'C4',
    shows: (found) => closedFor(found, 1008, /^repeated unauthorized calls$/),
    proof: ({ facts, closed }) => [
      closed && { fact: `${facts.failed} of its requests had failed; ten may.`, events: [closed.event] },
    ],
    fixes: () => [
      {
        title: 'Stop after the first rejection',
        detail:
          'An answer with "unauthorized role" is final for this connection: another role has to be asked for in connect, and approved.',
      },
    ],
  },
  {
    id: 'openclaw-framing-error',
    title: 'OpenClaw gateway received an invalid WebSocket frame',
    scenario: 'C9',
    shows: ({ closed }) => (closed?.code === 1002 || closed?.code === 1007) && closed.reason === '',
    proof: ({ closed }) => [
      closed && {
        fact:
          closed.code === 1007
            ? 'A text message was not UTF-8.'
            : 'A frame was unmasked, or had an opcode or a bit that the protocol does not know.',
        events: [closed.event],
      },
    ],
    fixes: () => [
      {
        title: 'Check the proxies between browser and gateway',
        detail:
          'Browsers send valid frames. A proxy that rewrites the stream, or adds compression that the gateway had refused, damages them; a client written by hand may send them so.',
      },
    ],
  },
];

export const openclawLimits: readonly OpenClawRule[] = ROWS.map((row) =>
  gatewayRule({ ...row, spec: 'gateway/protocol', requires: ['page'] }),
);
