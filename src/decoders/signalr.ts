import { asObject, hasOnly, type JsonObject, textAt } from '../shared/json-shape.ts';
import { parseJson } from '../shared/parse-json.ts';
import { brief, dotted } from './brief.ts';
import { type Decoded, together } from './decoded.ts';

const PROTOCOL = 'SignalR';
const RECORD_END = '\u001e';

/** SignalR's JSON hub protocol (https://github.com/dotnet/aspnetcore/blob/main/src/SignalR/docs/specs/HubProtocol.md). */
export function decodeSignalr(text: string): Decoded | undefined {
  if (!text.endsWith(RECORD_END)) return undefined;
  const parts = text
    .slice(0, -1)
    .split(RECORD_END)
    .map((record) => asObject(parseJson(record)))
    .map((record) => record && describeSignalr(record));
  return parts.every((part) => part !== undefined) ? together(PROTOCOL, parts) : undefined;
}

/** One hub message in its JSON form, whichever encoding it had. */
export function describeSignalr(value: JsonObject): Decoded | undefined {
  if (!('type' in value)) return handshake(value);
  const id = textAt(value, 'invocationId');
  switch (value.type) {
    case 1:
    case 4:
      return invocation(value, id);
    case 2:
      return id === undefined || !('item' in value)
        ? undefined
        : { ...shown(value, 'stream item', brief(value.item)), role: 'response', pair: id, failed: false };
    case 3:
      return completion(value, id);
    case 5:
      return id === undefined
        ? undefined
        : { ...shown(value, 'cancel', `invocation ${id}`), role: 'control' };
    case 6:
      return hasOnly(value, ['type']) ? { ...shown(value, 'ping', ''), role: 'heartbeat' } : undefined;
    case 7:
      return { ...shown(value, 'close', textAt(value, 'error') ?? ''), role: 'control' };
    case 8:
    case 9:
      if (typeof value.sequenceId !== 'number') return undefined;
      return {
        ...shown(value, value.type === 8 ? 'ack' : 'sequence', String(value.sequenceId)),
        role: 'control',
      };
    default:
      return undefined;
  }
}

function shown(value: JsonObject, name: string, summary: string) {
  return { protocol: PROTOCOL, name, summary, value };
}

function invocation(value: JsonObject, id: string | undefined): Decoded | undefined {
  const { target, arguments: given } = value;
  if (typeof target !== 'string' || !Array.isArray(given)) return undefined;
  const told = shown(value, target, given.map((each) => brief(each)).join(', '));
  // A StreamInvocation is answered item by item.
  if (id !== undefined)
    return { ...told, role: 'request', pair: id, ...(value.type === 4 ? { stream: true as const } : {}) };
  return value.type === 1 ? { ...told, role: 'event' } : undefined;
}

function completion(value: JsonObject, id: string | undefined): Decoded | undefined {
  const failed = 'error' in value;
  if (id === undefined || (failed && 'result' in value)) return undefined;
  const summary = dotted(
    failed && `error: ${textAt(value, 'error') ?? ''}`,
    'result' in value && brief(value.result),
  );
  return { ...shown(value, 'completion', summary), role: 'response', pair: id, failed };
}

function handshake(value: JsonObject): Decoded | undefined {
  const protocol = textAt(value, 'protocol');
  if (protocol !== undefined && typeof value.version === 'number') {
    return { ...shown(value, 'handshake', `${protocol}, version ${value.version}`), role: 'control' };
  }
  if (!hasOnly(value, ['error', 'minorVersion'])) return undefined;
  const error = textAt(value, 'error');
  return {
    ...shown(value, 'handshake', error === undefined ? 'accepted' : `refused: ${error}`),
    role: 'control',
  };
}
