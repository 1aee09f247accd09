import { asObject, hasOnly, textAt } from '../shared/json-shape.ts';
import { parseJson } from '../shared/parse-json.ts';
import { brief, dotted } from './brief.ts';
import type { Decoded } from './decoded.ts';

const PROTOCOL = 'Pusher';
const KEYS = ['event', 'data', 'channel', 'user_id', 'socket_id'];
const OWN = /^(?:pusher|pusher_internal):/;

/** Pusher Channels, protocol 7 (https://pusher.com/docs/channels/library_auth_reference/pusher-websockets-protocol/). */
export function decodePusher(text: string): Decoded | undefined {
  const value = asObject(parseJson(text));
  const event = textAt(value, 'event');
  if (!value || event === undefined || !hasOnly(value, KEYS)) return undefined;
  const channel = textAt(value, 'channel');
  if (!OWN.test(event) && channel === undefined) return undefined;
  const { data } = value;
  // The server sends data as JSON in a string; clients send it as it is.
  const inner = typeof data === 'string' ? (parseJson(data) ?? data) : data;
  const subscribed = textAt(asObject(inner), 'channel');
  const shown = {
    protocol: PROTOCOL,
    name: event,
    summary: dotted(channel, inner !== undefined && brief(inner)),
    value: { ...value, ...(inner === undefined ? {} : { data: inner }) },
  };
  switch (event) {
    case 'pusher:ping':
    case 'pusher:pong':
      return { ...shown, role: 'heartbeat', summary: '' };
    case 'pusher:subscribe':
      return subscribed === undefined ? undefined : { ...shown, role: 'request', pair: subscribed };
    case 'pusher_internal:subscription_succeeded':
    case 'pusher:subscription_error':
      if (channel === undefined) return undefined;
      return { ...shown, role: 'response', pair: channel, failed: event === 'pusher:subscription_error' };
    default:
      return { ...shown, role: OWN.test(event) ? 'control' : 'event' };
  }
}
