import type { ProxyName } from '../../stacks/detect-proxy.ts';
import type { Advice, ProxyAdvice, ProxyTopic } from './advice.ts';
import type { Named } from './default-advice.ts';
import { nginx } from './nginx.ts';
import {
  apache,
  awsAlb,
  caddy,
  cloudflare,
  envoy,
  haproxy,
  iis,
  lighttpd,
  traefik,
  varnish,
} from './proxies.ts';

export const PROXY_ADVICE: Readonly<Partial<Record<ProxyName, ProxyAdvice>>> = {
  nginx,
  'Apache httpd': apache,
  HAProxy: haproxy,
  Caddy: caddy,
  Envoy: envoy,
  lighttpd,
  Cloudflare: cloudflare,
  'AWS Application Load Balancer': awsAlb,
  IIS: iis,
  Varnish: varnish,
};

interface DefaultProxyAdvice {
  /** Advice for every product. */
  any?: Advice;
  /** The three most used ones, for an unknown proxy. */
  proxies: readonly [Named, Named, Named];
}

const ALB = 'AWS Application Load Balancer';

export const DEFAULT_PROXY_ADVICE: Readonly<Record<ProxyTopic, DefaultProxyAdvice>> = {
  upgrade: {
    any: {
      where: 'what has to arrive at the server',
      language: 'http',
      snippet: ({ path }) => `GET ${path} HTTP/1.1\nConnection: Upgrade\nUpgrade: websocket`,
    },
    proxies: [
      ['nginx', nginx.upgrade],
      ['Apache httpd', apache.upgrade],
      ['HAProxy', haproxy.upgrade],
    ],
  },
  tls: {
    proxies: [
      ['nginx', nginx.tls],
      ['Apache httpd', apache.tls],
      ['Caddy', caddy.tls],
    ],
  },
  idle: {
    proxies: [
      ['nginx', nginx.idle],
      [ALB, awsAlb.idle],
      ['HAProxy', haproxy.idle],
    ],
  },
  sticky: {
    proxies: [
      ['nginx', nginx.sticky],
      ['HAProxy', haproxy.sticky],
      [ALB, awsAlb.sticky],
    ],
  },
  rate: {
    proxies: [
      ['nginx', nginx.rate],
      ['HAProxy', haproxy.rate],
      ['Traefik', traefik.rate],
    ],
  },
};
