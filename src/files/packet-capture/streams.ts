import type { Header } from '../../capture/captured-event.ts';
import type { Facts } from './packet.ts';

type Side = 'client' | 'server';

/** What a capture has of one TCP connection. */
export interface Stream {
  client: string;
  server: string;
  startedAt: number;
  endedAt: number;
  /** The server answered the first packet. */
  answered: boolean;
  request?: {
    at: number;
    method: string;
    uri: string;
    host: string;
    upgrade: boolean;
    key: string;
    headers: Header[];
  };
  response?: { at: number; status: number; phrase: string; server: string };
  frames: boolean;
  closes: { at: number; by: Side; code: number; reason: string }[];
  fins: { at: number; by: Side }[];
  resets: { at: number; by: Side }[];
  alerts: { at: number; by: Side; level: string; code: number }[];
  /** The name that the client asked for in its TLS handshake. */
  serverName: string;
  repeated: Record<Side, number>;
  attempts: number;
}

const MOST_STREAMS = 20_000;
const MOST_OF_KIND = 20;

export interface StreamStore {
  add(facts: Facts): void;
  all(): Stream[];
  dropped(): number;
}

export function createStreamStore(): StreamStore {
  const streams = new Map<string, Stream>();
  let dropped = 0;
  return {
    all: () => [...streams.values()],
    dropped: () => dropped,
    add(facts) {
      let stream = streams.get(facts.stream);
      if (!stream) {
        if (streams.size >= MOST_STREAMS) {
          dropped += 1;
          return;
        }
        stream = begin(facts);
        streams.set(facts.stream, stream);
      }
      take(stream, facts);
    },
  };
}

/** Who begins is the client; a capture that began later has the request or the response to tell. */
function begin(facts: Facts): Stream {
  const isFromServer =
    (facts.syn && facts.ack) || facts.text('http_response_code') !== '' || isServerPort(facts);
  const [client, server] = isFromServer ? [facts.to, facts.from] : [facts.from, facts.to];
  return {
    client,
    server,
    startedAt: facts.at,
    endedAt: facts.at,
    answered: false,
    frames: false,
    closes: [],
    fins: [],
    resets: [],
    alerts: [],
    serverName: '',
    repeated: { client: 0, server: 0 },
    attempts: 0,
  };
}

/** Of two ports the lower one is the server's, where nothing else tells. */
const isServerPort = ({ from, to, syn, text }: Facts): boolean =>
  !syn && text('http_request_method') === '' && portOf(from) < portOf(to);

const portOf = (address: string): number => Number(/:(\d+)$/.exec(address)?.[1] ?? 0);

function take(stream: Stream, facts: Facts): void {
  const by: Side = facts.from === stream.client ? 'client' : 'server';
  const { at, text } = facts;
  stream.endedAt = at;
  if (by === 'server') stream.answered = true;
  if (facts.syn && by === 'client') stream.attempts += 1;
  if (facts.again) stream.repeated[by] += 1;
  const method = text('http_request_method');
  if (method !== '' && !stream.request?.upgrade)
    stream.request = {
      at,
      method,
      uri: text('http_request_uri'),
      host: text('http_host') || stream.server,
      upgrade: /websocket/i.test(text('http_upgrade')) || text('http_sec_websocket_key') !== '',
      key: text('http_sec_websocket_key'),
      headers: headersIn(facts.all('http_request_line')),
    };
  const status = Number(text('http_response_code'));
  if (status >= 200 || status === 101)
    stream.response ??= { at, status, phrase: text('http_response_phrase'), server: text('http_server') };
  const opcodes = facts.all('websocket_opcode').map(Number);
  if (opcodes.length > 0) stream.frames = true;
  if (opcodes.includes(8) && stream.closes.length < MOST_OF_KIND)
    stream.closes.push({
      at,
      by,
      code: Number(text('websocket_payload_close_status_code')) || 1005,
      reason: text('websocket_payload_close_reason'),
    });
  stream.serverName ||= text('tls_handshake_extensions_server_name');
  const alert = text('tls_alert_message_desc');
  if (alert !== '' && stream.alerts.length < MOST_OF_KIND)
    stream.alerts.push({ at, by, level: text('tls_alert_message_level'), code: Number(alert) });
  if (facts.fin && stream.fins.length < MOST_OF_KIND) stream.fins.push({ at, by });
  if (facts.reset && stream.resets.length < MOST_OF_KIND) stream.resets.push({ at, by });
}

/** All of them or none: `-T json` keeps only the last one. */
function headersIn(lines: readonly string[]): Header[] {
  const headers = lines.flatMap((line): Header[] => {
    const [, name, value = ''] = /^([^:\s]+):\s*(.*?)(?:\\r\\n|\r\n)?$/s.exec(line) ?? [];
    return name === undefined ? [] : [{ name, value }];
  });
  return headers.some(({ name }) => name.toLowerCase() === 'upgrade') ? headers : [];
}
