import type { Evidence, Fix } from '../../diagnosis/rule.ts';
import { seenIn } from './shared/evidence.ts';
import { freshLink, makeToken, onGatewayHost, showToken } from './shared/fixes.ts';
import { type GatewayCase, refusedFor } from './shared/gateway-case.ts';
import { type GatewayFault, gatewayRule } from './shared/gateway-rule.ts';
import type { OpenClawRule } from './shared/openclaw-rule.ts';

const NOT_AGAIN =
  'The eleventh wrong secret within a minute locks this origin out for five minutes, and then the right one is refused too.';

const patience: Fix = { title: 'Do not try one after another', detail: NOT_AGAIN };

const otherSource: Fix = onGatewayHost(
  'See which token the gateway runs with',
  'A token in the environment of the service (OPENCLAW_GATEWAY_TOKEN) can be another than the one in the configuration, and stays until the service is installed anew or restarted.',
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
    title: 'The OpenClaw gateway wants its token, and the page sent none',
    codes: ['AUTH_TOKEN_MISSING'],
    fixes: (found) => [showToken(found), freshLink(found), makeToken()],
  },
  {
    id: 'openclaw-token-mismatch',
    title: 'The token that the page sent is not the one of this OpenClaw gateway',
    codes: ['AUTH_TOKEN_MISMATCH'],
    fixes: (found) => [showToken(found), freshLink(found), otherSource, patience],
  },
  {
    id: 'openclaw-password-missing',
    title: 'The OpenClaw gateway wants its password, and the page sent none',
    codes: ['AUTH_PASSWORD_MISSING'],
    fixes: () => [password],
  },
  {
    id: 'openclaw-password-mismatch',
    title: 'The password that the page sent is not the one of this OpenClaw gateway',
    codes: ['AUTH_PASSWORD_MISMATCH'],
    fixes: () => [password, patience],
  },
  {
    id: 'openclaw-secret-not-configured',
    title: 'The OpenClaw gateway has no secret configured, so nobody can present the right one',
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
