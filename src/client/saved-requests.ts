import { parseSocketUrl } from '../shared/socket-url.ts';
import { utf8Length } from '../shared/utf8-length.ts';
import { type ClientRequest, MESSAGE_KINDS, REQUEST_INITIATORS } from './request.ts';

/** The latest first. The list is stored on the user's machine only, and is part of no report and no trace. */
export type SavedRequests = readonly ClientRequest[];

export const REQUESTS_KEY = 'requests';
export const MOST_PER_HOST = 20;
const MOST_HOSTS = 50;
/** In bytes: of one request, and of all. `storage.local` has space for ten times as much. */
export const LARGEST_REQUEST = 32 * 1024;
export const LARGEST_ALL = 1024 * 1024;

type Fields = Record<string, unknown>;

/** Stored requests, checked: anything of another shape is ignored. */
export function readRequests(stored: unknown): SavedRequests {
  return Array.isArray(stored) ? bounded(stored.flatMap(readRequest)) : [];
}

function readRequest(value: unknown): ClientRequest[] {
  if (typeof value !== 'object' || value === null) return [];
  const { url, protocols, maker, kind, message } = value as Fields;
  const sender = REQUEST_INITIATORS.find((each) => each === maker);
  const form = MESSAGE_KINDS.find((each) => each === kind);
  if (typeof url !== 'string' || typeof protocols !== 'string' || typeof message !== 'string') return [];
  return sender && form ? [{ url, protocols, maker: sender, kind: form, message }] : [];
}

/** The list with a new request, or with a known one moved to the front. */
export function remember(saved: SavedRequests, request: ClientRequest): SavedRequests {
  return bounded([request, ...forget(saved, request)]);
}

export function forget(saved: SavedRequests, request: ClientRequest): SavedRequests {
  const key = keyOf(request);
  return saved.filter((each) => keyOf(each) !== key);
}

/** A request's key in the list. The sender is not part of it. */
export function keyOf({ url, protocols, kind, message }: ClientRequest): string {
  return JSON.stringify([url, protocols, kind, message]);
}

/** By host and port, the most recent host first. */
export function byHost(saved: SavedRequests): [host: string, requests: ClientRequest[]][] {
  const hosts = new Map<string, ClientRequest[]>();
  for (const request of saved) {
    const host = hostOf(request);
    hosts.set(host, [...(hosts.get(host) ?? []), request]);
  }
  return [...hosts];
}

function bounded(requests: SavedRequests): SavedRequests {
  const perHost = new Map<string, number>();
  let bytes = 0;
  return requests.filter((request) => {
    const size = utf8Length(keyOf(request));
    const host = hostOf(request);
    const count = perHost.get(host) ?? 0;
    if (size > LARGEST_REQUEST || bytes + size > LARGEST_ALL || count >= MOST_PER_HOST) return false;
    if (count === 0 && perHost.size >= MOST_HOSTS) return false;
    perHost.set(host, count + 1);
    bytes += size;
    return true;
  });
}

function hostOf({ url }: ClientRequest): string {
  return parseSocketUrl(url).authority.toLowerCase();
}
