import {
  endpointFacts,
  endpointOf,
  evidence,
  networkLogEvidence,
  pageEvidence,
} from '../../diagnosis/evidence.ts';
import { defineRule, type Fix } from '../../diagnosis/rule.ts';
import { commandTarget } from '../../fixes/command-target.ts';
import { inspectResponseWithCurl } from '../../fixes/common-fixes.ts';
import type { Connection } from '../../session/connection.ts';
import { failureOf, netErrorOf, refusedWith } from '../../session/handshake-outcome.ts';
import { shellQuote } from '../../shared/shell-quote.ts';

const PROXY =
  /^ERR_(?:PROXY_\w+|TUNNEL_\w+|SOCKS_\w+|PAC_\w+|NO_SUPPORTED_PROXIES|MANDATORY_PROXY_CONFIGURATION_FAILED)$/;

type Problem = 'credentials' | 'tunnel' | 'settings' | 'origin-407';

function problemOf(connection: Connection): Problem | undefined {
  const error = netErrorOf(connection) ?? '';
  if (error === 'ERR_UNEXPECTED_PROXY_AUTH' || refusedWith(connection) === 407) return 'origin-407';
  if (failureOf(connection, 'proxy-auth') || /^ERR_PROXY_AUTH/.test(error)) return 'credentials';
  if (failureOf(connection, 'proxy-tunnel') || /^ERR_TUNNEL_/.test(error)) return 'tunnel';
  return PROXY.test(error) ? 'settings' : undefined;
}

export const proxyRefused = defineRule({
  id: 'proxy-refused',
  title: 'A proxy between browser and server refuses the connection',
  severity: 'error',
  scenario: 'A5',
  spec: 'https://www.rfc-editor.org/rfc/rfc9110#section-9.3.6',
  scope: 'endpoint',
  requires: ['wire'],
  detect(connection) {
    const problem = problemOf(connection);
    if (!problem) return undefined;
    const title = {
      credentials: 'The proxy of this network requires credentials',
      tunnel: `The proxy of this network does not let a tunnel through to ${endpointOf(connection)}`,
      settings: 'The proxy that this browser is set to use does not work',
      'origin-407': 'The server answers 407, as only a proxy may',
    }[problem];
    return {
      confidence: 'certain',
      title,
      evidence: evidence(networkLogEvidence(connection), pageEvidence(connection)),
      facts: { ...endpointFacts(connection), problem },
    };
  },
  fixes(match, connection, session) {
    const target = commandTarget(connection, session);
    if (match.facts.problem === 'origin-407') {
      return [
        inspectResponseWithCurl(
          target,
          'Its headers show who sent the 407: mostly a gateway in front of the server that should say 401.',
        ),
      ];
    }
    const outside: Fix = {
      title: 'Try it without the proxy',
      detail:
        'If it works from another network, or with the proxy off, the proxy is the cause. Its settings may come from a PAC script, a VPN or the system.',
      snippet: 'chromium --no-proxy-server --user-data-dir=/tmp/clean-profile',
      language: 'sh',
    };
    const tunnel: Fix = {
      title: 'Ask the proxy for the tunnel by hand',
      detail:
        'WebSockets need CONNECT, for ws:// as well. A proxy that lets web pages through may still refuse CONNECT to this port, or answer with a login page.',
      snippet: `curl -gv --proxytunnel -x http://PROXY:PORT --max-time 10 ${shellQuote(target.httpUrl)} -o /dev/null`,
      language: 'sh',
    };
    const allow: Fix = {
      title: 'Let the endpoint pass',
      detail: `Ask for CONNECT to ${target.host}:${target.port} to be allowed, or put the host on the list of those that bypass the proxy. Port 443 with wss:// is let through by most.`,
    };
    const signIn: Fix = {
      title: 'Sign in to the proxy',
      detail:
        'Open any page over http first, so that the browser asks for the password; it never asks on behalf of a WebSocket.',
    };
    switch (match.facts.problem) {
      case 'credentials':
        return [signIn, tunnel, outside];
      case 'tunnel':
        return [allow, tunnel, outside];
      default:
        return [outside, tunnel];
    }
  },
});
