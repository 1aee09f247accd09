import { asObject, hasOnly, type JsonObject, objectAt, textAt } from '../shared/json-shape.ts';
import { parseJson } from '../shared/parse-json.ts';
import { brief } from './brief.ts';
import type { Decoded } from './decoded.ts';

/**
 * The role of each message type of a GraphQL subprotocol; `begins` has an operation, `yields` and `fails` answer it.
 */
export type TypeRole = 'begins' | 'yields' | 'fails' | 'ends' | 'control' | 'heartbeat';

const OPERATION = /^\s*(?:query|mutation|subscription)\s+(\w+)/;

/** The keyword of a document's first operation; comments and commas may be before it. */
const FIRST_OPERATION = /^(?:[\s,\uFEFF]|#[^\n\r]*)*(query|mutation|subscription)\b/;

/** Whether the named operation of a document, or its first one, is a subscription. */
function isSubscription(query: string, name: string | undefined): boolean {
  if (name !== undefined && /^\w+$/.test(name))
    return new RegExp(`\\bsubscription\\s+${name}\\b`).test(query);
  return FIRST_OPERATION.exec(query)?.[1] === 'subscription';
}

/** The frame that both GraphQL subprotocols share: `{ id?, type, payload? }` and nothing else. */
export function decodeGraphql(
  text: string,
  protocol: string,
  roles: Readonly<Record<string, TypeRole>>,
): Decoded | undefined {
  const value = asObject(parseJson(text));
  const type = textAt(value, 'type');
  const role = type === undefined || !Object.hasOwn(roles, type) ? undefined : roles[type];
  if (!value || type === undefined || !role || !hasOnly(value, ['id', 'type', 'payload'])) return undefined;
  const shown = { protocol, name: type, value };
  if (role === 'control' || role === 'heartbeat') {
    return 'id' in value ? undefined : { ...shown, role, summary: briefPayload(value) };
  }
  const pair = textAt(value, 'id');
  if (pair === undefined) return undefined;
  if (role === 'ends')
    return 'payload' in value ? undefined : { ...shown, role: 'control', summary: `operation ${pair}` };
  if (role === 'begins') return begin(value, protocol, type, pair);
  if (value.payload === undefined) return undefined;
  const failed = role === 'fails' || Array.isArray(objectAt(value, 'payload')?.errors);
  return { ...shown, role: 'response', pair, failed, summary: briefPayload(value) };
}

function begin(value: JsonObject, protocol: string, type: string, pair: string): Decoded | undefined {
  const payload = objectAt(value, 'payload');
  const query = textAt(payload, 'query');
  // A persisted operation has its hash in the extensions, and no query.
  if (query === undefined && !objectAt(payload, 'extensions')) return undefined;
  const name = textAt(payload, 'operationName') ?? OPERATION.exec(query ?? '')?.[1];
  const summary = (query ?? brief(payload)).replace(/\s+/g, ' ').trim().slice(0, 200);
  return {
    protocol,
    role: 'request',
    pair,
    name: name === undefined ? type : `${type} ${name}`,
    summary,
    value,
    ...(isSubscription(query ?? '', textAt(payload, 'operationName')) ? { stream: true as const } : {}),
  };
}

const briefPayload = ({ payload }: JsonObject): string => (payload === undefined ? '' : brief(payload));
