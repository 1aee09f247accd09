import { hostMatches } from '../shared/host-matches.ts';
import { isPrivate } from '../shared/private-address.ts';
import { isLoopback, parseSocketUrl } from '../shared/socket-url.ts';

/** A service whose servers only its vendor can configure. */
export interface HostedService {
  name: string;
  /** Exact names, or `*.example.com` for every name below. */
  hosts: readonly string[];
}

/** Whose server it is, for the page's developer. `other`: unknown. */
export type ServerOwner =
  | { kind: 'loopback' }
  | { kind: 'private' }
  | { kind: 'same-site' }
  | { kind: 'service'; name: string }
  | { kind: 'other' };

/**
 * Suffixes under which names belong to different owners: the most common ones, since the public suffix list has ten
 * thousand. For any other suffix the last two labels are the site.
 */
const SHARED_SUFFIX =
  /^(?:(?:co|com|net|org|gov|edu|ac|ne|or|go)\.[a-z]{2}|(?:github|gitlab|glitch|replit|fly|deno|workers|pages|web|run|netlify|vercel|herokuapp|onrender|ngrok|ngrok-free|azurewebsites|cloudfront|amazonaws|appspot|firebaseapp|trycloudflare|loca)\.(?:io|me|dev|app|com|net|lt))$/;

/** `example.com` of `a.b.example.com`; undefined for an address or a single label. */
function siteOf(host: string): string | undefined {
  const labels = host.toLowerCase().replace(/\.$/, '').split('.');
  if (host.startsWith('[') || labels.length < 2 || /^\d+$/.test(labels.at(-1) ?? '')) return undefined;
  const shared = SHARED_SUFFIX.test(labels.slice(-2).join('.'));
  return labels.length < 3 && shared ? undefined : labels.slice(shared ? -3 : -2).join('.');
}

/**
 * Pure: `hosted` are the known services. The page's own host is checked before them: for a vendor's page its server is
 * its own.
 */
export function serverOwner(host: string, pageUrl: string, hosted: readonly HostedService[]): ServerOwner {
  const name = host.toLowerCase().replace(/\.$/, '');
  if (isLoopback(name)) return { kind: 'loopback' };
  if (isPrivate(name)) return { kind: 'private' };
  const page = parseSocketUrl(pageUrl).host.toLowerCase().replace(/\.$/, '');
  if (page !== '' && page === name) return { kind: 'same-site' };
  const service = hosted.find(({ hosts }) => hosts.some((pattern) => hostMatches(name, pattern)));
  if (service) return { kind: 'service', name: service.name };
  const site = siteOf(name);
  return site !== undefined && site === siteOf(page) ? { kind: 'same-site' } : { kind: 'other' };
}
