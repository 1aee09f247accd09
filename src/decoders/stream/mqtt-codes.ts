import type { TextTopic } from '../../server-text/topic.ts';

type Code = readonly [name: string, topic: TextTopic];

/** Connect return codes of MQTT 3.1 and 3.1.1, section 3.2.2.3. */
export const RETURN_CODES: Readonly<Record<number, Code>> = {
  1: ['unacceptable protocol version', 'unknown-resource'],
  2: ['identifier rejected', 'malformed-request'],
  3: ['server unavailable', 'backend-unreachable'],
  4: ['bad user name or password', 'credentials'],
  5: ['not authorized', 'credentials'],
};

/** Reason codes of MQTT 5, section 2.4, from 0x80 on. */
export const REASON_CODES: Readonly<Record<number, Code>> = {
  128: ['Unspecified error', 'unknown'],
  129: ['Malformed Packet', 'malformed-request'],
  130: ['Protocol Error', 'malformed-request'],
  131: ['Implementation specific error', 'server-error'],
  132: ['Unsupported Protocol Version', 'unknown-resource'],
  133: ['Client Identifier not valid', 'malformed-request'],
  134: ['Bad User Name or Password', 'credentials'],
  135: ['Not authorized', 'permission'],
  136: ['Server unavailable', 'backend-unreachable'],
  137: ['Server busy', 'rate-limit'],
  138: ['Banned', 'permission'],
  139: ['Server shutting down', 'shutdown'],
  140: ['Bad authentication method', 'credentials'],
  141: ['Keep Alive timeout', 'timeout'],
  142: ['Session taken over', 'duplicate-session'],
  143: ['Topic Filter invalid', 'malformed-request'],
  144: ['Topic Name invalid', 'malformed-request'],
  145: ['Packet Identifier in use', 'malformed-request'],
  146: ['Packet Identifier not found', 'malformed-request'],
  147: ['Receive Maximum exceeded', 'rate-limit'],
  148: ['Topic Alias invalid', 'malformed-request'],
  149: ['Packet too large', 'payload-size'],
  150: ['Message rate too high', 'rate-limit'],
  151: ['Quota exceeded', 'rate-limit'],
  152: ['Administrative action', 'permission'],
  153: ['Payload format invalid', 'malformed-request'],
  154: ['Retain not supported', 'malformed-request'],
  155: ['QoS not supported', 'malformed-request'],
  156: ['Use another server', 'unknown-resource'],
  157: ['Server moved', 'unknown-resource'],
  158: ['Shared Subscriptions not supported', 'malformed-request'],
  159: ['Connection rate exceeded', 'rate-limit'],
  160: ['Maximum connect time', 'timeout'],
  161: ['Subscription Identifiers not supported', 'malformed-request'],
  162: ['Wildcard Subscriptions not supported', 'malformed-request'],
};
