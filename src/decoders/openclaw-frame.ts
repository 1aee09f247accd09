import { asObject, type JsonObject, numberAt, objectAt, textAt, textsAt } from '../shared/json-shape.ts';

/** The name of a secret in `connect`; its value is never read. */
export type Credential = 'token' | 'password' | 'deviceToken' | 'bootstrapToken';
const CREDENTIALS: readonly Credential[] = ['token', 'password', 'deviceToken', 'bootstrapToken'];

/** The gateway's first frame, which identifies an OpenClaw gateway. */
export interface Challenge {
  nonce: string;
  /** The gateway's clock, epoch milliseconds. */
  gatewayTime?: number;
  /** Protocol 3 sends none (openclaw 2026.3.13), protocol 4 does (2026.9.6). */
  capabilities: boolean;
}

/** What a client says about itself, without its secrets. */
export interface ConnectRequest {
  clientId?: string;
  role?: string;
  minProtocol?: number;
  maxProtocol?: number;
  credentials: Credential[];
  device?: { id?: string; signedAt?: number; nonce?: string };
}

export interface Hello {
  protocol?: number;
  version?: string;
  /** A different one after a reconnect means that the gateway was restarted. */
  bootId?: string;
  authMethod?: string;
  tickIntervalMs?: number;
  maxPayload?: number;
}

/** `error` of a `res` frame; `details` contains only plain values. */
export interface GatewayError {
  code: string;
  message: string;
  detailCode?: string;
  /** `details.reason`, or `details.authReason`. */
  reason?: string;
  details: JsonObject;
  scopes: { requested: string[]; approved: string[]; required: string[] };
  retryAfterMs?: number;
}

export interface Shutdown {
  reason: string;
  /** Present if the gateway will restart. */
  restartExpectedMs?: number;
}

/** Undefined unless the frame is the challenge of an OpenClaw gateway. */
export function readChallenge(frame: unknown): Challenge | undefined {
  const event = asObject(frame);
  if (event?.type !== 'event' || event.event !== 'connect.challenge') return undefined;
  const payload = objectAt(event, 'payload');
  const nonce = textAt(payload, 'nonce');
  if (nonce === undefined || nonce === '') return undefined;
  const gatewayTime = numberAt(payload, 'ts');
  return {
    nonce,
    capabilities: Array.isArray(payload?.capabilities),
    ...(gatewayTime === undefined ? {} : { gatewayTime }),
  };
}

export function readConnect(frame: unknown): ConnectRequest | undefined {
  const request = asObject(frame);
  if (request?.type !== 'req' || request.method !== 'connect') return undefined;
  const params = objectAt(request, 'params');
  const auth = objectAt(params, 'auth');
  const device = objectAt(params, 'device');
  return defined({
    clientId: textAt(objectAt(params, 'client'), 'id'),
    role: textAt(params, 'role'),
    minProtocol: numberAt(params, 'minProtocol'),
    maxProtocol: numberAt(params, 'maxProtocol'),
    credentials: CREDENTIALS.filter((name) => textAt(auth, name)),
    device: device && {
      ...defined({
        id: textAt(device, 'id'),
        signedAt: numberAt(device, 'signedAt'),
        nonce: textAt(device, 'nonce'),
      }),
    },
  });
}

export function readHello(frame: unknown): Hello | undefined {
  const payload = objectAt(frame, 'payload');
  if (payload?.type !== 'hello-ok') return undefined;
  const server = objectAt(payload, 'server');
  const policy = objectAt(payload, 'policy');
  return defined({
    protocol: numberAt(payload, 'protocol'),
    version: textAt(server, 'version'),
    bootId: textAt(server, 'bootId'),
    authMethod: textAt(objectAt(payload, 'auth'), 'method'),
    tickIntervalMs: numberAt(policy, 'tickIntervalMs'),
    maxPayload: numberAt(policy, 'maxPayload'),
  });
}

export function readError(frame: unknown): GatewayError | undefined {
  const error = objectAt(frame, 'error');
  const code = textAt(error, 'code');
  if (asObject(frame)?.ok !== false || !error || code === undefined) return undefined;
  const details = objectAt(error, 'details') ?? {};
  return defined({
    code,
    message: textAt(error, 'message') ?? '',
    detailCode: textAt(details, 'code'),
    reason: textAt(details, 'authReason') ?? textAt(details, 'reason'),
    details: plain(details),
    scopes: {
      requested: textsAt(details, 'requestedScopes'),
      approved: textsAt(details, 'approvedScopes'),
      required: textsAt(details, 'requiredScopes'),
    },
    retryAfterMs: numberAt(error, 'retryAfterMs'),
  });
}

export function readShutdown(frame: unknown): Shutdown | undefined {
  const event = asObject(frame);
  if (event?.event !== 'shutdown') return undefined;
  const payload = objectAt(event, 'payload');
  return defined({
    reason: textAt(payload, 'reason') ?? '',
    restartExpectedMs: numberAt(payload, 'restartExpectedMs'),
  });
}

function plain(details: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(details).filter(([, value]) => typeof value !== 'object'));
}

type Defined<T> = { [K in keyof T as undefined extends T[K] ? never : K]: T[K] } & {
  [K in keyof T as undefined extends T[K] ? K : never]?: Exclude<T[K], undefined>;
};

/** The record without undefined values. */
function defined<T extends object>(record: T): Defined<T> {
  return Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined)) as Defined<T>;
}
