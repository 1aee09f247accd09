import { defineService, type ServiceFix } from '../service.ts';

const docs = 'https://docs.netlify.com/build/server/real-time/';
const serve: ServiceFix = {
  title: 'Use a Netlify server, or another host',
  detail:
    'Functions and static files cannot keep a WebSocket. A Netlify server can (@netlify/server, or ws and Socket.IO on your own HTTP server). Otherwise host the WebSocket server elsewhere and set its URL in the client.',
};

/** Netlify: sites at netlify.app. */
export const netlify = defineService({
  id: 'netlify',
  name: 'Netlify',
  operator: 'either',
  role: 'platform',
  docs,
  hosts: ['*.netlify.app'],
  signatures: [{ header: { name: 'x-nf-request-id' } }],
  statuses: [
    {
      status: 404,
      meaning: 'the site has nothing at this path that accepts a WebSocket',
      topic: 'unknown-resource',
      retry: 'no',
      fixes: [
        serve,
        {
          title: 'Connect to the back end directly',
          detail:
            'Put the URL of the WebSocket server into the client instead of a path of the Netlify site.',
        },
      ],
      source: docs,
    },
    {
      status: 200,
      meaning:
        'the site answered like to an ordinary request, for example with index.html, and did not open a WebSocket',
      topic: 'unknown-resource',
      retry: 'no',
      fixes: [serve],
      source: docs,
    },
  ],
});
