import { endpointFacts, evidence, networkLogEvidence, pageEvidence } from '../../diagnosis/evidence.ts';
import { defineRule } from '../../diagnosis/rule.ts';
import { commandTarget, pageOrigin } from '../../fixes/command-target.ts';
import { netErrorOf } from '../../session/handshake-outcome.ts';
import { isLoopback } from '../../shared/socket-url.ts';

const BLOCKED = ['ERR_BLOCKED_BY_LOCAL_NETWORK_ACCESS_CHECKS', 'ERR_LOCAL_NETWORK_PERMISSION_MISSING'];

export const localNetworkAccess = defineRule({
  id: 'local-network-access',
  title: 'The browser does not let this page reach the local network',
  severity: 'error',
  scenario: 'A7',
  spec: 'https://wicg.github.io/local-network-access/',
  scope: 'endpoint',
  requires: ['wire'],
  detect(connection, session) {
    const error = netErrorOf(connection) ?? '';
    if (!BLOCKED.includes(error)) return undefined;
    const origin = pageOrigin(connection, session);
    return {
      confidence: 'certain',
      ...(error === BLOCKED[1]
        ? { title: 'The operating system does not let this browser reach the local network' }
        : {}),
      evidence: evidence(
        networkLogEvidence(connection),
        pageEvidence(connection),
        /^http:/.test(origin)
          ? {
              fact: `The page came over http (${origin}); from there the permission cannot even be asked for.`,
              events: [connection.createdEvent],
            }
          : undefined,
      ),
      facts: { ...endpointFacts(connection), origin, error },
    };
  },
  fixes(match, connection, session) {
    const { host } = commandTarget(connection, session);
    const feature = isLoopback(host) ? 'loopback-network' : 'local-network';
    const { origin, error } = match.facts;
    return [
      error === BLOCKED[1]
        ? {
            title: 'Allow it in the system settings',
            detail: 'On macOS: Privacy & Security, Local Network, switch this browser on.',
          }
        : {
            title: 'Allow it in the site settings',
            detail:
              'Open the icon left of the address and allow access to the local network, or to apps on this device, for this site; then reload.',
          },
      ...(/^http:/.test(origin)
        ? [
            {
              title: 'Serve the page over https',
              detail:
                'Only a secure context may ask for this permission; a public page on http:// is always refused.',
            },
          ]
        : []),
      {
        title: 'In an iframe, delegate the permission',
        detail: 'The embedding page has to pass it on.',
        snippet: `<iframe src="…" allow="${feature}"></iframe>`,
        language: 'html',
      },
      {
        title: 'Or give the server a public address',
        detail:
          'What counts is the address that the name resolves to: a public one, as from a tunnel or reverse proxy, needs no permission.',
      },
    ];
  },
});
