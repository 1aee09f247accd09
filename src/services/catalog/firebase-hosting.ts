import { defineService, type ServiceFix } from '../service.ts';

const docs = 'https://firebase.google.com/docs/hosting';
const elsewhere: ServiceFix = {
  title: 'Host the WebSocket server elsewhere',
  detail:
    'Firebase Hosting serves static files. Put the URL of a server that accepts WebSockets into the client instead of the host of the page.',
  snippet: "new WebSocket('wss://HOST_OF_THE_SERVER/PATH')",
  language: 'js',
};

/** Firebase Hosting: static sites. */
export const firebaseHosting = defineService({
  id: 'firebase-hosting',
  name: 'Firebase Hosting',
  operator: 'vendor',
  docs,
  hosts: ['*.web.app', '*.firebaseapp.com'],
  statuses: [200, 400, 403, 404, 405].map((status) => ({
    status,
    meaning: 'this host serves static files, and accepts no WebSockets',
    topic: 'unknown-resource',
    retry: 'no',
    fixes: [elsewhere],
    source: docs,
  })),
});
