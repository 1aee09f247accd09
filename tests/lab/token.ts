import { createHmac, randomBytes } from 'node:crypto';

const key = randomBytes(32);

const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');

/** A JSON Web Token with these claims, signed with a key that nobody knows (RFC 7519). */
export function jsonWebToken(claims: Record<string, unknown>): string {
  const head = `${part({ alg: 'HS256', typ: 'JWT' })}.${part(claims)}`;
  return `${head}.${createHmac('sha256', key).update(head).digest('base64url')}`;
}

/** Seconds since 1970, as claims have them. */
export function secondsFromNow(seconds: number): number {
  return Math.floor(Date.now() / 1000) + seconds;
}

/** In the shape of a payment service's secret key. */
export function apiKey(): string {
  return ['sk', 'live', randomBytes(18).toString('hex')].join('_');
}

/** The script of a function `tokenFor(seconds)`: a token that the page was given for so long, from now on. */
export const tokenScript = `
function tokenFor(seconds) {
  const part = (value) => btoa(JSON.stringify(value)).replaceAll('=', '').replaceAll('+', '-').replaceAll('/', '_');
  const now = Math.floor(Date.now() / 1000);
  const claims = { sub: 'ada', iat: now, exp: now + seconds };
  return [part({ alg: 'HS256', typ: 'JWT' }), part(claims), part('signed by nobody')].join('.');
}`;
