import type { IncomingHttpHeaders } from 'node:http';
import {
  asObject,
  type JsonObject,
  numberAt,
  objectAt,
  textAt,
  textsAt,
} from '../../../src/shared/json-shape.ts';

/** How one gateway of the lab is set up. */
export interface GatewaySetup {
  release?: '2026.9.6' | '2026.3.13';
  token?: string;
  password?: string;
  /** `gateway.controlUi.allowedOrigins`; any origin will do when it is left out. */
  origins?: string[];
  /** Too many wrong secrets came from this client. */
  lockedOut?: true;
  /** What is approved of every device; all that it asks for when it is left out. */
  approved?: 'nothing' | string[];
  /** Still starting. */
  starting?: true;
  /** Trusted-proxy mode, with this among `requiredHeaders`. */
  requiredHeader?: string;
  /** Serves another build of the page than the one that connects. */
  otherBuild?: true;
}

export interface Attempt {
  setup: GatewaySetup;
  frame: unknown;
  headers: IncomingHttpHeaders;
  nonce: string;
  /** The gateway's clock when the challenge was sent, epoch milliseconds. */
  challengedAt: number;
}

type Check = (attempt: Attempt, params: JsonObject) => string | false;

const KNOWN = new Set([
  'minProtocol',
  'maxProtocol',
  'client',
  'role',
  'scopes',
  'caps',
  'auth',
  'device',
  'locale',
  'userAgent',
]);
const SKEW = 120_000;

const form: Check = (_attempt, params) =>
  Object.keys(params).some((name) => !KNOWN.has(name)) && 'connect-unknown-property';

const protocol: Check = ({ setup }, params) => {
  const spoken = setup.release === '2026.3.13' ? 3 : 4;
  if ((numberAt(params, 'maxProtocol') ?? 0) < spoken) return 'protocol-too-old';
  return (numberAt(params, 'minProtocol') ?? 0) > spoken && 'protocol-too-new';
};

const origin: Check = ({ setup, headers }) =>
  setup.origins !== undefined && !setup.origins.includes(headers.origin ?? '') && 'origin-not-allowed';

const deviceKey: Check = (_attempt, params) => {
  if (objectAt(params, 'device')) return false;
  const isControlUi = textAt(objectAt(params, 'client'), 'id') === 'openclaw-control-ui';
  return isControlUi ? 'control-ui-device-missing' : 'device-identity-missing';
};

/** The signature itself is not verified: the lab's page has no key. */
const deviceProof: Check = ({ nonce, challengedAt }, params) => {
  const device = objectAt(params, 'device');
  if (Math.abs((numberAt(device, 'signedAt') ?? 0) - challengedAt) > SKEW) return 'device-signature-stale';
  if (textAt(device, 'nonce') === '') return 'device-nonce-missing';
  return textAt(device, 'nonce') !== nonce && 'device-nonce-mismatch';
};

const secret: Check = ({ setup, headers }, params) => {
  const { token, password, lockedOut, requiredHeader } = setup;
  const auth = objectAt(params, 'auth');
  if (requiredHeader !== undefined)
    return headers[requiredHeader] === undefined && 'trusted-proxy-required-header-missing';
  if (lockedOut) return 'rate-limited';
  if (textAt(auth, 'deviceToken') !== undefined) return 'device-token-wrong';
  if (textAt(auth, 'bootstrapToken') !== undefined) return 'bootstrap-token-invalid';
  if (token !== undefined) return told(textAt(auth, 'token'), token, 'token');
  return (
    password !== undefined && told(textAt(auth, 'password') ?? textAt(auth, 'token'), password, 'password')
  );
};

function told(given: string | undefined, right: string, kind: 'token' | 'password'): string | false {
  if (given === undefined) return `${kind}-missing`;
  return given !== right && `${kind}-wrong`;
}

const pairing: Check = ({ setup }, params) => {
  if (setup.approved === undefined) return false;
  if (setup.approved === 'nothing') return 'pairing-required-ui';
  const { approved } = setup;
  return textsAt(params, 'scopes').some((scope) => !approved.includes(scope)) && 'scope-upgrade-required';
};

const build: Check = ({ setup }) => setup.otherBuild === true && 'ui-build-mismatch';
const starting: Check = ({ setup }) => setup.starting === true && 'connect-during-startup';

/** In the order of the real gateway (src/gateway/server/ws-connection): the first that fails hides the rest. */
const CHECKS: readonly Check[] = [
  form,
  starting,
  protocol,
  origin,
  deviceKey,
  deviceProof,
  secret,
  pairing,
  build,
];

/** The case, among the recordings, that this first message is; undefined when the client is let in. */
export function refusedAs(attempt: Attempt): string | undefined {
  const request = asObject(attempt.frame);
  if (attempt.frame === undefined) return 'first-frame-not-json';
  if (request?.type !== 'req') return 'first-frame-not-a-frame';
  if (request.method !== 'connect') return 'first-frame-not-connect';
  const params = objectAt(request, 'params') ?? {};
  for (const check of CHECKS) {
    const failed = check(attempt, params);
    if (failed !== false) return failed;
  }
  return undefined;
}
