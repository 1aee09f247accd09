import { HAR_BUDGET } from '../../export/har/har-events.ts';
import { textOf } from './constants.ts';
import { type FrameState, takeFrame } from './frame-state.ts';
import type { NetLogEvent } from './log-event.ts';

/** One event of a source, as far as the diagnosis reads it. */
export interface NetLogRecord {
  /** The position of the event in the file. */
  place: number;
  /** Epoch milliseconds. */
  at: number;
  name: string;
  phase: 'begin' | 'end' | 'none';
  params: Record<string, unknown>;
}

/** With the source that it is of. */
export type SourcedRecord = NetLogRecord & { source: number };

/** What a log says about one of its sources: a request, a job, a socket. */
export interface NetLogSource {
  id: number;
  type: string;
  records: NetLogRecord[];
  /** Sources that work for this one. */
  uses: Set<number>;
  /** A WebSocket's request works with it. */
  linked: boolean;
  /** What its records take, about, in bytes. */
  cost: number;
  /** The latest bytes of each direction, base64. */
  latest: { sent: string; received: string };
  frames?: FrameState;
}

export interface SourceStore {
  add(event: NetLogEvent): void;
  get(id: number): NetLogSource | undefined;
  /** The requests of WebSockets, in the order of the file. */
  requests(): NetLogSource[];
  /** Events that have no room. */
  dropped(): number;
  /** WebSockets that were open when the log began. */
  openBefore(): number;
  endedAt(): number;
}

const KEPT =
  /^(?:REQUEST_ALIVE|URL_REQUEST_START_JOB|CANCELLED|WEBSOCKET_(?:UPGRADE_FAILURE|INVALID_FRAME)|HTTP_TRANSACTION_(?:SEND_REQUEST_HEADERS|HTTP2_SEND_REQUEST_HEADERS|READ_RESPONSE_HEADERS|SEND_TUNNEL_HEADERS|READ_TUNNEL_RESPONSE_HEADERS)|HTTP_STREAM_PARSER_READ_HEADERS|PROXY_RESOLUTION_SERVICE_RESOLVED_PROXY_LIST|PROXY_LIST_FALLBACK|AUTH_HANDLER_CREATE_RESULT|AUTH_GENERATE_TOKEN|AUTH_LIBRARY_INIT_SEC_CTX|HOST_RESOLVER_MANAGER_JOB|HOST_RESOLVER_SYSTEM_TASK|DNS_TRANSACTION|DNS_TRANSACTION_QUERY|DNS_TRANSACTION_RESPONSE|TCP_CONNECT_ATTEMPT|TCP_CONNECT|SOCKET_ALIVE|SOCKET_CLOSED|SOCKET_READ_ERROR|SOCKET_WRITE_ERROR|SSL_SOCKET_BYTES_RECEIVED|SOCKET_BYTES_RECEIVED|SSL_SOCKET_BYTES_SENT|SOCKET_BYTES_SENT|SSL_CERTIFICATES_RECEIVED|CERT_VERIFY_PROC|CERT_VERIFIER_JOB|SSL_ALERT_RECEIVED|SSL_ALERT_SENT|SSL_CLIENT_CERT_REQUESTED|SSL_CONNECT)$/;

/** Of all sources that no WebSocket uses yet, and of those that one does, in bytes. */
const MOST_UNLINKED = 8 * 1024 * 1024;
const MOST_LINKED = 96 * 1024 * 1024;
const MOST_SOURCES = 100_000;
const RECORD_OVERHEAD = 160;
const MOST_RECORDS = 400;
const MOST_USES = 64;
/** Base64 characters kept of raw bytes: the first record of a socket, and its latest. */
const FIRST_BYTES = 32_768;
const LATEST_BYTES = 16_384;
const LONGEST_TEXT = 65_536;

const FRAME = /^WEBSOCKET_(RECV|SENT)_FRAME_HEADER$/;
const BYTES = /^(?:SSL_)?SOCKET_BYTES_(RECEIVED|SENT)$/;

/** Keeps what WebSockets need of a log that may be larger than memory. */
export function createSourceStore(): SourceStore {
  const unlinked = new Map<number, NetLogSource>();
  const linked = new Map<number, NetLogSource>();
  /** Sources that a WebSocket uses and that have no event yet. */
  const awaited = new Set<number>();
  const ignored = new Set<number>();
  const requests: NetLogSource[] = [];
  let unlinkedCost = 0;
  let linkedCost = 0;
  /** What the messages of all connections take, about. */
  let messageBytes = 0;
  let place = 0;
  let dropped = 0;
  let openBefore = 0;
  let endedAt = 0;

  const get = (id: number): NetLogSource | undefined => linked.get(id) ?? unlinked.get(id);

  const link = (id: number): void => {
    const source = unlinked.get(id);
    if (!source) {
      if (!linked.has(id) && awaited.size < MOST_SOURCES) awaited.add(id);
      return;
    }
    unlinked.delete(id);
    linked.set(id, source);
    source.linked = true;
    unlinkedCost -= source.cost;
    linkedCost += source.cost;
    for (const used of source.uses) link(used);
  };

  const use = (by: NetLogSource, id: number): void => {
    if (by.uses.size >= MOST_USES || by.uses.has(id)) return;
    by.uses.add(id);
    if (by.linked) link(id);
  };

  const makeRoom = (): void => {
    for (const [id, source] of unlinked) {
      if (unlinkedCost <= MOST_UNLINKED && unlinked.size <= MOST_SOURCES) return;
      unlinked.delete(id);
      unlinkedCost -= source.cost;
    }
  };

  const sourceOf = (id: number, type: string): NetLogSource => {
    const known = get(id);
    if (known) return known;
    const source: NetLogSource = {
      id,
      type,
      records: [],
      uses: new Set(),
      linked: false,
      cost: RECORD_OVERHEAD,
      latest: { sent: '', received: '' },
    };
    unlinked.set(id, source);
    unlinkedCost += source.cost;
    if (awaited.delete(id)) link(id);
    return source;
  };

  const keep = (source: NetLogSource, record: NetLogRecord, cost: number): void => {
    if (source.records.length >= MOST_RECORDS || (source.linked && linkedCost + cost > MOST_LINKED)) {
      dropped += 1;
      return;
    }
    source.records.push(record);
    source.cost += cost;
    if (source.linked) linkedCost += cost;
    else unlinkedCost += cost;
  };

  return {
    get,
    requests: () => requests,
    dropped: () => dropped,
    openBefore: () => openBefore,
    endedAt: () => endedAt,
    add({ id, type, name, phase, at, params, dependency }) {
      place += 1;
      endedAt = Math.max(endedAt, at);
      if (type === 'URL_REQUEST' && ignored.has(id)) return;
      if (name === 'WEBSOCKET_ALIVE' && wasOpenBefore(params)) openBefore += 1;
      const frame = FRAME.exec(name);
      const isKept = KEPT.test(name);
      if (!isKept && !frame && !dependency) return;
      if (type === 'URL_REQUEST' && !get(id)) {
        const url = textOf(params.url);
        if (name !== 'REQUEST_ALIVE' && name !== 'URL_REQUEST_START_JOB') return;
        if (!/^wss?:/i.test(url)) {
          if (ignored.size < MOST_SOURCES * 10) ignored.add(id);
          return;
        }
        const request = sourceOf(id, type);
        requests.push(request);
        link(id);
      }
      const source = sourceOf(id, type);
      if (dependency) {
        if (type === 'SOCKET' && /^(?!CERT).*JOB$/.test(dependency.type))
          use(sourceOf(dependency.id, dependency.type), id);
        else if (worksFor(type, dependency.type)) use(source, dependency.id);
      }
      if (frame) {
        const held = source.frames?.buffer.bytes ?? 0;
        const room = HAR_BUDGET - (messageBytes - held);
        source.frames = takeFrame(source.frames, frame[1] === 'SENT' ? 'sent' : 'received', at, params, room);
        messageBytes += source.frames.buffer.bytes - held;
        return;
      }
      if (!isKept) return;
      const bytes = BYTES.exec(name);
      if (bytes && !keepsBytes(source, bytes[1] === 'SENT' ? 'sent' : 'received', params)) {
        return;
      }
      const cut = bounded(params);
      keep(source, { place, at, name, phase, params: cut.params }, RECORD_OVERHEAD + cut.size);
      if (unlinkedCost > MOST_UNLINKED || unlinked.size > MOST_SOURCES) makeRoom();
    },
  };
}

/** A channel that the log finds at its beginning has a state and a URL; one that is made later has neither yet. */
function wasOpenBefore({ state, url }: Record<string, unknown>): boolean {
  return textOf(state) !== 'FRESHLY_CONSTRUCTED' && textOf(url) !== '';
}

/** Whether a source of the first type, naming one of the second, is served by it alone or for the same request. */
function worksFor(type: string, other: string): boolean {
  if (other === 'URL_REQUEST') return false;
  // These serve several requests, which they name too.
  if (type.startsWith('HOST_RESOLVER')) return other === 'DNS_TRANSACTION';
  if (type === 'CERT_VERIFIER_JOB') return other === 'CERT_VERIFIER_TASK';
  if (/^(?:HTTP_AUTH_CONTROLLER|HTTP2_SESSION|QUIC_SESSION|DNS_TRANSACTION|NONE)$/.test(type)) return false;
  return type !== 'SOCKET' || /^(?:CERT_VERIFIER|HTTP_AUTH)/.test(other);
}

/** The first bytes of each direction are a record; later ones are kept aside, as far as the latest go. */
function keepsBytes(
  source: NetLogSource,
  direction: 'sent' | 'received',
  params: Record<string, unknown>,
): boolean {
  const bytes = textOf(params.bytes);
  const isFirst = !source.records.some(({ name }) => BYTES.exec(name)?.[1] === direction.toUpperCase());
  // A socket belongs to its request before it carries a byte of it.
  if (!source.linked) delete params.bytes;
  else if (bytes !== '') source.latest[direction] = bytes.slice(-LATEST_BYTES);
  return isFirst || params.byte_count === 0;
}

function bounded(params: Record<string, unknown>): { params: Record<string, unknown>; size: number } {
  const kept: Record<string, unknown> = {};
  let size = 0;
  for (const [name, value] of Object.entries(params)) {
    if (name === 'source_dependency' || name === 'verified_cert') continue;
    if (typeof value === 'string') {
      kept[name] = value.slice(0, name === 'bytes' ? FIRST_BYTES : LONGEST_TEXT);
      size += (kept[name] as string).length;
    } else if (typeof value === 'object' && value !== null) {
      const json = JSON.stringify(value);
      if (json.length > LONGEST_TEXT) continue;
      kept[name] = value;
      size += json.length;
    } else kept[name] = value;
  }
  return { params: kept, size };
}
