import { commandTarget, retarget } from '../../fixes/command-target.ts';
import { netErrorOf } from '../../session/handshake-outcome.ts';
import { onGatewayHost } from './shared/fixes.ts';
import { unreachableRule } from './shared/unreachable-rule.ts';

export const openclawPlainPort = unreachableRule({
  id: 'openclaw-plain-port',
  title: 'OpenClaw gateway supports only ws:// here; page used wss://',
  scenario: 'A3',
  spec: 'gateway/config-gateway',
  shows: ({ connection, near }) => {
    if (netErrorOf(connection) !== 'ERR_SSL_PROTOCOL_ERROR') return false;
    return near.sign === 'spoke' ? 'certain' : 'likely';
  },
  howToConfirm: 'curl over http to the same port answers if it is plain.',
  fixes: ({ connection, session }) => {
    const target = commandTarget(connection, session);
    return [
      {
        title: 'Use ws:// for this port',
        detail: 'A page from https may do so for loopback addresses only.',
        snippet: retarget(target, { secure: false, port: target.port }),
        language: 'text',
        change: { kind: 'retarget', secure: false },
      },
      onGatewayHost(
        'Or have the gateway speak TLS',
        'Or put a proxy that does in front of it; this needs a restart.',
        'openclaw config set gateway.tls.enabled true\nopenclaw gateway restart',
      ),
    ];
  },
});
