import type { Header } from '../capture/captured-event.ts';
import { type ProxyName, proxiesIn } from './detect-proxy.ts';

/** A product that closes idle connections. */
export interface IdleLimit {
  product: ProxyName;
  /** Its default idle timeout, in seconds; one product may have several. */
  seconds: readonly number[];
  /** Where it is set. */
  setting: string;
  /** Nobody can change it: a silence of another length was not ended by it. */
  fixed?: true;
}

/** nginx, Apache and Varnish measured; the others from their vendors' documentation. */
const IDLE_LIMITS: readonly IdleLimit[] = [
  {
    product: 'nginx',
    seconds: [60],
    setting: 'proxy_read_timeout and proxy_send_timeout, 60 s by default',
  },
  {
    product: 'AWS Application Load Balancer',
    seconds: [60],
    setting: 'idle_timeout.timeout_seconds, 60 s by default, at most 4000 s',
  },
  {
    product: 'Apache httpd',
    seconds: [60, 300],
    setting: 'the larger of ProxyTimeout and Timeout, 60 s by default',
  },
  {
    product: 'HAProxy',
    seconds: [10, 50],
    setting: 'timeout tunnel; without it the smaller of timeout client and timeout server',
  },
  {
    product: 'Varnish',
    seconds: [60],
    setting: 'pipe_timeout, 60 s by default',
  },
  {
    product: 'Envoy',
    seconds: [300],
    setting: 'stream_idle_timeout, 5 min by default',
  },
  {
    product: 'Heroku router',
    seconds: [55],
    setting: 'fixed at 55 s',
    fixed: true,
  },
  {
    product: 'Cloudflare',
    seconds: [100],
    setting: 'about 100 s, and only an Enterprise plan can change it',
    fixed: true,
  },
  { product: 'Azure Front Door', seconds: [300], setting: 'fixed at 5 min', fixed: true },
  {
    product: 'AWS Network Load Balancer',
    seconds: [350],
    setting: 'TCP idle timeout of the listener, 350 s by default',
  },
  { product: 'AWS API Gateway', seconds: [600], setting: 'fixed at 10 min', fixed: true },
  { product: 'Amazon CloudFront', seconds: [600], setting: 'fixed at 10 min', fixed: true },
];

/** Timers and closing handshakes make the idle time this much longer or shorter than the limit, in seconds. */
export const LIMIT_TOLERANCE = 1.5;

export function limitsAt(silenceMs: number): IdleLimit[] {
  return IDLE_LIMITS.filter(({ seconds }) =>
    seconds.some((limit) => Math.abs(silenceMs / 1_000 - limit) <= LIMIT_TOLERANCE),
  );
}

/** The product that the headers of the 101 name, if it is one that closes idle connections. */
export function limitShownBy(headers: readonly Header[]): IdleLimit | undefined {
  const hops = proxiesIn(headers);
  return hops.length === 0 ? undefined : IDLE_LIMITS.find(({ product }) => hops.includes(product));
}

/** Undefined for a product that closes no idle connections. */
export function idleLimitOf(product: ProxyName): IdleLimit | undefined {
  return IDLE_LIMITS.find((limit) => limit.product === product);
}
