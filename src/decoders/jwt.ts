import { base64Decode } from '../shared/base64.ts';
import { asObject, type JsonObject, numberAt, textAt } from '../shared/json-shape.ts';
import { parseJson } from '../shared/parse-json.ts';
import { utf8Text } from '../shared/utf8.ts';

/** The claims of a JSON Web Token (RFC 7519); never the token. Times are epoch milliseconds. */
export interface Jwt {
  alg: string;
  expiresAt?: number;
  validFrom?: number;
  issuedAt?: number;
  audience?: string;
}

export type JwtReading = { kind: 'jwt'; jwt: Jwt } | { kind: 'malformed'; fault: string };

const LONGEST = 16_384;
/** The latest valid Date (ECMA-262, Time Values), in milliseconds. */
const LAST_DATE = 8.64e15;

/**
 * Reads a token without checking its signature. Undefined for anything else, such as other JSON in base64; the claims
 * of an encrypted token (RFC 7516) are empty here. Never throws.
 */
export function readJwt(token: string): JwtReading | undefined {
  if (token.length > LONGEST) return undefined;
  const [head = '', claims, ...rest] = token.split('.');
  const header = asObject(jsonOf(head));
  const alg = textAt(header, 'alg');
  if (alg === undefined) return undefined;
  if (rest.length === 3) return { kind: 'jwt', jwt: { alg } };
  if (claims === undefined || rest.length !== 1) {
    const parts = rest.length + (claims === undefined ? 1 : 2);
    return { kind: 'malformed', fault: `it has ${parts} of the 3 parts that belong to it` };
  }
  const registered = asObject(jsonOf(claims));
  if (!registered) return { kind: 'malformed', fault: 'its claims are no JSON' };
  if (rest[0] === '' && alg !== 'none') return { kind: 'malformed', fault: 'its signature is empty' };
  return { kind: 'jwt', jwt: jwtOf(alg, registered) };
}

function jwtOf(alg: string, claims: JsonObject): Jwt {
  const { aud } = claims;
  const audience = Array.isArray(aud) ? aud.filter((one) => typeof one === 'string').join(', ') : aud;
  const expiresAt = timeAt(claims, 'exp');
  const validFrom = timeAt(claims, 'nbf');
  const issuedAt = timeAt(claims, 'iat');
  return {
    alg,
    ...(expiresAt === undefined ? {} : { expiresAt }),
    ...(validFrom === undefined ? {} : { validFrom }),
    ...(issuedAt === undefined ? {} : { issuedAt }),
    ...(typeof audience === 'string' ? { audience } : {}),
  };
}

/** Claims count seconds (RFC 7519 section 2, NumericDate). */
function timeAt(claims: JsonObject, name: string): number | undefined {
  const seconds = numberAt(claims, name);
  const at = (seconds ?? Number.NaN) * 1_000;
  return Math.abs(at) <= LAST_DATE ? at : undefined;
}

function jsonOf(part: string): unknown {
  const bytes = base64Decode(part);
  const text = bytes && utf8Text(bytes);
  return text === undefined ? undefined : parseJson(text);
}
