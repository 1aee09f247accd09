import type { JsonObject } from '../shared/json-shape.ts';
import { parseJson } from '../shared/parse-json.ts';
import { utf8Text } from '../shared/utf8.ts';
import { brief, dotted } from './brief.ts';
import { type Decoded, together } from './decoded.ts';

const PROTOCOL = 'MQTT';
const CONNECT = 0x10;

/** The version that a CONNECT packet asks for: 3, 4 (which is 3.1.1) or 5; undefined for any other packet. */
export function mqttVersionIn(bytes: Uint8Array): 3 | 4 | 5 | undefined {
  if (bytes[0] !== CONNECT) return undefined;
  let at = 1;
  while (at < 5 && (bytes[at] ?? 0) >= 0x80) at += 1;
  const start = at + 1;
  const length = ((bytes[start] ?? 0) << 8) | (bytes[start + 1] ?? 0);
  const name = utf8Text(bytes.subarray(start + 2, start + 2 + length));
  const version = bytes[start + 2 + length];
  if (name !== 'MQTT' && name !== 'MQIsdp') return undefined;
  return version === 3 || version === 4 || version === 5 ? version : undefined;
}

/** Packets with the field names of mqtt-packet (MQTT 3.1.1 and 5, https://docs.oasis-open.org/mqtt/). */
export function describeMqtt(packets: readonly JsonObject[]): Decoded | undefined {
  const parts = packets.map(describe);
  return parts.every((part) => part !== undefined) ? together(PROTOCOL, parts) : undefined;
}

/** Which packet answers which, and the key of the pair. */
const ASKS: Readonly<Record<string, string>> = {
  connect: 'connect',
  subscribe: 'subscribe',
  unsubscribe: 'unsubscribe',
  pubrel: 'pubrel',
};
const ANSWERS: Readonly<Record<string, string>> = {
  connack: 'connect',
  suback: 'subscribe',
  unsuback: 'unsubscribe',
  puback: 'publish',
  pubrec: 'publish',
  pubcomp: 'pubrel',
};

function describe(packet: JsonObject): Decoded | undefined {
  const { cmd, messageId } = packet;
  if (typeof cmd !== 'string') return undefined;
  const value = plain(packet);
  const shown = { protocol: PROTOCOL, name: cmd.toUpperCase(), summary: summaryOf(value), value };
  if (cmd === 'pingreq' || cmd === 'pingresp') return { ...shown, role: 'heartbeat' };
  const request = ANSWERS[cmd];
  if (request !== undefined) {
    return { ...shown, role: 'response', pair: pairOf(request, messageId), failed: isRefusal(packet) };
  }
  const asks = ASKS[cmd];
  if (asks !== undefined) return { ...shown, role: 'request', pair: pairOf(asks, messageId) };
  if (cmd !== 'publish') return { ...shown, role: 'control' };
  const name = `PUBLISH ${String(packet.topic)}`;
  return messageId === undefined || packet.qos === 0
    ? { ...shown, role: 'event', name }
    : { ...shown, role: 'request', name, pair: pairOf('publish', messageId) };
}

const pairOf = (kind: string, id: unknown): string => (kind === 'connect' ? kind : `${kind} ${String(id)}`);

/** Codes from 0x80 on are rejections; for CONNACK in 3.1.1 every code except 0. */
function isRefusal({ returnCode, reasonCode, granted }: JsonObject): boolean {
  const codes = Array.isArray(granted) ? granted : [];
  return (
    (typeof returnCode === 'number' && returnCode !== 0) ||
    [reasonCode, ...codes].some((code) => typeof code === 'number' && code >= 0x80)
  );
}

function summaryOf(packet: JsonObject): string {
  const { payload, clientId, subscriptions, unsubscriptions, reasonCode, returnCode, qos, retain } = packet;
  return dotted(
    typeof clientId === 'string' && `client ${clientId}`,
    subscriptions !== undefined && brief(subscriptions),
    unsubscriptions !== undefined && brief(unsubscriptions),
    typeof returnCode === 'number' && `code ${returnCode}`,
    typeof reasonCode === 'number' && `reason ${reasonCode}`,
    payload !== undefined && brief(payload),
    typeof qos === 'number' && qos > 0 && `QoS ${qos}`,
    retain === true && 'retained',
  );
}

/** Without empty fields, and with payloads as text or JSON where possible. */
function plain(packet: JsonObject): JsonObject {
  const told = Object.entries(packet).filter(([, value]) => value !== null && value !== undefined);
  return Object.fromEntries(
    told.map(([key, value]) => [key, value instanceof Uint8Array ? contentOf(value) : value]),
  );
}

function contentOf(bytes: Uint8Array): unknown {
  const text = utf8Text(bytes);
  return text === undefined ? Uint8Array.from(bytes) : (parseJson(text) ?? text);
}
