import { asObject, hasOnly, type JsonObject, objectAt, textAt } from '../shared/json-shape.ts';
import { parseJson } from '../shared/parse-json.ts';
import { brief } from './brief.ts';
import type { Decoded } from './decoded.ts';

const PROTOCOL = 'Phoenix';
const KEYS = ['topic', 'event', 'payload', 'ref', 'join_ref'];

interface PhoenixMessage {
  join_ref: string | null;
  ref: string | null;
  topic: string;
  event: string;
  payload: JsonObject;
}

/** Phoenix channels, serialiser 2 (a list of five) and 1 (an object); https://hexdocs.pm/phoenix/writing_a_channels_client.html */
export function decodePhoenix(text: string): Decoded | undefined {
  const value = parseJson(text);
  const message = Array.isArray(value) ? fromList(value) : fromObject(asObject(value));
  return message && describe(message);
}

function fromList(list: readonly unknown[]): PhoenixMessage | undefined {
  if (list.length !== 5) return undefined;
  const [join_ref, ref, topic, event, payload] = list;
  return checked(join_ref, ref, topic, event, payload);
}

function fromObject(object: JsonObject | undefined): PhoenixMessage | undefined {
  if (!object || !hasOnly(object, KEYS) || !('ref' in object)) return undefined;
  const { join_ref = null, ref, topic, event, payload } = object;
  return checked(join_ref, ref, topic, event, payload);
}

function checked(
  join_ref: unknown,
  ref: unknown,
  topic: unknown,
  event: unknown,
  payload: unknown,
): PhoenixMessage | undefined {
  const object = asObject(payload);
  if (!isRef(join_ref) || !isRef(ref) || typeof topic !== 'string' || typeof event !== 'string' || !object) {
    return undefined;
  }
  return { join_ref, ref, topic, event, payload: object };
}

const isRef = (value: unknown): value is string | null => value === null || typeof value === 'string';

function describe(message: PhoenixMessage): Decoded {
  const { ref, topic, event, payload } = message;
  const shown = { protocol: PROTOCOL, name: `${topic} ${event}`, summary: brief(payload), value: message };
  if (topic === 'phoenix' && (event === 'heartbeat' || event === 'phx_reply')) {
    return { ...shown, role: 'heartbeat', summary: '' };
  }
  if (event === 'phx_reply' && ref !== null) {
    const status = textAt(payload, 'status');
    const summary = `${status ?? ''} ${brief(objectAt(payload, 'response') ?? payload.response)}`;
    return { ...shown, role: 'response', pair: ref, failed: status !== 'ok', summary };
  }
  return ref === null || event === 'phx_close' || event === 'phx_error'
    ? { ...shown, role: 'event' }
    : { ...shown, role: 'request', pair: ref };
}
