import { shellQuote, shellQuoteWithToken } from '../shared/shell-quote.ts';
import type { CommandTarget } from './command-target.ts';

/** Any 16 bytes in base64 are valid; these are the example of RFC 6455 section 1.3. */
const SAMPLE_NONCE = 'dGhlIHNhbXBsZSBub25jZQ==';

function header(name: string, value: string): string {
  return `-H ${shellQuoteWithToken(`${name}: ${value}`)}`;
}

/** The handshake by hand: prints the status, headers and body that the browser hides. */
export function curlUpgrade(target: CommandTarget, change: HandshakeChange = {}): string {
  return handshake('curl -gisN --http1.1 --max-time 5', target, change);
}

interface HandshakeChange {
  origin?: string | undefined;
  cookie?: boolean;
}

function handshake(start: string, target: CommandTarget, change: HandshakeChange): string {
  const origin = 'origin' in change ? change.origin : target.origin;
  const lines = [
    start,
    header('Connection', 'Upgrade'),
    header('Upgrade', 'websocket'),
    header('Sec-WebSocket-Version', '13'),
    header('Sec-WebSocket-Key', SAMPLE_NONCE),
    ...(origin === undefined ? [] : [header('Origin', origin)]),
    ...(target.protocols.length > 0 ? [header('Sec-WebSocket-Protocol', target.protocols.join(', '))] : []),
    ...(change.cookie ? [header('Cookie', 'NAME=VALUE')] : []),
    shellQuoteWithToken(target.httpUrl),
  ];
  return lines.join(' \\\n  ');
}

/**
 * Times of DNS, TCP, TLS and response. It sends the upgrade headers, because a server may answer a plain GET and ignore
 * the upgrade.
 */
export function curlStages(target: CommandTarget): string {
  const format = 'dns=%{time_namelookup} tcp=%{time_connect} tls=%{time_appconnect} status=%{http_code}\\n';
  return handshake(`curl -gsN --http1.1 --max-time 10 -o /dev/null -w '${format}'`, target, {});
}

/** A plain GET that shows redirects without following them. */
export function curlHead({ httpUrl }: CommandTarget): string {
  return `curl -gis --http1.1 --max-time 5 ${shellQuoteWithToken(httpUrl)} | head -n 20`;
}

/** The program that listens on the port; to be run on the server. */
export function listeners({ port }: Pick<CommandTarget, 'port'>): string {
  return `ss -ltnp | grep ':${port} '\nlsof -nP -iTCP:${port} -sTCP:LISTEN`;
}

/** Whether a TCP connection can be established. */
export function tcpCheck({ host, port }: CommandTarget): string {
  return `nc -vz -w5 ${shellQuote(withoutBrackets(host))} ${port}`;
}

export function dnsCheck({ host }: CommandTarget): string {
  return `dig +short ${shellQuote(withoutBrackets(host))}\ngetent hosts ${shellQuote(withoutBrackets(host))}`;
}

/** The TLS handshake on the port: certificate, chain and protocol version. */
export function tlsCheck({ host, port }: CommandTarget, more = ''): string {
  const name = /^\[|^[\d.]+$/.test(host) ? '' : ` -servername ${shellQuote(host)}`;
  return `openssl s_client -connect ${shellQuote(`${host}:${port}`)}${name} -alpn http/1.1${more} </dev/null`;
}

/** Dates, names and issuer of the certificate that the server sends. */
export function certificateCheck(target: CommandTarget): string {
  return `${tlsCheck(target)} 2>/dev/null |\n  openssl x509 -noout -dates -issuer -subject -ext subjectAltName`;
}

/** The same connection from a terminal, without browser, page or extensions. */
export function wscat({ url, origin, protocols }: CommandTarget): string {
  const chosen = protocols.map((name) => ` -s ${shellQuoteWithToken(name)}`).join('');
  return `npx wscat -c ${shellQuoteWithToken(url)} -o ${shellQuote(origin)}${chosen}`;
}

export function websocat({ url, origin, protocols }: CommandTarget): string {
  const chosen = protocols.length > 0 ? ` --protocol ${shellQuoteWithToken(protocols.join(','))}` : '';
  return `websocat -v --origin ${shellQuote(origin)}${chosen} ${shellQuoteWithToken(url)}`;
}

/** Which side closes the TCP connection: the sender of the first FIN or RST. */
export function captureClosePackets({ port }: CommandTarget): string {
  return `tshark -i any -f 'tcp port ${port}' -Y 'tcp.flags.fin==1 or tcp.flags.reset==1 or websocket.opcode==8'`;
}

/** A display filter for handshakes, close frames and the ends of this port's connections. */
export function wireshark({ port }: Pick<CommandTarget, 'port'>): string {
  return `tcp.port == ${port} && (http || websocket.opcode == 8 || tcp.flags.fin == 1 || tcp.flags.reset == 1)`;
}

/** The server's log between two times, written as `YYYY-MM-DD HH:MM:SS UTC`. */
export function journalBetween(since: string, until: string): string {
  return `journalctl --since ${shellQuote(since)} --until ${shellQuote(until)}`;
}

/**
 * The lines for a path in the logs of web servers and proxies; nginx, Apache and HAProxy write the same date format.
 * `minutes` as `logMinute` writes them.
 */
export function webLogLines({ path }: Pick<CommandTarget, 'path'>, minutes: readonly string[]): string {
  const logs = '/var/log/nginx/*.log /var/log/apache2/*.log /var/log/haproxy.log';
  const dates = minutes.map((minute) => `-e ${shellQuote(minute)}`).join(' ');
  return `grep -hsF -e ${shellQuoteWithToken(path)} ${logs} | grep -F ${dates}`;
}

/** Command line tools expect an IPv6 address without brackets. */
function withoutBrackets(host: string): string {
  return host.replace(/^\[|\]$/g, '');
}
