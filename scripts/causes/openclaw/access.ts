import type { CauseTexts } from '../cause.ts';
import { closedByGateway } from './gateway-text.ts';

const SECRET =
  '`openclaw gateway auth-token --show` in a terminal on the host prints the token of the gateway.';
const DEVICES = '`openclaw devices list` shows the devices and their pending requests.';
const ISSUE = (number: number): string =>
  `[openclaw/openclaw#${number}](https://github.com/openclaw/openclaw/issues/${number})`;

/** Who may connect: secrets, devices, origins. */
export const openclawAccess = {
  'openclaw-pairing-required': closedByGateway(
    1008,
    'pairing required: device is not approved yet (requestId: …)',
    {
      title: 'OpenClaw 1008: pairing required',
      detail: 'PAIRING_REQUIRED',
      meaning: [
        'The gateway accepted the secret and does not know this device: each browser profile and each client is a device and needs one approval.',
        'The connection is closed with 1008 until somebody approves the request.',
      ],
      causes: [
        'The first connection from this browser profile, or its site data was deleted.',
        'The gateway runs in Docker: through its network every client is remote, `localhost` as well.',
        'The client comes from the LAN, a tailnet or through a proxy. Only direct loopback connections with the right secret are approved by themselves.',
        'The page has another origin than the gateway, even on the same machine.',
      ],
      check: [
        DEVICES,
        '`openclaw devices approve <requestId>`, with the id of the request. `--latest` only prints the command.',
        'Reload the page afterwards. The same message with a new id means that the profile got a new device key: a private window does.',
      ],
      falseAlarm:
        'For a device that you do not know, it is the protection that it is there for: do not approve it. Older releases write only `pairing required`.',
      sources: [ISSUE(4531), ISSUE(6959), ISSUE(45232)],
    },
  ),
  'openclaw-scope-upgrade': closedByGateway(
    1008,
    'pairing required: device is asking for more scopes than currently approved (requestId: …',
    {
      title: 'OpenClaw 1008: device asks for more scopes',
      detail: 'PAIRING_REQUIRED',
      meaning: [
        'The device is approved, and now asks for more rights than it was given.',
        'Somebody has to approve the larger request.',
      ],
      causes: [
        'The client was updated and needs more scopes.',
        'The device was first approved for a smaller client.',
      ],
      check: [
        DEVICES,
        'The close reason is cut at 123 bytes, so that the id in it may be incomplete; the error frame has the whole id.',
      ],
    },
  ),
  'openclaw-role-upgrade': closedByGateway(1008, 'pairing required', {
    title: 'OpenClaw 1008: device asks for another role',
    detail: 'PAIRING_REQUIRED',
    meaning: [
      'The device is approved for one role (operator or node) and asks for another.',
      'Somebody has to approve it.',
    ],
    causes: ['The same device key is used by a node and an operator client.'],
    check: [DEVICES],
  }),
  'openclaw-metadata-upgrade': closedByGateway(1008, 'pairing required', {
    title: 'OpenClaw 1008: device details changed',
    detail: 'PAIRING_REQUIRED',
    meaning: [
      'The details of the device differ from those that were approved.',
      'Somebody has to approve it again.',
    ],
    causes: [
      'Platform or client changed under the same device key.',
      'A profile was copied to another machine.',
    ],
    check: [DEVICES],
  }),
  'openclaw-token-missing': closedByGateway(1008, 'unauthorized: gateway token missing (…)', {
    title: 'OpenClaw 1008: gateway token missing',
    detail: 'AUTH_TOKEN_MISSING',
    meaning: [
      'The gateway requires its token, and the client sent none.',
      'The connection opens, is refused with an error frame, and closed with 1008.',
    ],
    causes: [
      'The Control UI was opened without the token, by its plain URL.',
      'The browser’s site data was deleted.',
      'The client reads an environment variable that is not set in its service unit.',
    ],
    check: [
      SECRET,
      'Paste it into the settings of the Control UI, or open the page with `openclaw dashboard`.',
      'Look at the `connect` message: `params.auth` has the names of what was sent.',
    ],
    sources: [ISSUE(17526), ISSUE(18258), ISSUE(22548)],
  }),
  'openclaw-token-mismatch': closedByGateway(1008, 'unauthorized: gateway token mismatch (…)', {
    title: 'OpenClaw 1008: gateway token mismatch',
    detail: 'AUTH_TOKEN_MISMATCH',
    meaning: [
      'The client sent a token, and it is not that of the gateway.',
      'After ten wrong ones within a minute the gateway locks the client out for five minutes.',
    ],
    causes: [
      'The token was changed or made again, and the client has the old one.',
      'An old `OPENCLAW_GATEWAY_TOKEN` in the service unit overrides the configuration file.',
      'The token belongs to another gateway: another profile, another machine.',
      'A space or a line break was pasted with it.',
    ],
    check: [
      SECRET,
      '`systemctl --user cat openclaw-gateway` (or the unit of your installation) shows an environment variable that overrides it.',
      'Do not try one after another: wait for the end of a lock first.',
    ],
    sources: [ISSUE(17223), ISSUE(19410), ISSUE(26888)],
  }),
  'openclaw-password-missing': closedByGateway(1008, 'unauthorized: gateway password missing (…)', {
    title: 'OpenClaw 1008: gateway password missing',
    detail: 'AUTH_PASSWORD_MISSING',
    meaning: [
      'The gateway requires a password, and the client sent none.',
      'Its mode of authentication is `password`, not `token`.',
    ],
    causes: [
      'The password was not entered in the settings of the Control UI.',
      'The client only supports tokens.',
    ],
  }),
  'openclaw-password-mismatch': closedByGateway(1008, 'unauthorized: gateway password mismatch (…)', {
    title: 'OpenClaw 1008: gateway password mismatch',
    detail: 'AUTH_PASSWORD_MISMATCH',
    meaning: [
      'The client sent a password, and it is not that of the gateway.',
      'A token that is sent to a gateway with a password gives the same error.',
    ],
    causes: [
      'The password was changed.',
      'A token was entered as the password.',
      '`OPENCLAW_GATEWAY_PASSWORD` overrides the configuration.',
    ],
  }),
  'openclaw-secret-not-configured': closedByGateway(1008, 'unauthorized: …', {
    title: 'OpenClaw 1008: gateway has no secret configured',
    detail: 'AUTH_TOKEN_NOT_CONFIGURED',
    meaning: [
      'The gateway requires a token or a password, and has none in its configuration.',
      'Nobody can connect until it has one.',
    ],
    causes: ['A new installation whose setup was not finished.', 'The configuration file was replaced.'],
    check: ['`openclaw doctor --generate-gateway-token` makes one; restart the gateway afterwards.'],
  }),
  'openclaw-device-token-mismatch': closedByGateway(
    1008,
    'unauthorized: device token mismatch (rotate/reissue device token)',
    {
      title: 'OpenClaw 1008: device token mismatch',
      detail: 'AUTH_DEVICE_TOKEN_MISMATCH',
      meaning: [
        'The device sent the token that it had stored, and the gateway has another one for it.',
        'The token was rotated, or the gateway lost its state.',
      ],
      causes: [
        'The gateway was installed again or its data was restored.',
        'Somebody rotated the token of the device.',
        'The same profile is used with two gateways.',
      ],
      check: [
        DEVICES,
        '`openclaw devices rotate --device <id> --role operator` makes a new one; or remove the device and pair it again.',
      ],
      sources: [ISSUE(17353), ISSUE(18274)],
    },
  ),
  'openclaw-scope-mismatch': closedByGateway(1008, 'unauthorized: …', {
    title: 'OpenClaw 1008: device token has too few scopes',
    detail: 'AUTH_SCOPE_MISMATCH',
    meaning: [
      'The token of the device is right, and its scopes do not include what the client asks for.',
      'A larger approval is needed.',
    ],
    causes: ['The client was updated.', 'The token was made with fewer scopes.'],
    check: [DEVICES],
  }),
  'openclaw-setup-code-invalid': closedByGateway(
    1008,
    'unauthorized: setup code invalid, expired, revoked, or already used (…)',
    {
      title: 'OpenClaw 1008: setup code invalid or used',
      detail: 'AUTH_BOOTSTRAP_TOKEN_INVALID',
      meaning: [
        'The setup code, also as a QR code, is not valid any more.',
        'Each code works once, for a short time.',
      ],
      causes: ['It was used before, perhaps by the same device.', 'It has expired.', 'It was typed wrongly.'],
      check: ['Make a new code, and use it at once.', DEVICES],
    },
  ),
  'openclaw-rate-limited': closedByGateway(
    1008,
    'unauthorized: too many failed authentication attempts (retry later)',
    {
      title: 'OpenClaw 1008: too many failed attempts',
      detail: 'AUTH_RATE_LIMITED',
      meaning: [
        'There were too many wrong secrets, and the gateway refuses this client for a time, five minutes by default.',
        'During the lock the right secret is refused as well.',
      ],
      causes: [
        'A client with an old token reconnects in a loop.',
        'Several secrets were tried one after another.',
        'Behind a proxy all clients share one address.',
      ],
      check: [
        'Stop every client that still tries.',
        'Wait as long as `retryAfterMs` of the error frame says, then try the right secret once.',
      ],
    },
  ),
  'openclaw-origin-not-allowed': closedByGateway(
    1008,
    'origin not allowed (open the Control UI from the gateway host or allow it in gateway.controlUi.allowedOrigins)',
    {
      title: 'OpenClaw 1008: origin not allowed',
      detail: 'CONTROL_UI_ORIGIN_NOT_ALLOWED',
      meaning: [
        'The page that connects has an origin which the gateway does not allow.',
        'The check comes before that of the token, and hides its result.',
      ],
      causes: [
        'The Control UI is opened under a public name or through a proxy, and that origin is not in `gateway.controlUi.allowedOrigins`.',
        'The port is missing in the list: `https://host` and `https://host:8443` are two origins.',
        'A page or an extension of one’s own connects: `chrome-extension://…` has to be listed exactly.',
        'The proxy changes the `Host` header.',
      ],
      check: [
        'Read the page’s origin in the console: `location.origin`.',
        '`openclaw config get gateway.controlUi.allowedOrigins`, and compare.',
        '`openclaw config set gateway.controlUi.allowedOrigins \'["https://HOST"]\' --strict-json` works without a restart.',
      ],
      falseAlarm: 'A foreign website that tries to reach your gateway is refused on purpose.',
      sources: [ISSUE(29809), ISSUE(36056), ISSUE(52477)],
    },
  ),
  'openclaw-origin-missing': closedByGateway(1008, 'origin not allowed (…)', {
    title: 'OpenClaw 1008: origin missing or invalid',
    detail: 'CONTROL_UI_ORIGIN_NOT_ALLOWED',
    meaning: [
      'The gateway got no `Origin`, or `null`, from a client that says it is a web page.',
      'It cannot check where the page comes from.',
    ],
    causes: [
      'The page is a file or in a sandboxed iframe.',
      'A proxy removes the header.',
      'A program uses the client id of the Control UI.',
    ],
    check: ['Look at `Origin` in the request headers of the handshake.', 'Connect without the proxy.'],
  }),
  'openclaw-device-identity-required': closedByGateway(1008, 'device identity required', {
    title: 'OpenClaw 1008: device identity required',
    detail: 'DEVICE_IDENTITY_REQUIRED',
    meaning: [
      'The client sent no device key, and the gateway requires one of operators and nodes.',
      'This error hides a missing token.',
    ],
    causes: ['A program of one’s own that does not sign the challenge.', 'An old client library.'],
  }),
  'openclaw-insecure-context': closedByGateway(
    1008,
    'control ui requires device identity (use HTTPS or localhost secure context)',
    {
      title: 'OpenClaw 1008: requires HTTPS or localhost',
      detail: 'CONTROL_UI_DEVICE_IDENTITY_REQUIRED',
      meaning: [
        'The Control UI has no device key, because browsers give a page over plain HTTP no `crypto.subtle`.',
        'Releases from August 2026 on do not need it any more.',
      ],
      causes: [
        'The page was opened with `http://` and an IP address or a name of the LAN.',
        'The release of the gateway is an older one.',
      ],
      check: [
        '`window.isSecureContext` in the console is false.',
        'Use an SSH tunnel: `ssh -N -L 18789:127.0.0.1:18789 user@host`, then open `http://localhost:18789/`.',
        '`openclaw --version`.',
      ],
      sources: [ISSUE(8529), ISSUE(32473)],
    },
  ),
  'openclaw-device-nonce': closedByGateway(1008, 'device nonce mismatch', {
    title: 'OpenClaw 1008: device nonce missing or wrong',
    detail: 'DEVICE_AUTH_NONCE_MISMATCH',
    meaning: [
      'The signature of the device is not about the challenge of this connection.',
      'The client must wait for `connect.challenge` and sign its nonce.',
    ],
    causes: ['The client sends `connect` without waiting.', 'It uses the nonce of an earlier connection.'],
  }),
  'openclaw-device-signature': closedByGateway(1008, 'device signature invalid', {
    title: 'OpenClaw 1008: device signature invalid',
    detail: 'DEVICE_AUTH_SIGNATURE_INVALID',
    meaning: [
      'The signature does not belong to the device key and the content that was signed.',
      'Client and gateway put the signed text together differently.',
    ],
    causes: [
      'The fields are in another order, or one is missing.',
      'Another key signed.',
      'The encoding is not base64url.',
    ],
  }),
  'openclaw-device-clock-skew': closedByGateway(1008, 'device signature expired', {
    title: 'OpenClaw 1008: device signature expired',
    detail: 'DEVICE_AUTH_SIGNATURE_EXPIRED',
    meaning: [
      'The signature is dated more than two minutes before or after the clock of the gateway.',
      'One of the clocks is wrong.',
    ],
    causes: [
      'The clock of the client’s machine.',
      'The clock of the gateway’s machine, often a virtual machine after a pause.',
    ],
    check: ['`date -u` on both machines, and look whether NTP runs.'],
  }),
  'openclaw-device-id-mismatch': closedByGateway(1008, 'device identity mismatch', {
    title: 'OpenClaw 1008: device identity mismatch',
    detail: 'DEVICE_AUTH_DEVICE_ID_MISMATCH',
    meaning: [
      'The id of the device is not the fingerprint of its public key.',
      'The stored identity is damaged or put together by hand.',
    ],
    causes: [
      'Id and key come from different files.',
      'The id is computed from another encoding of the key: it is the SHA-256 of the raw key, in hex.',
    ],
  }),
  'openclaw-auth-changed': closedByGateway(4001, 'gateway auth changed', {
    title: 'OpenClaw 4001: gateway auth changed',
    meaning: [
      'The token or password of the gateway was changed while the client was connected.',
      'It has to connect with the new one.',
    ],
    causes: ['Somebody changed the secret, or made a new one.'],
    check: [SECRET],
  }),
  'openclaw-device-removed': closedByGateway(4001, 'device removed', {
    title: 'OpenClaw 4001: device removed',
    meaning: ['Somebody removed this device from the gateway.', 'It has to be paired again.'],
    causes: ['`openclaw devices remove`, or the same in the Control UI.'],
    check: [DEVICES],
  }),
  'openclaw-access-changed': closedByGateway(4001, 'operator role changed', {
    title: 'OpenClaw 4001: access of this client changed',
    meaning: [
      'The rights of this client were changed while it was connected.',
      'It may connect again, with its new rights.',
    ],
    causes: ['An administrator changed the role or a policy.'],
    check: [DEVICES],
  }),
} as const satisfies CauseTexts;
