import { defineService } from '../service.ts';

const websockets = 'https://devcenter.heroku.com/articles/websockets';
const errorCodes = 'https://devcenter.heroku.com/articles/error-codes';

const noDyno = {
  topic: 'backend-unreachable',
  retry: 'backoff',
  fixes: [
    {
      title: 'Read the H code in the app log',
      detail: 'H10: the app crashed. H12: no answer within 30 s. H14: no web dyno runs. H99: platform error.',
      snippet: 'heroku logs --tail -a NAME',
      language: 'sh',
    },
    {
      title: 'Listen on $PORT',
      detail:
        'The process of type web must listen on process.env.PORT at 0.0.0.0, and at least one web dyno must run.',
      snippet: 'heroku ps:scale web=1 -a NAME',
      language: 'sh',
    },
  ],
  source: errorCodes,
} as const;

/** Heroku: the router in front of the dynos of an app. */
export const herokuRouter = defineService({
  id: 'heroku-router',
  name: 'Heroku router',
  operator: 'either',
  role: 'platform',
  docs: websockets,
  hosts: ['*.herokuapp.com'],
  signatures: [{ header: { name: 'via', value: /\b(?:vegur|heroku-router)\b/i } }],
  statuses: [
    {
      status: 404,
      body: /no such app|There.s nothing here, yet/i,
      meaning: 'no Heroku app has this host name',
      topic: 'unknown-resource',
      retry: 'no',
      fixes: [
        {
          title: 'Check the host name of the app',
          detail: 'The default host has random characters: NAME-1a2b3c4d5e6f.herokuapp.com.',
          snippet: 'heroku info -a NAME',
          language: 'sh',
        },
      ],
      source: 'https://devcenter.heroku.com/articles/http-routing',
    },
    {
      status: 503,
      body: /Offline for Maintenance/i,
      meaning: 'the app is in maintenance mode',
      topic: 'maintenance',
      retry: 'backoff',
      fixes: [
        {
          title: 'Turn maintenance mode off',
          detail: 'The owner of the app does it; others wait.',
          snippet: 'heroku maintenance:off -a NAME',
          language: 'sh',
        },
      ],
      source: 'https://devcenter.heroku.com/articles/maintenance-mode',
    },
    {
      status: 503,
      body: /Application Error|herokucdn\.com\/error-pages/i,
      meaning:
        'the router got no answer from a dyno: the app crashed, does not run, or did not complete the handshake within 30 s',
      ...noDyno,
    },
    {
      status: 503,
      meaning: 'the router got no answer from a dyno, or the app itself answered 503',
      ...noDyno,
    },
  ],
  limits: [
    {
      kind: 'idle',
      value: 55_000,
      note: 'The router closes a connection without data in either direction (H15); send a ping or message every 30 s',
      source: websockets,
    },
    {
      kind: 'duration',
      value: 24 * 60 * 60 * 1000,
      note: 'Each dyno restarts about once a day, and at each deploy; the client must reconnect',
      source: 'https://devcenter.heroku.com/articles/dynos',
    },
  ],
});
