import { hostMatches } from '../shared/host-matches.ts';
import { SERVICES } from './index.ts';
import type { Service } from './service.ts';

const HOSTS = SERVICES.flatMap((service) => (service.hosts ?? []).map((pattern) => ({ pattern, service })));
const isPlain = (pattern: string): boolean => pattern.lastIndexOf('*') <= 0;
/** `*.example.com` as `.example.com`, and names without a star as they are. */
const BY_NAME = new Map(
  HOSTS.filter(({ pattern }) => isPlain(pattern)).map(({ pattern, service }) => [
    pattern.replace('*', ''),
    service,
  ]),
);
/** With a star further right: `*.iot.*.amazonaws.com`. */
const WITH_INNER_STAR = HOSTS.filter(({ pattern }) => !isPlain(pattern)).map(({ pattern, service }) => ({
  pattern,
  service,
  ending: pattern.slice(pattern.lastIndexOf('*') + 1),
}));

/** The service that the host name alone identifies; the most exact pattern counts. */
export function serviceOfHost(host: string): Service | undefined {
  const name = host.toLowerCase().replace(/\.$/, '');
  return (
    BY_NAME.get(name) ??
    bySuffix(name) ??
    WITH_INNER_STAR.find(({ ending, pattern }) => name.endsWith(ending) && hostMatches(name, pattern))
      ?.service
  );
}

/** The longest suffix first: `.appsync-api.example` before `.example`. */
function bySuffix(name: string): Service | undefined {
  for (let dot = name.indexOf('.'); dot >= 0; dot = name.indexOf('.', dot + 1)) {
    const service = BY_NAME.get(name.slice(dot));
    if (service) return service;
  }
  return undefined;
}
