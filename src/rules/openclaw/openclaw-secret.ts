import type { Evidence, Fix } from '../../diagnosis/rule.ts';
import { seenIn } from './shared/evidence.ts';
import { freshLink, makeToken, onGatewayHost, showToken } from './shared/fixes.ts';
import { type GatewayCase, refusedFor } from './shared/gateway-case.ts';
import { type GatewayFault, gatewayRule } from './shared/gateway-rule.ts';
import type { OpenClawRule } from './shared/openclaw-rule.ts';

const NOT_AGAIN =
  'The eleventh wrong secret within a minute locks this origin out for five minutes, and then the right one is refused too.';

const stopTrying: Fix = { title: 'Do not try secrets one after another', detail: NOT_AGAIN };

const otherSource: Fix = onGatewayHost(
  'See which token the gateway runs with',
  'A token in the environment of the service (OPENCLAW_GATEWAY_TOKEN) can be another than the one in the configuration, and stays until the service is reinstalled or restarted.',
  'openclaw gateway status --deep\nopenclaw doctor',
);

const password: Fix = onGatewayHost(
  "Enter the gateway's password",
  'It is gateway.auth.password or the variable OPENCLAW_GATEWAY_PASSWORD on the host of the gateway. A token does not do here: this gateway is in password mode.',
  'openclaw config get gateway.auth.mode',
);

/** The names of the credentials that the page sent; never a value. */
function presented({ facts, connection }: GatewayCase): Evidence[] {
  const { connect } = facts;
  if (!connect) return [];
  const names = connect.credentials;
  const fact =
    names.length === 0
      ? 'The connect request of the page carried no secret.'
      : `The connect request of the page carried a ${names.join(' and a ')}.`;
  return [{ fact, events: seenIn(connection, connect.event) }];
}

type Row = Pick<GatewayFault, 'id' | 'title' | 'fixes'> & { codes: string[] };

const ROWS: readonly Row[] = [
  {
    id: 'openclaw-token-missing',
    title: 'OpenClaw gateway requires its token; none was sent',
    codes: ['AUTH_TOKEN_MISSING'],
    fixes: (found) => [showToken(found), freshLink(found), makeToken()],
  },
  {
    id: 'openclaw-token-mismatch',
    title: 'OpenClaw gateway rejects the token: wrong value',
    codes: ['AUTH_TOKEN_MISMATCH'],
    fixes: (found) => [showToken(found), freshLink(found), otherSource, stopTrying],
  },
  {
    id: 'openclaw-password-missing',
    title: 'OpenClaw gateway requires its password; none was sent',
    codes: ['AUTH_PASSWORD_MISSING'],
    fixes: () => [password],
  },
  {
    id: 'openclaw-password-mismatch',
    title: 'OpenClaw gateway rejects the password: wrong value',
    codes: ['AUTH_PASSWORD_MISMATCH'],
    fixes: () => [password, stopTrying],
  },
  {
    id: 'openclaw-secret-not-configured',
    title: 'OpenClaw gateway has no token or password configured',
    codes: ['AUTH_TOKEN_NOT_CONFIGURED', 'AUTH_PASSWORD_NOT_CONFIGURED', 'AUTH_REQUIRED'],
    fixes: () => [makeToken()],
  },
];

export const openclawSecret: readonly OpenClawRule[] = ROWS.map(({ codes, ...words }) =>
  gatewayRule({
    ...words,
    scenario: 'B1',
    spec: 'gateway/troubleshooting/agent-replies-and-control-ui',
    check: 'token or password',
    shows: (found) => refusedFor(found, ...codes),
    proof: (found) => presented(found),
  }),
);
