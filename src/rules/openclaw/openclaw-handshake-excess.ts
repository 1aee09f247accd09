import { formatCount } from '../../shared/format.ts';
import { firstMessage } from './shared/evidence.ts';
import { gatewayRule } from './shared/gateway-rule.ts';
import type { OpenClawRule } from './shared/openclaw-rule.ts';

/** server-constants.ts */
const PREAUTH_BYTES = 65_536;

const fault = { spec: 'gateway/protocol', requires: ['page'], check: 'form of the request' } as const;

/** Too much was sent before hello. */
export const openclawHandshakeExcess: readonly OpenClawRule[] = [
  gatewayRule({
    ...fault,
    id: 'openclaw-handshake-flood',
    title: 'OpenClaw gateway: too many messages before hello-ok',
    scenario: 'C4',
    shows: ({ closed, facts }) =>
      !facts.hello && /^too many pending handshake frames$/.test(closed?.reason ?? ''),
    proof: ({ facts, closed }) => [
      closed && {
        fact: `It sent ${facts.sentBeforeHello} messages before hello; 15 may wait.`,
        events: [closed.event],
      },
    ],
    fixes: () => [
      {
        title: 'Wait for hello-ok',
        detail: 'Send connect alone, and queue the rest until its answer is there.',
      },
    ],
  }),
  gatewayRule({
    ...fault,
    id: 'openclaw-handshake-too-large',
    title: 'OpenClaw gateway: first message over 64 KiB',
    scenario: 'D3',
    shows: ({ closed, facts }) => !facts.hello && closed?.code === 1009,
    proof: (found) => [
      ...firstMessage(found),
      found.closed && {
        fact: `Before hello the limit is ${formatCount(PREAUTH_BYTES)} bytes.`,
        events: [found.closed.event],
      },
    ],
    fixes: () => [
      {
        title: 'Keep connect small',
        detail: 'Send data after hello-ok, when messages of up to 25 MiB are accepted.',
      },
    ],
  }),
];
