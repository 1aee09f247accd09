import type { ExperimentId } from '../experiments/experiment-result.ts';
import { changeUrl, type UrlChange } from '../handshake/url-change.ts';
import { isLoopback, parseSocketUrl } from '../shared/socket-url.ts';

/** Usual ports of development servers: Node and Rails, Django and PHP, Java and Go, Python's websockets. */
const OF_DEVELOPERS = [3000, 8000, 8080, 8765] as const;

/** The same path at the usual ports and the one in the URL; each port once. */
export function usualPorts(url: string, pageUrl: string): [ExperimentId, string][] {
  const { host, port, secure } = parseSocketUrl(url);
  const page = parseSocketUrl(pageUrl);
  const at = (change: Omit<UrlChange & { kind: 'retarget' }, 'kind'>): string | undefined =>
    changeUrl(url, { kind: 'retarget', ...change });
  const local = isLoopback(host);
  const ofPage = page.host.toLowerCase() === host.toLowerCase() && page.secure === secure;
  const places: [ExperimentId, number, string | undefined][] = [
    ['page-port', page.port, ofPage ? at({ port: page.port }) : undefined],
    ['default-port', secure ? 443 : 80, at({ port: secure ? 443 : 80 })],
    [
      'other-scheme-port',
      secure ? 80 : 443,
      local ? undefined : at({ secure: !secure, port: secure ? 80 : 443 }),
    ],
    ...OF_DEVELOPERS.map((each): [ExperimentId, number, string | undefined] => [
      `port-${each}`,
      each,
      local ? at({ port: each }) : undefined,
    ]),
  ];
  const tried = new Set([port]);
  return places.flatMap(([id, each, place]): [ExperimentId, string][] => {
    if (place === undefined || tried.has(each)) return [];
    tried.add(each);
    return [[id, place]];
  });
}
