import { defineService, type ServiceFix } from '../service.ts';

const docs = 'https://fly.io/docs/reference/configuration/';
const listen: ServiceFix = {
  title: 'Match internal_port and the listen address',
  detail:
    'In fly.toml, internal_port of [http_service] must be the port of the server, and the server must listen on 0.0.0.0, not 127.0.0.1.',
  snippet: '[http_service]\n  internal_port = 8080',
  language: 'text',
};
const machines: ServiceFix = {
  title: 'Check machines, health checks and limits',
  detail: 'At least one machine must run and pass its checks, with fewer connections than hard_limit.',
  snippet: 'fly status && fly logs',
  language: 'sh',
};

/** Fly.io: Fly Proxy in front of the machines of an app. */
export const flyIo = defineService({
  id: 'fly-io',
  name: 'Fly.io',
  operator: 'either',
  role: 'platform',
  docs,
  hosts: ['*.fly.dev'],
  signatures: [{ header: { name: 'fly-request-id' } }, { header: { name: 'server', value: /^Fly\// } }],
  statuses: [
    {
      status: 502,
      meaning: 'Fly Proxy could not get an answer from a machine of the app',
      topic: 'backend-unreachable',
      retry: 'backoff',
      fixes: [listen, machines],
      source: 'https://fly.io/docs/getting-started/troubleshooting/',
    },
    {
      status: 503,
      meaning: 'Fly Proxy found no machine that could take the connection, or the app itself answered 503',
      topic: 'backend-unreachable',
      retry: 'backoff',
      fixes: [
        machines,
        {
          title: 'Raise the concurrency limit',
          detail:
            'For WebSockets set type = "connections" and a suitable hard_limit in [http_service.concurrency] of fly.toml.',
        },
      ],
      source: docs,
    },
  ],
  limits: [
    {
      kind: 'idle',
      value: 60_000,
      note: 'Fly Proxy closes a connection without data; send a ping every 30 s, or set idle_timeout in [http_service.http_options]',
      source: 'https://community.fly.io/t/60-second-timeout-for-http-server/1243',
    },
  ],
});
