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
  readonly tokens: readonly SeenToken[];
  readonly secrets: readonly SeenSecret[];
}

/** One object for all: most connections have none. */
const NONE: CredentialsSeen = { tokens: [], secrets: [] };

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
  let seen = NONE;
  const query = parts.query.slice(0, LOOKED_AT);
  for (const [, name = '', value = ''] of query.matchAll(PAIR))
    seen = noted(seen, { place: 'url', name, event, at }, value);
  for (const protocol of protocols.slice(0, MOST)) {
    const { name, value } = splitProtocol(protocol.slice(0, LOOKED_AT));
    seen = noted(seen, { place: 'subprotocol', name, event, at }, value);
  }
  return seen;
}

/** A name, a dot and a secret, as in `openai-insecure-api-key.sk-…`; the name is empty where it is no such pair. */
function splitProtocol(protocol: string): { name: string; value: string } {
  const [, name = '', value = ''] = /^([a-z][\w-]{0,60})\.(\S{8,})$/i.exec(protocol) ?? [];
  return secretShape(name, value) ? { name, value } : { name: '', value: protocol };
}

/** With those of one of the page's first messages. */
export function withCredentials(
  before: CredentialsSeen,
  { event, at, direction }: FirstFrame,
  text: string,
): CredentialsSeen {
  if (direction !== 'sent') return before;
  const start = text.slice(0, LOOKED_AT);
  const place = { place: 'message', event, at } as const;
  const fields = start.startsWith('CONNECT') || start.startsWith('STOMP') ? HEADER : FIELD;
  let seen = before;
  for (const [, name = '', value = ''] of start.matchAll(fields))
    seen = noted(seen, { ...place, name }, value);
  if (seen.tokens.length > 0) return seen;
  const token = JWT.exec(start)?.[0];
  return token === undefined ? seen : noted(seen, { ...place, name: '' }, token);
}

type Spot = Omit<SeenToken, 'reading'>;

function noted(seen: CredentialsSeen, spot: Spot, value: string): CredentialsSeen {
  if (seen.tokens.length >= MOST || seen.secrets.length >= MOST) return seen;
  const token = JWT.exec(value)?.[0];
  const reading = token === undefined ? undefined : readJwt(token);
  if (reading) return { ...seen, tokens: [...seen.tokens, { ...spot, reading }] };
  const shape = secretShape(spot.name, value);
  return shape ? { ...seen, secrets: [...seen.secrets, { ...spot, shape }] } : seen;
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
