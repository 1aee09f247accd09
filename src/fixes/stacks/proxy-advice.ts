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

export const HOP_ADVICE: Readonly<Partial<Record<ProxyName, ProxyAdvice>>> = {
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

interface PlainHop {
  /** Advice for every product. */
  any?: Advice;
  /** The three most used ones, for an unknown proxy. */
  hops: readonly [Named, Named, Named];
}

const ALB = 'AWS Application Load Balancer';

export const PLAIN_HOP: Readonly<Record<ProxyTopic, PlainHop>> = {
  upgrade: {
    any: {
      where: 'what has to arrive at the server',
      language: 'http',
      snippet: ({ path }) => `GET ${path} HTTP/1.1\nConnection: Upgrade\nUpgrade: websocket`,
    },
    hops: [
      ['nginx', nginx.upgrade],
      ['Apache httpd', apache.upgrade],
      ['HAProxy', haproxy.upgrade],
    ],
  },
  tls: {
    hops: [
      ['nginx', nginx.tls],
      ['Apache httpd', apache.tls],
      ['Caddy', caddy.tls],
    ],
  },
  idle: {
    hops: [
      ['nginx', nginx.idle],
      [ALB, awsAlb.idle],
      ['HAProxy', haproxy.idle],
    ],
  },
  sticky: {
    hops: [
      ['nginx', nginx.sticky],
      ['HAProxy', haproxy.sticky],
      [ALB, awsAlb.sticky],
    ],
  },
  rate: {
    hops: [
      ['nginx', nginx.rate],
      ['HAProxy', haproxy.rate],
      ['Traefik', traefik.rate],
    ],
  },
};
