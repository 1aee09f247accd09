import type { Endpoint } from '../family.ts';
import { runNginx, upgradingLocation } from '../nginx.ts';
import { unusedPort } from '../unused-port.ts';
import { controlUi } from './control-ui.ts';
import { createGateway } from './gateway.ts';

type Words = Omit<Endpoint, 'open' | 'needs'>;

/** A real nginx in front of a gateway with which nothing is wrong. */
function behindNginx(words: Words, directives: (gateway: string) => string): Endpoint {
  return {
    ...words,
    needs: 'nginx',
    open: async (bench) => {
      const gateway = await bench.listen(createGateway());
      return controlUi(await runNginx(bench, directives(gateway)), {});
    },
  };
}

const down: Endpoint = {
  id: 'openclaw-upstream-down--502-nginx',
  row: 'B5',
  title: 'nginx is there, and the gateway behind it is not.',
  needs: 'nginx',
  open: async (bench) =>
    controlUi(await runNginx(bench, upgradingLocation(`127.0.0.1:${await unusedPort(bench)}`)), {}),
};

export const openclawProxied: readonly Endpoint[] = [
  behindNginx(
    {
      id: 'openclaw-upgrade-lost--nginx',
      row: 'B9',
      title: 'nginx drops the Upgrade header; the gateway answers with the page of the Control UI.',
    },
    (gateway) => `location / { proxy_pass http://${gateway}; }`,
  ),
  behindNginx(
    {
      id: 'openclaw-proxy-idle--read-timeout-5s-nginx',
      row: 'C2',
      title:
        'nginx cuts the connection to a healthy gateway when nothing came for 5 seconds, again and again.',
      settlesAfter: 6_000,
    },
    (gateway) => upgradingLocation(gateway, 'proxy_read_timeout 5s;'),
  ),
  behindNginx(
    {
      id: 'openclaw-proxy-untrusted--nginx',
      row: 'B2',
      title: 'nginx says for whom it asks, and the gateway does not know nginx.',
    },
    (gateway) => upgradingLocation(gateway, 'proxy_set_header X-Forwarded-For $remote_addr;'),
  ),
  behindNginx(
    {
      id: 'openclaw-edge-auth--nginx',
      row: 'B1',
      title: 'nginx wants a password before it passes anything on.',
    },
    (gateway) => upgradingLocation(gateway, 'return 401;'),
  ),
  down,
];
