import { asObject, type JsonObject, numberAt, objectAt, textAt } from '../shared/json-shape.ts';
import { parseJson } from '../shared/parse-json.ts';
import { brief, dotted } from './brief.ts';
import { type Decoded, together } from './decoded.ts';

const PROTOCOL = 'JSON-RPC';

/** JSON-RPC 2.0, single or in a batch (https://www.jsonrpc.org/specification). */
export function decodeJsonRpc(text: string): Decoded | undefined {
  if (!text.includes('"jsonrpc"')) return undefined;
  const value = parseJson(text);
  if (!Array.isArray(value)) return one(asObject(value));
  const parts = value.map((each) => one(asObject(each)));
  return parts.every((part) => part !== undefined) ? together(PROTOCOL, parts) : undefined;
}

function one(object: JsonObject | undefined): Decoded | undefined {
  if (object?.jsonrpc !== '2.0') return undefined;
  return 'method' in object ? call(object) : answer(object);
}

function call(object: JsonObject): Decoded | undefined {
  const { method: name, params, id } = object;
  if (typeof name !== 'string' || 'result' in object || 'error' in object) return undefined;
  if (params !== undefined && (typeof params !== 'object' || params === null)) return undefined;
  const shown = {
    protocol: PROTOCOL,
    name,
    summary: params === undefined ? '' : brief(params),
    value: object,
  };
  if (!('id' in object)) return { ...shown, role: 'event' };
  const pair = pairOf(id);
  return pair === undefined ? undefined : { ...shown, role: 'request', pair };
}

function answer(object: JsonObject): Decoded | undefined {
  const failed = 'error' in object;
  if (failed === 'result' in object) return undefined;
  const error = objectAt(object, 'error');
  const code = numberAt(error, 'code');
  const message = textAt(error, 'message');
  if (failed && (code === undefined || message === undefined)) return undefined;
  // The id is null if the request could not be parsed (section 5).
  const pair = failed && object.id === null ? 'unknown' : pairOf(object.id);
  if (pair === undefined) return undefined;
  const summary = failed ? dotted(`error ${code}`, message) : brief(object.result);
  return { protocol: PROTOCOL, role: 'response', pair, failed, summary, value: object };
}

function pairOf(id: unknown): string | undefined {
  return typeof id === 'string' || typeof id === 'number' ? JSON.stringify(id) : undefined;
}
