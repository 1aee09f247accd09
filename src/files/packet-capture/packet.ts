import { asJson } from '../../shared/json-shape.ts';

/** The fields of one packet that are read; tshark's names with `_` for every dot. */
const FIELDS = new Set([
  'frame_time_epoch',
  'ip_src',
  'ip_dst',
  'ipv6_src',
  'ipv6_dst',
  'tcp_srcport',
  'tcp_dstport',
  'tcp_stream',
  'tcp_flags_syn',
  'tcp_flags_ack',
  'tcp_flags_fin',
  'tcp_flags_reset',
  'tcp_analysis_retransmission',
  'http_request_method',
  'http_request_uri',
  'http_request_line',
  'http_host',
  'http_upgrade',
  'http_sec_websocket_key',
  'http_response_code',
  'http_response_phrase',
  'http_server',
  'websocket_opcode',
  'websocket_payload_close_status_code',
  'websocket_payload_close_reason',
  'tls_handshake_extensions_server_name',
  'tls_alert_message_level',
  'tls_alert_message_desc',
]);

/** What tshark is asked for, in its own names. */
const TSHARK_FIELDS: readonly string[] = [
  'frame.time_epoch',
  'ip.src',
  'ip.dst',
  'ipv6.src',
  'ipv6.dst',
  'tcp.srcport',
  'tcp.dstport',
  'tcp.stream',
  'tcp.flags.syn',
  'tcp.flags.ack',
  'tcp.flags.fin',
  'tcp.flags.reset',
  'tcp.analysis.retransmission',
  'http.request.method',
  'http.request.uri',
  'http.request.line',
  'http.host',
  'http.upgrade',
  'http.sec_websocket_key',
  'http.response.code',
  'http.response.phrase',
  'http.server',
  'websocket.opcode',
  'websocket.payload.close.status_code',
  'websocket.payload.close.reason',
  'tls.handshake.extensions_server_name',
  'tls.alert_message.level',
  'tls.alert_message.desc',
];

const TSHARK_FILTER =
  'tcp.flags.syn==1 || tcp.flags.fin==1 || tcp.flags.reset==1 || http || websocket || tls.handshake.type==1 || tls.alert_message || tcp.analysis.retransmission';

/** The arguments of tshark that give what is read here; `file` is `-` for standard input. */
export const tsharkArguments = (file: string): string[] => [
  '-r',
  file,
  '-n',
  '-Y',
  TSHARK_FILTER,
  '-T',
  'ek',
  ...TSHARK_FIELDS.flatMap((field) => ['-e', field]),
];

/** The command as a person types it. */
export const TSHARK_COMMAND = `tshark -r FILE -n -Y '${TSHARK_FILTER}' -T ek ${TSHARK_FIELDS.map((field) => `-e ${field}`).join(' ')} > packets.json`;

export type Packet = ReadonlyMap<string, readonly string[]>;

/** Deep enough for every dissector, and an end for what is none. */
const DEEPEST = 12;

/** The packet in a line of `-T ek`, with `-e` or without, or in an element of `-T json`. */
export function packetOf(value: unknown): Packet | undefined {
  const entry = asJson(value);
  const layers = entry.layers ?? asJson(entry._source).layers;
  if (typeof layers !== 'object' || layers === null) return undefined;
  const packet = new Map<string, string[]>();
  collect(layers, '', packet, 0);
  return packet.size > 0 ? packet : undefined;
}

function collect(value: unknown, layer: string, packet: Map<string, string[]>, depth: number): void {
  if (depth > DEEPEST || typeof value !== 'object' || value === null) return;
  for (const [key, content] of Object.entries(value)) {
    const dashed = key.replaceAll('.', '_');
    // Without -e the names of -T ek begin with the layer twice.
    const name =
      layer !== '' && dashed.startsWith(`${layer}_${layer}_`) ? dashed.slice(layer.length + 1) : dashed;
    if (FIELDS.has(name)) add(packet, name, content);
    else if (typeof content === 'object')
      collect(
        Array.isArray(content) ? Object.assign({}, content) : content,
        depth === 0 ? key : layer,
        packet,
        depth + 1,
      );
  }
}

function add(packet: Map<string, string[]>, name: string, content: unknown): void {
  const values = (Array.isArray(content) ? content : [content]).flatMap((one) =>
    typeof one === 'string'
      ? [one]
      : typeof one === 'boolean'
        ? [one ? '1' : '0']
        : one === null
          ? ['1']
          : [],
  );
  const known = packet.get(name) ?? [];
  known.push(...values);
  packet.set(name, known.slice(0, 100));
}

const first = (packet: Packet, name: string): string => packet.get(name)?.[0] ?? '';
const isSet = (packet: Packet, name: string): boolean => /^(?:1|true|0x0*1)$/i.test(first(packet, name));

/** What one packet says, as far as it is read. */
export interface Facts {
  /** Epoch milliseconds. */
  at: number;
  stream: string;
  from: string;
  to: string;
  syn: boolean;
  ack: boolean;
  fin: boolean;
  reset: boolean;
  again: boolean;
  text(name: string): string;
  all(name: string): readonly string[];
}

export function factsOf(packet: Packet): Facts | undefined {
  const at = Number(first(packet, 'frame_time_epoch')) * 1_000;
  const source = first(packet, 'ip_src') || first(packet, 'ipv6_src');
  const target = first(packet, 'ip_dst') || first(packet, 'ipv6_dst');
  const stream = first(packet, 'tcp_stream');
  if (!(at > 946_684_800_000 && at < 4_102_444_800_000) || source === '' || stream === '') return undefined;
  const address = (host: string, port: string): string =>
    host.includes(':') ? `[${host}]:${port}` : `${host}:${port}`;
  return {
    at,
    stream,
    from: address(source, first(packet, 'tcp_srcport')),
    to: address(target, first(packet, 'tcp_dstport')),
    syn: isSet(packet, 'tcp_flags_syn'),
    ack: isSet(packet, 'tcp_flags_ack'),
    fin: isSet(packet, 'tcp_flags_fin'),
    reset: isSet(packet, 'tcp_flags_reset'),
    again: packet.has('tcp_analysis_retransmission'),
    text: (name) => first(packet, name),
    all: (name) => packet.get(name) ?? [],
  };
}
