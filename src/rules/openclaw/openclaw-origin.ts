import { quote } from '../../diagnosis/evidence.ts';
import type { Evidence, Fix } from '../../diagnosis/rule.ts';
import { pageOrigin } from '../../fixes/command-target.ts';
import { allowOrigin } from './shared/fixes.ts';
import { closedFor, type GatewayCase, refusedFor } from './shared/gateway-case.ts';
import { gatewayRule } from './shared/gateway-rule.ts';
import { isOldGateway } from './shared/gateway-version.ts';
import type { OpenClawRule } from './shared/openclaw-rule.ts';

const originOf = ({ connection, session }: GatewayCase): string => quote(pageOrigin(connection, session));
const missing = ({ refusal }: GatewayCase): boolean => refusal?.reason === 'origin missing or invalid';

function sent(found: GatewayCase): Evidence {
  const { createdEvent, wire } = found.connection;
  return { fact: `The page's Origin is ${originOf(found)}.`, events: [wire?.event ?? createdEvent] };
}

function sameHost({ facts }: GatewayCase): Fix {
  return {
    title: 'Or open the Control UI on the gateway itself',
    detail: isOldGateway(facts)
      ? 'At localhost on its host it needs no entry. In releases of protocol 3 a page from a private address needs one even at the gateway itself.'
      : 'A page from the gateway itself needs no entry on loopback, private addresses, .local and .ts.net. Behind a proxy the browser counts as remote, so that localhost in the address bar is not enough.',
  };
}

const keepOrigin: Fix = {
  title: 'Check that the proxy forwards the Origin header',
  detail:
    'A page in a sandboxed frame, from file:// or a data: URL has the origin "null": serve it over http or https, or add allow-same-origin to the sandbox. If the page has a real origin, a proxy drops the header.',
  snippet: 'proxy_set_header Origin $http_origin;',
  language: 'nginx',
};

export const openclawOrigin: readonly OpenClawRule[] = [
  gatewayRule({
    id: 'openclaw-origin-missing',
    title: 'OpenClaw gateway received no usable Origin',
    scenario: 'B6',
    spec: 'web/control-ui',
    check: 'Origin',
    shows: (found) => refusedFor(found, 'CONTROL_UI_ORIGIN_NOT_ALLOWED') && missing(found),
    proof: (found) => [sent(found)],
    fixes: () => [keepOrigin],
  }),
  gatewayRule({
    id: 'openclaw-origin-not-allowed',
    title: 'OpenClaw gateway rejects the origin of this page',
    scenario: 'B6',
    spec: 'web/control-ui',
    check: 'Origin',
    says: (found) =>
      found.facts.hello
        ? `${originOf(found)} was taken off the list of the OpenClaw gateway while it was connected`
        : `The OpenClaw gateway does not allow the origin ${originOf(found)}`,
    shows: (found) =>
      (refusedFor(found, 'CONTROL_UI_ORIGIN_NOT_ALLOWED') && !missing(found)) ||
      closedFor(found, 1008, /^origin not allowed$/),
    proof: (found) => [sent(found)],
    fixes: (found) => [allowOrigin(found), sameHost(found)],
  }),
];
