import { quote } from '../../../diagnosis/evidence.ts';
import type { Fix } from '../../../diagnosis/rule.ts';
import { pageOrigin } from '../../../fixes/command-target.ts';
import { textAt } from '../../../shared/json-shape.ts';
import { shellQuote } from '../../../shared/shell-quote.ts';
import type { GatewayCase } from './gateway-case.ts';
import { isOldGateway } from './gateway-version.ts';

/** Ids as the gateway creates them: nothing else may be part of a command. */
const REQUEST_ID = /^[0-9a-z][\w-]{0,63}$/i;
const DEVICE_ID = /^[0-9a-f]{16,128}$/i;

/** What a device signs (2026.9.6 accepts v2; v3 adds platform and device family). */
export const SIGNED_TEXT = 'v2|deviceId|clientId|mode|role|scopes,…|signedAt|token|nonce';

/** `REQUEST_ID` if the frame had no valid one. */
export function requestIdOf({ refusal }: GatewayCase): string | undefined {
  const id = textAt(refusal?.details, 'requestId');
  return id !== undefined && REQUEST_ID.test(id) ? id : undefined;
}

function deviceIdOf({ refusal, facts }: GatewayCase): string | undefined {
  const id = textAt(refusal?.details, 'deviceId') ?? facts.connect?.device?.id;
  return id !== undefined && DEVICE_ID.test(id) ? id : undefined;
}

/** Where the setting is: OpenClaw's commands run on the gateway's machine. */
export function onGatewayHost(title: string, detail: string, snippet: string): Fix {
  return { title, detail, snippet, language: 'sh' };
}

export function approveDevice(found: GatewayCase): Fix {
  const id = requestIdOf(found);
  return onGatewayHost(
    id === undefined ? 'Approve the pending request' : `Approve request ${id}`,
    `On the gateway's host. Look at the list first: a client that asks again with other rights gets a new id.${id === undefined ? ' The id was not in what was kept; it is in the list.' : ''} approve --latest approves nothing, it only prints the command.`,
    `openclaw devices list\nopenclaw devices approve ${shellQuote(id ?? 'REQUEST_ID')}`,
  );
}

export function showToken({ facts }: GatewayCase): Fix {
  const old = isOldGateway(facts);
  return onGatewayHost(
    "Paste the gateway's own token",
    old
      ? "On the gateway's host; releases of protocol 3 have no gateway auth-token yet. Paste the value into the token field of the Control UI."
      : "On the gateway's host, in a terminal: the command refuses to print into a pipe. Paste the value into Gateway secret.",
    old ? 'openclaw config get gateway.auth.token' : 'openclaw gateway auth-token --show',
  );
}

export function freshLink({ facts }: GatewayCase): Fix {
  return onGatewayHost(
    'Or open a fresh dashboard link',
    isOldGateway(facts)
      ? "On the gateway's host: the link carries the token behind #token=. Treat it as the token itself."
      : "On the gateway's host: it prints a pairing link that works once, so nothing needs to be pasted.",
    'openclaw dashboard --no-open',
  );
}

export function makeToken(): Fix {
  return onGatewayHost(
    'If no token is configured, make one',
    'A gateway in token mode without a token makes one up at every start, which nobody can look up. This writes one that stays.',
    'openclaw doctor --generate-gateway-token\nopenclaw gateway restart',
  );
}

export function rotateDevice(found: GatewayCase): Fix {
  const device = shellQuote(deviceIdOf(found) ?? 'DEVICE_ID');
  return onGatewayHost(
    'Give the device a new token',
    'Find the device in the list and rotate its token. If that does not help, remove it and approve it again when it asks.',
    `openclaw devices list\nopenclaw devices rotate --device ${device} --role operator\n# or, to pair it again:\nopenclaw devices remove ${device}`,
  );
}

/** The whole Origin of the handshake, as an entry of the allow-list. */
export function allowOrigin({ connection, session }: GatewayCase): Fix {
  const origin = pageOrigin(connection, session);
  return onGatewayHost(
    `Allow ${quote(origin)}`,
    'Scheme, host and port exactly as here, no wildcard. It replaces the list: put in what is there already as well. It applies at once, although the card of the Control UI speaks of a restart.',
    `openclaw config get gateway.controlUi.allowedOrigins\nopenclaw config set gateway.controlUi.allowedOrigins ${shellQuote(JSON.stringify([origin]))} --strict-json`,
  );
}

export function trustProxy(): Fix {
  return onGatewayHost(
    'Name the proxy to the gateway',
    'With the address from which the proxy reaches the gateway, as narrow as can be; it applies without a restart.',
    `openclaw config set gateway.trustedProxies ${shellQuote('["127.0.0.1"]')} --strict-json`,
  );
}

/** nginx in front of a gateway on the same host; X-Forwarded-For is overwritten, never appended to. */
const NGINX_LOCATION = `location / {
  proxy_pass http://127.0.0.1:18789;
  proxy_http_version 1.1;
  proxy_set_header Upgrade $http_upgrade;
  proxy_set_header Connection "upgrade";
  proxy_set_header Host $host;
  proxy_set_header X-Forwarded-For $remote_addr;
  proxy_set_header X-Forwarded-Proto $scheme;
  proxy_read_timeout 86400s;
  proxy_send_timeout 86400s;
}`;

export const PROXY_LOCATION: Fix = {
  title: 'Forward the Upgrade header',
  detail:
    'As here, with the port of the gateway. X-Forwarded-For has to be overwritten; the gateway then wants the proxy in gateway.trustedProxies.',
  snippet: NGINX_LOCATION,
  language: 'nginx',
};

/** Intervals as measured in the Control UI of 2026.9.6. */
export const WAIT: Fix = {
  title: 'Wait: the Control UI reconnects automatically',
  detail:
    'It tries after 0.8 s and then 1.7 times as long each time. Expect 503, refusals and 1013 in between; a restart took 4.5 s where it was measured.',
};

export function readLog(words: string): Fix {
  return onGatewayHost(
    "Read the gateway's log",
    `On the gateway's host. ${words}`,
    'openclaw gateway status\nopenclaw logs --follow',
  );
}
