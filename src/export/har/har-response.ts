import type { Header, WireEvent } from '../../capture/captured-event.ts';
import { asJson, type JsonObject } from '../../shared/json-shape.ts';
import { parseSocketUrl, type SocketUrl } from '../../shared/socket-url.ts';
import { believableTime } from './har-time.ts';

/** Response headers that identify a server or a proxy. */
const IDENTIFYING = new Set([
  'server',
  'via',
  'x-powered-by',
  'x-cache',
  'x-served-by',
  'x-aspnet-version',
  'x-github-backend',
  'alt-svc',
]);
/** Those with a new value in each response: that they are there is what identifies. */
const PER_RESPONSE = new Set([
  'cf-ray',
  'x-amz-cf-id',
  'x-azure-ref',
  'x-vercel-id',
  'fly-request-id',
  'x-varnish',
]);
const PRESENT = 'present';
const LONGEST_VALUE = 200;
/** Paths of development servers; any other path is left out. */
const PRODUCT_PATHS = ['/@vite/client', '/_next/', '/__webpack_hmr', '/sockjs-node/'];
const MOST_RESPONSES = 500;

/** The part of a path that identifies a product; `/` for any other. */
function productPath({ path, query }: SocketUrl): string {
  // SignalR asks for it before it opens a WebSocket.
  if (path.endsWith('/negotiate') && query.includes('negotiateVersion=')) return '/negotiate';
  return PRODUCT_PATHS.find((prefix) => path.startsWith(prefix)) ?? '/';
}

type Response = WireEvent & { kind: 'http-response' };

/** The headers that identify a server, in alphabetical order, with bounded values and none that is secret. */
export function identifyingHeaders(given: unknown): Header[] {
  if (!Array.isArray(given)) return [];
  const found = given.flatMap((each): Header[] => {
    const { name, value } = asJson(each);
    if (typeof name !== 'string' || typeof value !== 'string') return [];
    const lower = name.toLowerCase();
    if (PER_RESPONSE.has(lower)) return [{ name: lower, value: PRESENT }];
    if (lower === 'set-cookie' && value.startsWith('AWSALB')) return [{ name: lower, value: 'AWSALB' }];
    return IDENTIFYING.has(lower) ? [{ name: lower, value: value.slice(0, LONGEST_VALUE) }] : [];
  });
  return found.sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
}

/** A copy in a cache, or a response made by a service worker, does not come from what runs on the port now. */
function isFromServer(entry: JsonObject, response: JsonObject): boolean {
  return (
    entry._fromCache === undefined &&
    entry._fromDiskCache !== true &&
    response._fetchedViaServiceWorker !== true &&
    response.fromCache !== true
  );
}

/** A reader for the ordinary entries of a HAR log; it returns an event for a response that says something new. */
export function createResponseReader(): (entry: unknown) => Response | undefined {
  const seen = new Set<string>();
  return (value) => {
    const entry = asJson(value);
    const response = asJson(entry.response);
    const { url } = asJson(entry.request);
    const { status } = response;
    const at = believableTime(entry.startedDateTime);
    if (typeof url !== 'string' || !/^https?:\/\//i.test(url) || at === undefined) return undefined;
    if (typeof status !== 'number' || status < 100 || !isFromServer(entry, response)) return undefined;
    const parsed = parseSocketUrl(url);
    const { scheme, host, port } = parsed;
    if (host === '') return undefined;
    const place = `${scheme}://${host.toLowerCase()}:${port}${productPath(parsed)}`;
    const headers = identifyingHeaders(response.headers);
    const key = `${place} ${JSON.stringify(headers)}`;
    if (seen.has(key) || seen.size >= MOST_RESPONSES) return undefined;
    seen.add(key);
    return { source: 'wire', kind: 'http-response', at, url: place, status: Math.trunc(status), headers };
  };
}
