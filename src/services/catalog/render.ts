import { defineService } from '../service.ts';

const websocket = 'https://render.com/docs/websocket';
const troubleshooting = 'https://render.com/docs/troubleshooting-deploys';
const free = 'https://render.com/docs/free';

/** Render: web services at onrender.com. */
export const render = defineService({
  id: 'render',
  name: 'Render',
  operator: 'either',
  role: 'platform',
  docs: websocket,
  hosts: ['*.onrender.com'],
  signatures: [{ header: { name: 'rndr-id' } }, { header: { name: 'x-render-origin-server' } }],
  statuses: [
    {
      status: 404,
      body: /^Not Found\s*$/i,
      meaning: 'no service answers at this host name, or the service has nothing at this path',
      topic: 'unknown-resource',
      retry: 'no',
      fixes: [
        {
          title: 'Check the URL of the service',
          detail:
            'Copy it from the dashboard. Compare the path with the path your WebSocket server listens on. Static sites and private services do not accept WebSockets from the internet.',
        },
      ],
      source: websocket,
    },
    {
      status: 502,
      meaning: 'Render could not connect to the service, or it closed the connection without an answer',
      topic: 'backend-unreachable',
      retry: 'backoff',
      fixes: [
        {
          title: 'Listen on 0.0.0.0 and $PORT',
          detail:
            'The process must listen on all interfaces on the port of the PORT environment variable (default 10000).',
          snippet: "server.listen(process.env.PORT ?? 10000, '0.0.0.0');",
          language: 'js',
        },
        {
          title: 'Read the log of the service',
          detail:
            'Look for a crash, a failed health check or too little memory in the Logs and Events pages.',
        },
      ],
      source: troubleshooting,
    },
    {
      status: 503,
      meaning: 'the service is suspended or does not run now',
      topic: 'backend-unreachable',
      retry: 'backoff',
      fixes: [
        {
          title: 'See the state of the service',
          detail:
            'The dashboard shows whether the service was suspended, for example because the free hours of the month are used up.',
        },
      ],
      source: free,
    },
  ],
});
