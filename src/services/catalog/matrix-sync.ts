import { defineService, type ServiceFix } from '../service.ts';

const docs = 'https://spec.matrix.org/latest/client-server-api/';
const useHttp: ServiceFix = {
  title: 'Use long polling with /sync',
  detail:
    'Send GET requests to /_matrix/client/v3/sync with since and timeout, or use matrix-js-sdk. The Matrix specification has no WebSocket transport.',
  snippet:
    "const url = base + '/_matrix/client/v3/sync?timeout=30000&since=' + since;\nconst res = await fetch(url, { headers: { Authorization: 'Bearer ' + token } });",
  language: 'js',
};

/** Matrix client-server API: HTTP only, so a WebSocket to it cannot open. */
export const matrixSync = defineService({
  id: 'matrix-sync',
  name: 'Matrix homeserver',
  operator: 'either',
  docs,
  hosts: ['matrix.org', 'matrix-client.matrix.org'],
  signatures: [{ path: /^\/_matrix\/client\// }],
  statuses: [
    {
      status: 401,
      body: /M_UNKNOWN_TOKEN|M_MISSING_TOKEN/,
      meaning:
        'the homeserver answered with plain HTTP and asks for an access token; it has no WebSocket here',
      topic: 'credentials',
      retry: 'no',
      fixes: [
        useHttp,
        {
          title: 'Send a valid access token',
          detail:
            'Send "Authorization: Bearer <token>". After M_UNKNOWN_TOKEN refresh the token or log in again.',
        },
      ],
      source: docs,
    },
    {
      status: 200,
      meaning: 'the homeserver answered with plain HTTP; it has no WebSocket here',
      topic: 'unknown-resource',
      retry: 'no',
      fixes: [useHttp],
      source: docs,
    },
    {
      status: 404,
      body: /M_UNRECOGNIZED|M_NOT_FOUND/,
      meaning: 'the homeserver does not know this path',
      topic: 'unknown-resource',
      retry: 'no',
      fixes: [useHttp],
      source: docs,
    },
    {
      status: 405,
      meaning: 'the homeserver does not accept GET at this path',
      topic: 'unknown-resource',
      retry: 'no',
      fixes: [useHttp],
      source: docs,
    },
    {
      status: 429,
      body: /M_LIMIT_EXCEEDED/,
      meaning: 'the client sends too many requests',
      topic: 'rate-limit',
      retry: 'backoff',
      fixes: [
        {
          title: 'Wait as long as Retry-After says',
          detail: 'Older servers send retry_after_ms in the body instead.',
        },
      ],
      source: docs,
    },
  ],
});
