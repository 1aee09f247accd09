import type { RecordedError } from './recording.ts';

/** Protocol 3 as of 2026.3.13, 4 as of 2026.9.6. */
export type Protocol = 3 | 4;

export const NONCE = 'b3f0c1de-1f0a-4c35-9d0c-0a6f0a3b2f11';
/** Must never be seen in a finding or a report. */
export const SECRETS = {
  token: 'oc-secret-token-5f1d',
  password: 'oc-secret-password-77',
  deviceToken: 'oc-secret-device-token-31',
  bootstrapToken: 'oc-secret-setup-code-08',
  signature: 'oc-secret-signature-QmFzZTY0',
  issued: 'oc-secret-issued-device-token-9',
  scope: 'oc-secret-recovery-scope-4',
} as const;
const DEVICE_ID = '97926cbb30108e855fcd4fd0574fd3b792762ceffdb508445ca5a6217fe81708';

export function challenge(protocol: Protocol, ts: number, nonce = NONCE): string {
  const capabilities = protocol === 4 ? { capabilities: ['model-catalog-snapshot'] } : {};
  return JSON.stringify({
    type: 'event',
    event: 'connect.challenge',
    payload: { nonce, ts, ...capabilities },
  });
}

export interface ConnectOptions {
  protocol?: number;
  auth?: Record<string, string>;
  /** False leaves the device out. */
  device?: Record<string, unknown> | false;
  clientId?: string;
}

export function connectRequest(signedAt: number, options: ConnectOptions = {}): string {
  const { protocol = 4, auth = { token: SECRETS.token }, clientId = 'openclaw-control-ui', device } = options;
  return JSON.stringify({
    type: 'req',
    id: '1',
    method: 'connect',
    params: {
      minProtocol: protocol,
      maxProtocol: protocol,
      client: { id: clientId, version: '2026.9.6', platform: 'web', mode: 'webchat' },
      role: 'operator',
      scopes: ['operator.read', 'operator.write'],
      ...(device === false
        ? {}
        : {
            device: {
              id: DEVICE_ID,
              publicKey: 'A'.repeat(43),
              signature: SECRETS.signature,
              signedAt,
              nonce: NONCE,
              ...device,
            },
          }),
      caps: [],
      auth,
      userAgent: 'Mozilla/5.0',
      locale: 'en',
    },
  });
}

export function errorAnswer(error: RecordedError, id = '1'): string {
  return JSON.stringify({ type: 'res', id, ok: false, error });
}

/** As large as the gateway's own: the policy stands at the end of 14 KB. */
export function helloOk(protocol: Protocol, tickIntervalMs = 30_000): string {
  const methods = Array.from({ length: 466 }, (_, index) => `area${index % 40}.method${index}.name`);
  return JSON.stringify({
    type: 'res',
    id: '1',
    ok: true,
    payload: {
      type: 'hello-ok',
      protocol,
      server: { version: protocol === 4 ? '2026.9.6' : '2026.3.13', bootId: 'boot-1', connId: 'c-1' },
      features: { methods, events: ['tick', 'shutdown'], capabilities: [] },
      snapshot: {},
      auth: {
        method: 'token',
        role: 'operator',
        scopes: ['operator.read', 'operator.write'],
        recoveryScope: SECRETS.scope,
        deviceToken: SECRETS.issued,
        issuedAtMs: 1,
        deviceTokens: [{ role: 'node', token: SECRETS.issued }],
      },
      policy: { maxPayload: 26_214_400, maxBufferedBytes: 52_428_800, tickIntervalMs },
    },
  });
}

export function event(name: string, payload: unknown): string {
  return JSON.stringify({ type: 'event', event: name, payload });
}
