import type { Header } from './event.ts';
import { headerValue } from './header.ts';

/** A hop that cuts connections on which nothing was sent for a while. */
export interface IdleLimit {
  product: string;
  /** Its limit as delivered, in seconds; one product may have several. */
  seconds: readonly number[];
  /** Where the limit is set, after "Where it is set:"; and a snippet that lifts it. */
  setting: string;
  snippet?: { language: 'nginx' | 'text' | 'sh'; lines: string };
  /** Whether the headers of the 101 show that the connection went through it. */
  shows?(headers: readonly Header[]): boolean;
}

const named =
  (header: string, pattern: RegExp) =>
  (headers: readonly Header[]): boolean =>
    pattern.test(headerValue(headers, header) ?? '');

/** nginx and Apache measured; the others from their vendors' documentation. */
export const IDLE_LIMITS: readonly IdleLimit[] = [
  {
    product: 'nginx',
    seconds: [60],
    setting: 'proxy_read_timeout and proxy_send_timeout, 60 s unless set',
    snippet: { language: 'nginx', lines: 'proxy_read_timeout 3600s;\nproxy_send_timeout 3600s;' },
    shows: named('server', /nginx|openresty/i),
  },
  {
    product: 'AWS Application Load Balancer',
    seconds: [60],
    setting: 'idle_timeout.timeout_seconds, 60 s unless set, at most 4000',
    snippet: {
      language: 'sh',
      lines:
        'aws elbv2 modify-load-balancer-attributes --load-balancer-arn LOAD_BALANCER_ARN \\\n  --attributes Key=idle_timeout.timeout_seconds,Value=3600',
    },
    shows: (headers) => named('server', /awselb/i)(headers) || named('set-cookie', /AWSALB/)(headers),
  },
  {
    product: 'Apache httpd',
    seconds: [60, 300],
    setting: 'ProxyTimeout, or Timeout where it is not set',
    snippet: { language: 'text', lines: 'ProxyTimeout 3600' },
    shows: named('server', /apache/i),
  },
  {
    product: 'HAProxy',
    seconds: [10, 50],
    setting: 'timeout tunnel; without it the smaller of timeout client and timeout server',
    snippet: {
      language: 'text',
      lines: '# in defaults or backend; ignored in a frontend\ntimeout tunnel 1h',
    },
  },
  {
    product: 'Heroku router',
    seconds: [55],
    setting: 'nowhere, it is fixed at 55 s; only traffic helps',
    shows: named('via', /vegur|heroku/i),
  },
  {
    product: 'Cloudflare',
    seconds: [100],
    setting: 'nowhere, it is about 100 s; only traffic helps',
    shows: (headers) =>
      headerValue(headers, 'cf-ray') !== undefined || named('server', /cloudflare/i)(headers),
  },
  { product: 'Azure Front Door', seconds: [300], setting: 'nowhere, it is fixed at 5 min' },
  {
    product: 'AWS Network Load Balancer',
    seconds: [350],
    setting: 'TCP idle timeout of the listener, 350 s unless set',
  },
  { product: 'AWS API Gateway', seconds: [600], setting: 'nowhere, it is fixed at 10 min' },
  { product: 'Amazon CloudFront', seconds: [600], setting: 'nowhere, it is fixed at 10 min' },
];

/** Timers and closing handshakes make the silence this much longer or shorter than the limit, in seconds. */
export const LIMIT_TOLERANCE = 1.5;

export function limitsAt(silenceMs: number): IdleLimit[] {
  return IDLE_LIMITS.filter(({ seconds }) =>
    seconds.some((limit) => Math.abs(silenceMs / 1_000 - limit) <= LIMIT_TOLERANCE),
  );
}

/** Many connections ask about the headers of one neighbour, again and again. */
const shown = new WeakMap<readonly Header[], IdleLimit | null>();

/** The product that the 101's headers show, if it is one that cuts idle connections. */
export function limitShownBy(headers: readonly Header[]): IdleLimit | undefined {
  let limit = shown.get(headers);
  if (limit === undefined) {
    limit = IDLE_LIMITS.find(({ shows }) => shows?.(headers)) ?? null;
    shown.set(headers, limit);
  }
  return limit ?? undefined;
}
