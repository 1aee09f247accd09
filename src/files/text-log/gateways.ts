import type { LogTopic } from '../../capture/log-line.ts';
import { textOf } from '../../shared/json-shape.ts';
import { isoTime, jsonLine, type LineParser, timed, withoutQueries } from './log-item.ts';

/** https://www.envoyproxy.io/docs/envoy/latest/configuration/observability/access_log/usage */
const ENVOY_FLAGS: Readonly<Record<string, { means: string; topic?: LogTopic }>> = {
  UH: { means: 'no healthy upstream host', topic: 'upstream-unavailable' },
  UF: { means: 'upstream connection failure', topic: 'upstream-refused' },
  URX: { means: 'upstream retry limit exceeded', topic: 'upstream-refused' },
  UT: { means: 'upstream request timeout', topic: 'upstream-timed-out' },
  UC: { means: 'upstream connection termination', topic: 'upstream-closed' },
  UR: { means: 'upstream remote reset', topic: 'upstream-closed' },
  UPE: { means: 'upstream protocol error', topic: 'upstream-not-http' },
  DF: { means: 'the upstream name could not be resolved', topic: 'upstream-name-unknown' },
  RL: { means: 'rate limited', topic: 'proxy-limited' },
  UO: { means: 'circuit breaker open', topic: 'proxy-limited' },
  UAEX: { means: 'denied by external authorization', topic: 'proxy-denied' },
  NR: { means: 'no route configured' },
  SI: { means: 'stream idle timeout', topic: 'proxy-idle-timeout' },
  DC: { means: 'downstream connection termination' },
  DPE: { means: 'downstream protocol error' },
};
const ENVOY =
  /^\[(\d{4}-\d\d-\d\dT[\d:.]+Z)\] "GET (\S+) HTTP\/[\d.]+" (\d{1,3}) ([A-Z,]+|-) .*? "([^"]*)" "([^"]*)"(?: .*)?$/;

/** Envoy's default access log, which Istio extends. */
export const envoyLog: LineParser = (line) => {
  const [, date = '', path = '', status = '', flags = ''] = ENVOY.exec(line) ?? [];
  if (path === '') return undefined;
  const known = flags.split(',').flatMap((flag) => ENVOY_FLAGS[flag] ?? []);
  const isOpen = status === '101';
  const topic = known.find((flag) => flag.topic !== undefined)?.topic;
  const opened: LogTopic | undefined =
    topic === 'proxy-idle-timeout' ? topic : topic === 'upstream-closed' ? 'upstream-dropped' : undefined;
  const fits = isOpen ? opened : topic === 'proxy-idle-timeout' ? undefined : topic;
  const means = known.map((flag) => flag.means).join(', ');
  const host = hostIn(line);
  return {
    kind: 'server',
    log: 'Envoy log',
    text: `"GET ${withoutQueries(path)}" was answered with ${status}, response flags ${flags}${means === '' ? '' : `: ${means}`}`,
    path,
    ...(Number(status) >= 100 ? { status: Number(status) } : {}),
    ...timed(isoTime(date)),
    ...(host === undefined ? {} : { host }),
    ...(fits === undefined ? {} : { topic: fits }),
    ...(isOpen ? { upgrade: true } : {}),
  };
};

/** The authority is the last but one of the quoted fields, before the upstream's address. */
function hostIn(line: string): string | undefined {
  const host = [...line.matchAll(/"([^"]*)"/g)]
    .map(([, field]) => field)
    .find((field) => /^(?=.*[a-z])[a-z\d.-]+\.[a-z\d-]+(?::\d+)?$/i.test(field ?? ''));
  return host === '' ? undefined : host;
}

/** https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-access-logs.html */
const ALB =
  /^(?:wss?|https?|h2|grpcs) (\d{4}-\d\d-\d\dT[\d:.]+Z) (app\/\S+) (\S+:\d+|-) (\S+) \S+ \S+ \S+ (\d{3}|-) (\d{3}|-) \d+ \d+ "GET (?:https?|wss?):\/\/([^/:"]+)(?::\d+)?(\/\S*) HTTP\/[\d.]+"/;

export const albLog: LineParser = (line) => {
  const [, date = '', , peer = '', target = '', status = '', behind = '', host = '', path = ''] =
    ALB.exec(line) ?? [];
  if (path === '') return undefined;
  const own = behind === '-';
  const topic: LogTopic | undefined = !own
    ? undefined
    : status === '502'
      ? 'upstream-closed'
      : status === '503'
        ? 'upstream-unavailable'
        : status === '504'
          ? 'upstream-timed-out'
          : undefined;
  return {
    kind: 'server',
    log: 'AWS load balancer log',
    text: `"GET ${withoutQueries(path)}" was answered with ${status}${own ? `, and the target ${target === '-' ? '' : `${target} `}sent no status` : `; the target ${target} sent ${behind}`}`,
    path,
    host,
    ...(peer === '-' ? {} : { peer }),
    ...(Number(status) >= 100 ? { status: Number(status) } : {}),
    ...timed(isoTime(date)),
    ...(topic === undefined ? {} : { topic }),
    ...(/^wss? /.test(line) ? { upgrade: true } : {}),
  };
};

/** https://doc.traefik.io/traefik/observability/access-logs/ */
export const traefikJson: LineParser = (line) => {
  const entry = jsonLine(line);
  const path = textOf(entry?.RequestPath);
  if (!entry || path === '' || entry.RequestMethod !== 'GET') return undefined;
  const status = Number(entry.DownstreamStatus);
  const origin = Number(entry.OriginStatus);
  const peer = textOf(entry.ClientAddr);
  const host = textOf(entry.RequestHost);
  return {
    kind: 'server',
    log: 'Traefik log',
    text: `"GET ${withoutQueries(path)}" was answered with ${status}${origin > 0 && origin !== status ? `; the server behind Traefik sent ${origin}` : ''}`,
    path,
    ...(status >= 100 ? { status } : {}),
    ...timed(isoTime(textOf(entry.StartUTC) || textOf(entry.time))),
    ...(host === '' ? {} : { host }),
    ...(/:\d+$/.test(peer) ? { peer } : {}),
    ...(status === 101 ? { upgrade: true } : {}),
  };
};

/** https://developers.cloudflare.com/logs/logpush/logpush-job/datasets/zone/http_requests/ */
const CLOUDFLARE: Readonly<Record<number, LogTopic>> = {
  521: 'upstream-refused',
  522: 'upstream-timed-out',
  523: 'upstream-refused',
  524: 'upstream-timed-out',
};

export const cloudflareLog: LineParser = (line) => {
  const entry = jsonLine(line);
  const path = textOf(entry?.ClientRequestURI) || textOf(entry?.ClientRequestPath);
  if (!entry || path === '' || (entry.ClientRequestMethod ?? 'GET') !== 'GET') return undefined;
  const status = Number(entry.EdgeResponseStatus);
  const origin = Number(entry.OriginResponseStatus);
  const topic = CLOUDFLARE[status];
  const host = textOf(entry.ClientRequestHost);
  const { EdgeStartTimestamp: start } = entry;
  const at =
    typeof start === 'number'
      ? start / (start > 1e15 ? 1e6 : start > 1e12 ? 1 : 1e-3)
      : isoTime(textOf(start));
  return {
    kind: 'server',
    log: 'Cloudflare log',
    text: `"GET ${withoutQueries(path)}" was answered with ${status}${origin > 0 ? `; the origin sent ${origin}` : ''}`,
    path,
    ...(status >= 100 && status <= 599 ? { status } : {}),
    ...timed(at),
    ...(host === '' ? {} : { host }),
    ...(topic === undefined ? {} : { topic }),
    ...(status === 101 ? { upgrade: true } : {}),
  };
};

/** With or without its escape character, which copying loses. */
const COLOR = new RegExp(`${String.fromCharCode(27)}?\\[\\d{1,2}m ?`, 'g');
const OPENCLAW = /\[ws\] closed before connect conn=\S+ .*?\bhost=(\S+) .*?\bcode=(\d{4}|n\/a) reason=(.*)$/;

/** The gateway of OpenClaw about a client that it turned away; its WebSocket is at the root. */
export const openclawLog: LineParser = (line) => {
  const plain = line.replace(COLOR, '');
  const [, host = '', code = '', reason = ''] = OPENCLAW.exec(plain) ?? [];
  if (host === '') return undefined;
  const words = reason.trim() === 'n/a' ? '' : reason.trim().slice(0, 123);
  return {
    kind: 'server',
    log: 'OpenClaw log',
    text: `closed before connect with code ${code}${words === '' ? '' : ` and the reason "${words}"`}`,
    path: '/',
    status: 101,
    upgrade: true,
    telling: true,
    ...(host === 'n/a' ? {} : { host }),
    ...(code === 'n/a' ? {} : { close: { code: Number(code), reason: words } }),
    ...timed(isoTime(/\d{4}-\d\d-\d\dT[\d:.]+(?:Z|[+-]\d\d:\d\d)/.exec(plain)?.[0] ?? '')),
  };
};
