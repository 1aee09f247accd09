/** A message of Phoenix channels; a Buffer as payload makes it a binary one. */
export interface PhoenixMessage {
  joinRef: string | null;
  ref: string | null;
  topic: string;
  event: string;
  payload: unknown;
}

const PUSH = 0;
const REPLY = 1;
const BROADCAST = 2;

/** Reads a text message, `[join_ref, ref, topic, event, payload]`, or a binary push. */
export function decodeMessage(data: Buffer, isBinary: boolean): PhoenixMessage {
  if (!isBinary) {
    const [joinRef, ref, topic, event, payload] = JSON.parse(data.toString());
    return { joinRef, ref, topic, event, payload };
  }
  if (data[0] !== PUSH) throw new Error(`clients send no messages of kind ${data[0]}`);
  const sizes = [...data.subarray(1, 5)];
  let offset = 5;
  const [joinRef = '', ref = '', topic = '', event = ''] = sizes.map((size) => {
    offset += size;
    return data.toString('utf8', offset - size, offset);
  });
  return { joinRef, ref, topic, event, payload: data.subarray(offset) };
}

export function encodePush({ joinRef, topic, event, payload }: Omit<PhoenixMessage, 'ref'>): string | Buffer {
  if (Buffer.isBuffer(payload)) return encodeBinary(PUSH, [joinRef ?? '', topic, event], payload);
  return JSON.stringify([joinRef, null, topic, event, payload]);
}

export function encodeReply({ joinRef, ref, topic }: PhoenixMessage, status: string, response: unknown) {
  if (Buffer.isBuffer(response))
    return encodeBinary(REPLY, [joinRef ?? '', ref ?? '', topic, status], response);
  return JSON.stringify([joinRef, ref, topic, 'phx_reply', { status, response }]);
}

export function encodeBroadcast(topic: string, event: string, payload: unknown): string | Buffer {
  if (Buffer.isBuffer(payload)) return encodeBinary(BROADCAST, [topic, event], payload);
  return JSON.stringify([null, null, topic, event, payload]);
}

/** Kind, the fields' sizes, the fields, the data; sizes are one byte each. */
function encodeBinary(kind: number, fields: string[], data: Buffer): Buffer {
  const encoded = fields.map((field) => Buffer.from(field));
  return Buffer.concat([Buffer.of(kind, ...encoded.map(({ length }) => length)), ...encoded, data]);
}
