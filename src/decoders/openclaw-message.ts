import { asObject, hasOnly, type JsonObject, textAt } from '../shared/json-shape.ts';
import { parseJson } from '../shared/parse-json.ts';
import { brief, dotted } from './brief.ts';
import type { Decoded } from './decoded.ts';
import { readError } from './openclaw-frame.ts';

const PROTOCOL = 'OpenClaw';

/** Frames of an OpenClaw gateway: `req`, `res` and `event` (docs.openclaw.ai/gateway/protocol). */
export function decodeOpenClaw(text: string): Decoded | undefined {
  const value = asObject(parseJson(text));
  switch (value?.type) {
    case 'req':
      return request(value);
    case 'res':
      return response(value);
    case 'event':
      return event(value);
    default:
      return undefined;
  }
}

function request(value: JsonObject): Decoded | undefined {
  const pair = textAt(value, 'id');
  const name = textAt(value, 'method');
  if (pair === undefined || name === undefined || !hasOnly(value, ['type', 'id', 'method', 'params']))
    return undefined;
  const summary = value.params === undefined ? '' : brief(value.params);
  return { protocol: PROTOCOL, role: 'request', pair, name, summary, value };
}

function response(value: JsonObject): Decoded | undefined {
  const pair = textAt(value, 'id');
  const { ok } = value;
  if (pair === undefined || typeof ok !== 'boolean') return undefined;
  if (!hasOnly(value, ['type', 'id', 'ok', 'payload', 'error'])) return undefined;
  const error = readError(value);
  if (!ok && !error) return undefined;
  const summary = error
    ? dotted(error.code, error.message)
    : value.payload === undefined
      ? ''
      : brief(value.payload);
  return { protocol: PROTOCOL, role: 'response', pair, failed: !ok, summary, value };
}

function event(value: JsonObject): Decoded | undefined {
  const name = textAt(value, 'event');
  if (name === undefined || !hasOnly(value, ['type', 'event', 'payload', 'seq', 'stateVersion']))
    return undefined;
  const beat = name === 'tick' || name === 'heartbeat';
  const summary = value.payload === undefined ? '' : brief(value.payload);
  return { protocol: PROTOCOL, role: beat ? 'heartbeat' : 'event', name, summary, value };
}
