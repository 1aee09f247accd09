import { asObject, hasOnly, type JsonObject, textAt } from '../shared/json-shape.ts';
import { parseJson } from '../shared/parse-json.ts';
import { brief, dotted } from './brief.ts';
import type { Decoded } from './decoded.ts';

const PROTOCOL = 'Action Cable';

/** Action Cable's `actioncable-v1-json` (https://docs.anycable.io/misc/action_cable_protocol). */
export function decodeActionCable(text: string, direction: 'sent' | 'received'): Decoded | undefined {
  const value = asObject(parseJson(text));
  if (!value) return undefined;
  return direction === 'sent' ? command(value) : 'type' in value ? control(value) : broadcast(value);
}

/** The channel in an identifier, which is JSON in a string. */
function channelOf(value: JsonObject): { pair: string; channel: string } | undefined {
  const pair = textAt(value, 'identifier');
  const channel = pair === undefined ? undefined : textAt(asObject(parseJson(pair)), 'channel');
  return pair === undefined || channel === undefined ? undefined : { pair, channel };
}

function command(value: JsonObject): Decoded | undefined {
  const name = textAt(value, 'command');
  const found = channelOf(value);
  if (!found || name === undefined || !hasOnly(value, ['command', 'identifier', 'data'])) return undefined;
  const { pair, channel } = found;
  const shown = { protocol: PROTOCOL, name: `${name} ${channel}`, value };
  switch (name) {
    case 'subscribe':
      return { ...shown, role: 'request', pair, summary: '' };
    case 'unsubscribe':
      return { ...shown, role: 'control', summary: '' };
    case 'message': {
      const data = textAt(value, 'data');
      if (data === undefined) return undefined;
      return { ...shown, role: 'event', summary: brief(parseJson(data) ?? data) };
    }
    default:
      return undefined;
  }
}

function control(value: JsonObject): Decoded | undefined {
  const name = textAt(value, 'type');
  const shown = { protocol: PROTOCOL, summary: '', value };
  switch (name) {
    case 'welcome':
      return { ...shown, role: 'control', name };
    case 'ping':
      return hasOnly(value, ['type', 'message']) ? { ...shown, role: 'heartbeat', name } : undefined;
    case 'disconnect':
      return { ...shown, role: 'control', name, summary: dotted(textAt(value, 'reason')) };
    case 'confirm_subscription':
    case 'reject_subscription': {
      const found = channelOf(value);
      if (!found) return undefined;
      const failed = name === 'reject_subscription';
      return { ...shown, role: 'response', pair: found.pair, failed, name: `${name} ${found.channel}` };
    }
    default:
      return undefined;
  }
}

function broadcast(value: JsonObject): Decoded | undefined {
  const found = channelOf(value);
  if (!found || !('message' in value) || !hasOnly(value, ['identifier', 'message'])) return undefined;
  return { protocol: PROTOCOL, role: 'event', name: found.channel, summary: brief(value.message), value };
}
