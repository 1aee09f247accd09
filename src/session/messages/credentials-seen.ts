import type { EventId } from '../../capture/captured-event.ts';
import { type JwtReading, readJwt } from '../../decoders/jwt.ts';
import { type SecretShape, secretShape } from '../../handshake/secret-shape.ts';
import type { SocketUrl } from '../../shared/socket-url.ts';
import type { FirstFrame } from './first-frames.ts';

/** Where a credential was; `name` is its query parameter or JSON field, if any. */
export interface SeenToken {
  place: CredentialLocation;
  name: string;
  event: EventId;
  at: number;
  reading: JwtReading;
}

export interface SeenSecret {
  place: CredentialLocation;
  name: string;
  event: EventId;
  at: number;
  shape: SecretShape;
}

export type CredentialLocation = 'url' | 'subprotocol' | 'message';

/** The credentials that a connection sent; never their values. */
export interface CredentialsSeen {
  tokens: SeenToken[];
  secrets: SeenSecret[];
}

/** URLs may have any length; credentials are near the beginning. */
const LOOKED_AT = 32_768;
const MOST = 8;
const JWT = /eyJ[\w-]{6,}(?:\.[\w-]*){0,4}/;
const PAIR = /[?&]([^=&]{1,100})=([^&]{1,16384})/g;
const FIELD = /"([\w.-]{1,60})"\s*:\s*"([^"\\]{8,16384})"/g;
/** Headers of a STOMP CONNECT frame. */
const HEADER = /^([\w-]{1,60}):(.{8,16384})$/gm;

export function findCredentials(
  parts: SocketUrl,
  protocols: readonly string[],
  event: EventId,
  at: number,
): CredentialsSeen {
  const seen: CredentialsSeen = { tokens: [], secrets: [] };
  const query = parts.query.slice(0, LOOKED_AT);
  if (query !== '') {
    for (const [, name = '', value = ''] of query.matchAll(PAIR))
      note(seen, { place: 'url', name, event, at }, value);
  }
  for (const protocol of protocols.slice(0, MOST)) {
    const { name, value } = splitProtocol(protocol.slice(0, LOOKED_AT));
    note(seen, { place: 'subprotocol', name, event, at }, value);
  }
  return seen;
}

/** A name, a dot and a secret, as in `openai-insecure-api-key.sk-…`; the name is empty where it is no such pair. */
function splitProtocol(protocol: string): { name: string; value: string } {
  const [, name = '', value = ''] = /^([a-z][\w-]{0,60})\.(\S{8,})$/i.exec(protocol) ?? [];
  return secretShape(name, value) ? { name, value } : { name: '', value: protocol };
}

/** Credentials are often in the page's first messages. */
export function noteCredentials(
  seen: CredentialsSeen,
  { event, at, direction }: FirstFrame,
  text: string,
): void {
  if (direction !== 'sent' || text === '') return;
  const start = text.slice(0, LOOKED_AT);
  const place = { place: 'message', event, at } as const;
  const fields = start.startsWith('CONNECT') || start.startsWith('STOMP') ? HEADER : FIELD;
  for (const [, name = '', value = ''] of start.matchAll(fields)) note(seen, { ...place, name }, value);
  if (seen.tokens.length > 0 || !start.includes('eyJ')) return;
  const token = JWT.exec(start)?.[0];
  if (token !== undefined) note(seen, { ...place, name: '' }, token);
}

type Spot = Omit<SeenToken, 'reading'>;

function note(seen: CredentialsSeen, spot: Spot, value: string): void {
  if (seen.tokens.length >= MOST || seen.secrets.length >= MOST) return;
  const token = value.includes('eyJ') ? JWT.exec(value)?.[0] : undefined;
  const reading = token === undefined ? undefined : readJwt(token);
  if (reading) {
    seen.tokens.push({ ...spot, reading });
    return;
  }
  const shape = secretShape(spot.name, value);
  if (shape) seen.secrets.push({ ...spot, shape });
}

/** `the query parameter api_key`, `a subprotocol`, `the field token of a message`. */
export function describeLocation({ place, name }: Pick<SeenToken, 'place' | 'name'>): string {
  const shown = name.slice(0, 60).replace(/[^\w.-]/g, '?');
  switch (place) {
    case 'url':
      return `the query parameter ${shown}`;
    case 'subprotocol':
      return 'a subprotocol';
    case 'message':
      return shown === '' ? 'a message' : `the field ${shown} of a message`;
    default:
      return place satisfies never;
  }
}
