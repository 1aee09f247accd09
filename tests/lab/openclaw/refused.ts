import type { Endpoint } from '../family.ts';
import type { GatewaySetup } from './connect-checks.ts';
import { controlUi, type Visitor } from './control-ui.ts';
import { createGateway } from './gateway.ts';

export interface Refusal {
  id: string;
  row: string;
  title: string;
  setup: GatewaySetup;
  visitor: Visitor;
  /** The recording whose error frame and close it repeats. */
  as: string;
}

const token = { token: 'lab-token' };

/** One failed check each, in the order in which the gateway makes them. */
export const refusals: readonly Refusal[] = [
  {
    id: 'openclaw-first-frame-unreadable',
    row: 'D1',
    title: 'The page says hello in plain words; the gateway closes without any.',
    setup: {},
    visitor: { first: 'hello' },
    as: '2026.9.6/first-frame-not-json/node',
  },
  {
    id: 'openclaw-frame-invalid',
    row: 'D1',
    title: 'The first message is JSON, and no frame of the protocol.',
    setup: {},
    visitor: { first: '{"hello":"gateway"}' },
    as: '2026.9.6/first-frame-not-a-frame/node',
  },
  {
    id: 'openclaw-connect-not-first',
    row: 'D2',
    title: 'The first request is another than connect.',
    setup: {},
    visitor: { first: '{"type":"req","id":"1","method":"health","params":{}}' },
    as: '2026.9.6/first-frame-not-connect/node',
  },
  {
    id: 'openclaw-connect-params-invalid',
    row: 'D2',
    title: 'The connect request has a property that the schema does not know.',
    setup: {},
    visitor: { extra: { nope: 1 } },
    as: '2026.9.6/connect-unknown-property/node',
  },
  {
    id: 'openclaw-starting',
    row: 'C8',
    title: 'The gateway is still starting, and says when to come back.',
    setup: { starting: true },
    visitor: {},
    as: '2026.9.6/connect-during-startup/node',
  },
  {
    id: 'openclaw-protocol-mismatch',
    row: 'D2',
    title: 'A page of protocol 3 at a gateway of protocol 4.',
    setup: {},
    visitor: { connect: { protocol: 3 } },
    as: '2026.9.6/protocol-too-old/node',
  },
  {
    id: 'openclaw-origin-not-allowed',
    row: 'B6',
    title: 'The page’s origin is not among the allowed ones.',
    setup: { origins: ['https://claw.example'] },
    visitor: {},
    as: '2026.9.6/origin-not-allowed/node',
  },
  {
    id: 'openclaw-device-identity-required',
    row: 'B1',
    title: 'A client without a device key; whether its token is right is not even looked at.',
    setup: token,
    visitor: { connect: { device: false, clientId: 'webchat', auth: {} } },
    as: '2026.9.6/device-identity-missing/node',
  },
  {
    id: 'openclaw-insecure-context--protocol-3',
    row: 'A7',
    title: 'The Control UI of protocol 3 over plain HTTP, where it can make no device key.',
    setup: { release: '2026.3.13' },
    visitor: { connect: { protocol: 3, device: false } },
    as: '2026.3.13/control-ui-device-missing/node',
  },
  {
    id: 'openclaw-device-clock-skew',
    row: 'B4',
    title: 'The device signature is dated five minutes ago.',
    setup: {},
    visitor: { signedAgo: 300_000 },
    as: '2026.9.6/device-signature-stale/node',
  },
  {
    id: 'openclaw-device-nonce',
    row: 'B1',
    title: 'The device signature carries the nonce of another connection.',
    setup: {},
    visitor: { nonce: 'a nonce of yesterday' },
    as: '2026.9.6/device-nonce-mismatch/node',
  },
  {
    id: 'openclaw-token-missing',
    row: 'B1',
    title: 'The page sends no token.',
    setup: token,
    visitor: { connect: { auth: {} } },
    as: '2026.9.6/token-missing/node',
  },
  {
    id: 'openclaw-token-mismatch',
    row: 'B1',
    title: 'The page sends the token of another gateway.',
    setup: token,
    visitor: {},
    as: '2026.9.6/token-wrong/node',
  },
  {
    id: 'openclaw-token-mismatch--protocol-3',
    row: 'B1',
    title: 'The same at a gateway of protocol 3.',
    setup: { ...token, release: '2026.3.13' },
    visitor: { connect: { protocol: 3 } },
    as: '2026.3.13/token-wrong/node',
  },
  {
    id: 'openclaw-password-missing',
    row: 'B1',
    title: 'The gateway is in password mode, and the page sends nothing.',
    setup: { password: 'lab-password' },
    visitor: { connect: { auth: {} } },
    as: '2026.9.6/password-missing/node',
  },
  {
    id: 'openclaw-password-mismatch',
    row: 'B1',
    title: 'The gateway is in password mode, and the page sends a token.',
    setup: { password: 'lab-password' },
    visitor: {},
    as: '2026.9.6/password-wrong/node',
  },
  {
    id: 'openclaw-device-token-mismatch',
    row: 'B4',
    title: 'The device token that the page has stored was revoked.',
    setup: token,
    visitor: { connect: { auth: { deviceToken: 'stale-device-token' } } },
    as: '2026.9.6/device-token-wrong/node',
  },
  {
    id: 'openclaw-setup-code-invalid',
    row: 'B4',
    title: 'The setup code was used before.',
    setup: token,
    visitor: { connect: { auth: { bootstrapToken: 'used-setup-code' } } },
    as: '2026.9.6/bootstrap-token-invalid/node',
  },
  {
    id: 'openclaw-rate-limited',
    row: 'C4',
    title: 'Too many wrong secrets: for five minutes the right one is refused as well.',
    setup: { ...token, lockedOut: true },
    visitor: { connect: { auth: token } },
    as: '2026.9.6/rate-limited/node',
  },
  {
    id: 'openclaw-trusted-proxy-header-missing',
    row: 'B1',
    title: 'The gateway leaves sign-in to a proxy, which leaves out a header.',
    setup: { requiredHeader: 'x-forwarded-proto' },
    visitor: {},
    as: '2026.9.6/trusted-proxy-required-header-missing/node',
  },
  {
    id: 'openclaw-pairing-required',
    row: 'B1',
    title: 'A new browser, which waits for its approval and keeps trying.',
    setup: { approved: 'nothing' },
    visitor: {},
    as: '2026.9.6/pairing-required-ui/node',
  },
  {
    id: 'openclaw-scope-upgrade',
    row: 'B1',
    title: 'A known browser asks for more rights; the close reason is too short for the request’s id.',
    setup: { approved: ['operator.read'] },
    visitor: {},
    as: '2026.9.6/scope-upgrade-required/node',
  },
  {
    id: 'openclaw-page-outdated',
    row: 'D2',
    title: 'The gateway was updated under the open page.',
    setup: { otherBuild: true },
    visitor: {},
    as: '2026.9.6/ui-build-mismatch/node',
  },
];

/** The gateway opens the socket, reads the first message, and refuses. */
export const openclawRefused: readonly Endpoint[] = refusals.map(({ setup, visitor, as: _as, ...words }) => ({
  ...words,
  open: async (bench) => controlUi(await bench.serve(createGateway(setup)), visitor),
}));
