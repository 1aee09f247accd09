import { defineService, type ServiceFix } from '../service.ts';

const manager = 'https://github.com/get-convex/convex-js/blob/main/src/browser/sync/web_socket_manager.ts';
const errors = 'https://github.com/get-convex/convex-backend/blob/main/crates/errors/src/lib.rs';
const auth = 'https://docs.convex.dev/auth/debug';
const wait: ServiceFix = {
  title: 'Let the client reconnect',
  detail:
    'The Convex client reconnects with increasing delays and subscribes again. If it repeats, see status.convex.dev and the logs of the deployment in the dashboard.',
};

/** Convex: the sync protocol of the client, /api/VERSION/sync. */
export const convex = defineService({
  id: 'convex',
  name: 'Convex',
  operator: 'either',
  docs: 'https://docs.convex.dev/',
  hosts: ['*.convex.cloud'],
  signatures: [{ path: /^\/api\/\d+\.\d+\.\d+[^/]*\/sync$/ }],
  closeCodes: [
    {
      code: 4040,
      meaning: 'the deployment does not exist',
      topic: 'unknown-resource',
      retry: 'no',
      fixes: [
        {
          title: 'Correct the deployment URL',
          detail:
            'Copy it from the dashboard, Settings, into CONVEX_URL (NEXT_PUBLIC_CONVEX_URL, VITE_CONVEX_URL), and build again. It ends in .convex.cloud, not .convex.site.',
        },
      ],
      source: manager,
    },
    {
      code: 1013,
      reason:
        /^(?:TooManyConcurrentRequests|SubscriptionsWorkerFullError|CommitterFullError|ExecuteFullError|ExpiredInQueue|TooManyWritesInTimePeriod|AwsTooManyRequestsException)/,
      meaning: 'the deployment has too much to do at once',
      topic: 'rate-limit',
      retry: 'backoff',
      fixes: [
        wait,
        {
          title: 'Reduce the load of queries and mutations',
          detail: 'Use indexes, smaller result sets and fewer writes at once. See the limits of your plan.',
        },
      ],
      source: manager,
    },
    {
      code: 1013,
      meaning: 'the deployment could not take the request now',
      topic: 'server-error',
      retry: 'backoff',
      fixes: [wait],
      source: errors,
    },
    {
      code: 1011,
      meaning: 'the deployment failed inside, for example during a restart or deploy',
      topic: 'server-error',
      retry: 'backoff',
      fixes: [wait],
      source: errors,
    },
  ],
  errors: [
    {
      pattern: /^\{(?=[^{}]{0,2000}"type":\s*"AuthError")[^{}]{0,2000}"error":/,
      meaning: 'Convex did not accept the identity token of the user',
      topic: 'credentials',
      retry: 'no',
      fixes: [
        {
          title: 'Match auth.config.ts with the token',
          detail:
            'domain must equal "iss" and applicationID must be in "aud" of the JWT, letter by letter. Deploy after a change of auth.config.ts.',
          snippet: 'npx convex dev --once',
          language: 'sh',
        },
        {
          title: 'Return a fresh token when Convex asks',
          detail: 'The function for setAuth must get a new token when forceRefreshToken is true.',
        },
      ],
      source: auth,
    },
    {
      pattern: /^\{(?=[^{}]{0,2000}"type":\s*"FatalError")[^{}]{0,2000}"error":/,
      meaning: 'Convex ended the session because of an error of the client',
      topic: 'malformed-request',
      retry: 'no',
      fixes: [
        {
          title: 'Update the convex package',
          detail:
            'The text of "error" names the cause. Use one version of "convex" in the app and reload the page.',
          snippet: 'npm install convex@latest',
          language: 'sh',
        },
      ],
      source: 'https://github.com/get-convex/convex-js/blob/main/src/browser/sync/protocol.ts',
    },
  ],
});
