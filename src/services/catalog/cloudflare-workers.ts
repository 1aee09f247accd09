import { defineService } from '../service.ts';

const WEBSOCKETS = 'https://developers.cloudflare.com/durable-objects/best-practices/websockets/';
const ERRORS = 'https://developers.cloudflare.com/workers/observability/errors/';
const LIMITS = 'https://developers.cloudflare.com/durable-objects/platform/limits/';

/** Cloudflare Workers and Durable Objects on their own domain. */
export const cloudflareWorkers = defineService({
  id: 'cloudflare-workers',
  name: 'Cloudflare Workers',
  operator: 'either',
  role: 'platform',
  docs: WEBSOCKETS,
  hosts: ['*.workers.dev'],
  closeCodes: [
    {
      code: 1009,
      meaning: 'a message is larger than a Worker or Durable Object can receive',
      topic: 'payload-size',
      retry: 'no',
      fixes: [
        {
          title: 'Send smaller messages',
          detail: 'The limit was 1 MiB and is 32 MiB now. Split large data, or upload it over HTTP.',
        },
      ],
      source: LIMITS,
    },
  ],
  statuses: [
    {
      status: 426,
      meaning: 'the Worker expects a WebSocket handshake and did not see the Upgrade header',
      topic: 'malformed-request',
      retry: 'no',
      fixes: [
        {
          title: 'Forward the original request to the Durable Object',
          detail:
            'Call stub.fetch(request) with the request itself: a copy without its headers loses Upgrade.',
        },
      ],
      source: WEBSOCKETS,
    },
    {
      status: 500,
      meaning: 'the Worker threw an exception (error 1101), or returned a response without a webSocket',
      topic: 'server-error',
      retry: 'backoff',
      fixes: [
        {
          title: 'Read the exception with wrangler tail',
          detail: 'The response must have status 101 and the client end of a WebSocketPair.',
          snippet: 'npx wrangler tail',
          language: 'sh',
        },
      ],
      source: ERRORS,
    },
    {
      status: 503,
      meaning: 'the Worker exceeded its CPU time or memory (error 1102), or the Durable Object is overloaded',
      topic: 'rate-limit',
      retry: 'backoff',
      fixes: [
        {
          title: 'Spread clients over more Durable Objects',
          detail:
            'One object handles its requests one after the other. Use one per room, and do less per message.',
        },
      ],
      source: ERRORS,
    },
  ],
});
