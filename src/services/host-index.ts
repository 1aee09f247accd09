import { hostMatches } from '../shared/host-matches.ts';
import { SERVICES } from './index.ts';
import type { Service } from './service.ts';

const EXACT = new Map(
  SERVICES.flatMap((service) =>
    (service.hosts ?? []).filter((host) => !host.startsWith('*.')).map((host) => [host, service] as const),
  ),
);
/** The longest suffix first: `*.appsync-api.example` before `*.example`. */
const SUFFIXES = SERVICES.flatMap((service) =>
  (service.hosts ?? []).filter((host) => host.startsWith('*.')).map((pattern) => ({ pattern, service })),
).sort((a, b) => b.pattern.length - a.pattern.length);

/** The service that the host name alone identifies; the most exact pattern counts. */
export function serviceOfHost(host: string): Service | undefined {
  const name = host.toLowerCase().replace(/\.$/, '');
  return EXACT.get(name) ?? SUFFIXES.find(({ pattern }) => hostMatches(name, pattern))?.service;
}
