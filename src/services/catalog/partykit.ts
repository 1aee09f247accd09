import { defineService } from '../service.ts';

const docs = 'https://docs.partykit.io/';
const guide = 'https://docs.partykit.io/guides/authentication/';

/** PartyKit: rooms on Cloudflare Durable Objects, with PartySocket as client. */
export const partykit = defineService({
  id: 'partykit',
  name: 'PartyKit',
  operator: 'either',
  role: 'platform',
  docs,
  hosts: ['*.partykit.dev'],
  signatures: [{ path: /^\/part(?:y|ies)\/[^/]+/, query: /(?:^|&)_pk=/ }],
  statuses: [
    {
      status: 401,
      meaning: 'onBeforeConnect of the party rejected the request',
      topic: 'credentials',
      retry: 'no',
      fixes: [
        {
          title: 'Send a valid token in the query',
          detail:
            'A browser cannot set Authorization on a WebSocket. Pass a token with the query option of PartySocket; a function gets a new one for each reconnect.',
          snippet: 'new PartySocket({ host, room, query: async () => ({ token: await getToken() }) });',
          language: 'js',
        },
      ],
      source: guide,
    },
    {
      status: 404,
      meaning: 'no party of this name is deployed at this host',
      topic: 'unknown-resource',
      retry: 'no',
      fixes: [
        {
          title: 'Check host, party and room',
          detail:
            'The default party is "main"; others are under parties in partykit.json and are addressed by their name in small letters with hyphens.',
        },
        {
          title: 'Deploy the project again',
          detail: 'The host is PROJECT.USER.partykit.dev.',
          snippet: 'npx partykit deploy',
          language: 'sh',
        },
      ],
      source: 'https://docs.partykit.io/reference/partysocket-api/',
    },
    {
      status: 500,
      meaning: 'the code of the party threw an exception before the connection opened',
      topic: 'server-error',
      retry: 'backoff',
      fixes: [
        {
          title: 'Read the log of the party',
          detail: 'Look for an exception in onBeforeConnect or the constructor.',
          snippet: 'npx partykit tail',
          language: 'sh',
        },
      ],
      source: docs,
    },
  ],
});
