import type { LogTopic } from '../../capture/log-line.ts';
import { apacheTime, commonLogTime, isoTime, type LineParser, timed, withoutQueries } from './log-item.ts';

type Topics = readonly (readonly [RegExp, LogTopic])[];

const topicOf = (topics: Topics, text: string): { topic?: LogTopic } => {
  const topic = topics.find(([words]) => words.test(text))?.[1];
  return topic === undefined ? {} : { topic };
};

/** nginx src/http/ngx_http_upstream.c, ngx_event_connect.c */
const NGINX: Topics = [
  [/timed out.*while proxying upgraded connection/, 'proxy-idle-timeout'],
  [/(?:recv|send|readv|writev)\(\) failed .*while proxying upgraded connection/, 'upstream-dropped'],
  [/prematurely closed connection while proxying upgraded/, 'upstream-dropped'],
  [/no live upstreams/, 'upstream-unavailable'],
  [/connect\(\).* failed \((?:2|13|61|101|111|113):/, 'upstream-refused'],
  [/upstream timed out/, 'upstream-timed-out'],
  [/upstream prematurely closed connection|recv\(\) failed \((?:54|104):/, 'upstream-closed'],
  [/upstream sent (?:no valid|invalid)|SSL_do_handshake\(\) failed/, 'upstream-not-http'],
  [/upstream sent too big header/, 'upstream-header-too-big'],
  [/could not be resolved|host not found in upstream/, 'upstream-name-unknown'],
  [/access forbidden by rule|directory index of .* is forbidden/, 'proxy-denied'],
  [/limiting (?:requests|connections)\b/, 'proxy-limited'],
  [/^open\(\) ".*" failed \(2:/, 'served-as-file'],
];

/** Lines about the process, which name no request. */
const NGINX_PROCESS: Topics = [
  [/worker_connections are not enough/, 'too-many-connections'],
  [/\(24: (?:Too many open files|No file descriptors available)\)/, 'too-many-files'],
  [/bind\(\) to .* failed \(98:/, 'port-in-use'],
];

const NGINX_LINE = /^(\d{4}\/\d\d\/\d\d \d\d:\d\d:\d\d) \[\w+\] (\d+)#\d+: (?:\*(\d+) )?(.*)$/s;

export const nginxError: LineParser = (line) => {
  const [, date = '', process, request, message = ''] = NGINX_LINE.exec(line) ?? [];
  if (message === '') return undefined;
  const log = 'nginx error log';
  const at = timed(isoTime(date));
  const path = /, request: "[A-Z]+ (\S+)/.exec(message)?.[1];
  const words = message.replace(/, client: .*$/s, '');
  if (path === undefined) {
    const topic = NGINX_PROCESS.find(([known]) => known.test(words))?.[1];
    return topic && { kind: 'process', log, text: withoutQueries(words), topic, ...at };
  }
  const host = /, host: "([^"]+)"/.exec(message)?.[1];
  const upstream = /, upstream: "([^"]+)"/.exec(message)?.[1];
  return {
    kind: 'server',
    log,
    text: withoutQueries(`${words}${upstream === undefined ? '' : `, upstream ${upstream}`}`),
    path,
    ...at,
    ...(request === undefined ? {} : { request: `${process}*${request}` }),
    ...(host === undefined ? {} : { host }),
    ...topicOf(NGINX, words),
    ...(words.includes('upgraded connection') ? { upgrade: true } : {}),
  };
};

const COMBINED =
  /^(?:([\w.-]+(?::\d+)?) )?\S+ \S+ \S+ \[(\d\d\/\w{3}\/\d{4}:\d\d:\d\d:\d\d [+-]\d{4})\] "([A-Z]+) (\S+) (HTTP\/[\d.]+)" (\d{3})\b/;

/** The common and the combined format: nginx, Apache, Traefik and many others write them. */
export const accessLog: LineParser = (line) => {
  const [, host, date = '', method = '', path = '', version = '', status = ''] = COMBINED.exec(line) ?? [];
  if (method !== 'GET') return undefined;
  return {
    kind: 'server',
    log: 'access log',
    text: `"GET ${withoutQueries(path)} ${version}" was answered with ${status}`,
    path,
    // nginx logs 009 where the upstream did not answer in HTTP.
    ...(Number(status) >= 100 ? { status: Number(status) } : {}),
    ...timed(commonLogTime(date)),
    ...(host === undefined ? {} : { host }),
    ...(status === '101' ? { upgrade: true } : {}),
  };
};

/** https://docs.haproxy.org/2.8/configuration.html#8.5 */
const HAPROXY_STATES: Record<string, string> = {
  CC: 'the client closed the connection before it was connected to the server',
  SC: 'the server refused the TCP connection, or none was available',
  sC: 'timeout connect passed before the server accepted the connection',
  SH: 'the server closed the connection before it sent complete response headers',
  sH: 'timeout server passed before the server sent response headers',
  PH: 'the response of the server was rejected: it is invalid, too large or forbidden by a rule',
  PR: 'HAProxy rejected the request by a rule',
  SD: 'the server closed the connection with an error during the data phase',
  sD: 'timeout server or timeout tunnel passed without data from the server',
  cD: 'timeout client or timeout tunnel passed without data from the client',
  CD: 'the client closed the connection during the data phase',
};
const HAPROXY: Record<string, LogTopic> = {
  SC: 'upstream-refused',
  sC: 'upstream-timed-out',
  SH: 'upstream-closed',
  sH: 'upstream-timed-out',
  PH: 'upstream-not-http',
  PR: 'proxy-denied',
  SD: 'upstream-dropped',
  sD: 'proxy-idle-timeout',
  cD: 'proxy-idle-timeout',
};
const HAPROXY_LINE =
  /(?:^|\s)(\S+:\d+) \[(\d\d\/\w{3}\/\d{4}:\d\d:\d\d:\d\d\.\d{3})\] \S+ (\S+)\/(\S+) [-\d/+]+ (\d{3}|-1) \S+ \S+ \S+ ([A-Za-z-]{2})\S* \S+ \S+(?: \{[^}]*\})* "([A-Z]+) (\S+)/;

export const haproxyLog: LineParser = (line) => {
  const [, peer = '', date = '', backend = '', server = '', status = '', state = '', method, path = ''] =
    HAPROXY_LINE.exec(line) ?? [];
  if (method !== 'GET') return undefined;
  const isOpen = status === '101';
  const unavailable = state === 'SC' && server === '<NOSRV>';
  const topic = unavailable ? 'upstream-unavailable' : HAPROXY[state];
  // An idle timeout ends open connections alone; the client's end is no fault of a server.
  const fits = topic !== undefined && (topic !== 'proxy-idle-timeout' || isOpen);
  const meaning = HAPROXY_STATES[state];
  return {
    kind: 'server',
    log: 'HAProxy log',
    text: `"GET ${withoutQueries(path)}" to ${backend}/${server} ended with status ${status}, termination state ${state}${meaning ? `: ${meaning}` : ''}`,
    path,
    status: Number(status),
    peer,
    ...timed(commonLogTime(date)),
    ...(fits ? { topic } : {}),
    ...(isOpen ? { upgrade: true } : {}),
  };
};

/** Apache httpd's numbers of messages: modules/proxy, modules/aaa. */
const APACHE: Topics = [
  [/AH00957|AH01114|AH02452/, 'upstream-refused'],
  [/AH01144/, 'upstream-protocol-missing'],
  [/\(70007\)|timeout specified has expired/, 'upstream-timed-out'],
  [/AH01102|AH00898/, 'upstream-closed'],
  [/AH01106|AH10124/, 'upstream-not-http'],
  [/AH01630|AH01797|AH01627/, 'proxy-denied'],
];
const APACHE_LINE = /^\[(\w{3} \w{3} \d{1,2} [\d:.]+ \d{4})\] \[(\w*):?(\w+)\] \[pid [^\]]+\] (.*)$/s;

export const apacheError: LineParser = (line) => {
  const [, date = '', , level = '', message = ''] = APACHE_LINE.exec(line) ?? [];
  if (message === '' || /^(?:notice|info|debug|trace\d)$/.test(level)) return undefined;
  const log = 'Apache error log';
  const text = withoutQueries(message.replace(/\[client [^\]]+\] /, '').replace(/, referer: \S+$/, ''));
  const at = timed(apacheTime(date));
  const peer = /\[client ([^\]]+)\]/.exec(message)?.[1];
  const who = peer === undefined ? {} : { peer };
  const path =
    /returned by (\/\S*)/.exec(message)?.[1] ??
    /configuration: proxy:wss?:\/\/[^/]+(\/\S*)/.exec(message)?.[1] ??
    /valid for the URL (\/\S*)/.exec(message)?.[1];
  const topic = topicOf(APACHE, message);
  // A line of neither a path nor a client is about Apache itself.
  if (path === undefined)
    return peer === undefined ? undefined : { kind: 'process', log, text, peer, ...at, ...topic };
  return { kind: 'server', log, text, path, ...at, ...who, ...topic };
};
