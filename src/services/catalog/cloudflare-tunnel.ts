import { defineService } from '../service.ts';

const COMMON =
  'https://developers.cloudflare.com/cloudflare-one/networks/connectors/cloudflare-tunnel/troubleshoot-tunnels/common-errors/';

const RUN = {
  title: 'Start cloudflared and use its new URL',
  detail:
    'The URL of a quick tunnel (trycloudflare.com) changes with each start. A named tunnel keeps its hostname; cloudflared tunnel info shows whether it is connected.',
  snippet: 'cloudflared tunnel --url http://localhost:8080',
  language: 'sh',
} as const;

/** Quick tunnels of cloudflared. */
export const cloudflareTunnel = defineService({
  id: 'cloudflare-tunnel',
  name: 'Cloudflare Tunnel',
  operator: 'either',
  role: 'platform',
  docs: COMMON,
  hosts: ['*.trycloudflare.com'],
  statuses: [
    {
      status: 530,
      meaning: 'the tunnel is not connected (error 1033)',
      topic: 'backend-unreachable',
      retry: 'no',
      fixes: [RUN],
      source: COMMON,
    },
    {
      status: 502,
      meaning: 'cloudflared runs, and could not connect to the local server behind it',
      topic: 'backend-unreachable',
      retry: 'no',
      fixes: [
        {
          title: 'Compare --url with the local server',
          detail:
            'Its port and scheme (http or https) must be those of the running server. cloudflared logs "Unable to reach the origin service" with the cause; inside a container localhost is the container itself.',
        },
      ],
      source: COMMON,
    },
    {
      status: 404,
      meaning: 'no ingress rule or no route of the local server matches',
      topic: 'unknown-resource',
      retry: 'no',
      fixes: [
        {
          title: 'Check path and ingress rules',
          detail:
            'The last rule of config.yml is often http_status:404; the hostname must match a rule before it.',
        },
      ],
      source: COMMON,
    },
    {
      status: 429,
      meaning: 'a quick tunnel has more than 200 requests in flight',
      topic: 'rate-limit',
      retry: 'backoff',
      fixes: [
        {
          title: 'Use a named tunnel',
          detail: 'Quick tunnels are for tests. Open WebSocket connections count as requests in flight.',
        },
      ],
      source:
        'https://developers.cloudflare.com/cloudflare-one/networks/connectors/cloudflare-tunnel/do-more-with-tunnels/trycloudflare/',
    },
  ],
});
