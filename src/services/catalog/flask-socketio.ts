import { defineService } from '../service.ts';

export const flaskSocketio = defineService({
  id: 'flask-socketio',
  name: 'Flask-SocketIO',
  operator: 'self-hosted',
  role: 'foundation',
  docs: 'https://flask-socketio.readthedocs.io/en/latest/',
  signatures: [
    { serverMessage: /^0\{"sid":"[\w-]{20}","upgrades":\[[^\]]*\],"pingTimeout":\d+,"pingInterval":\d+/ },
    { path: /\/socket\.io\/$/, header: { name: 'server', value: /^(?:Werkzeug|gunicorn)/i } },
  ],
  statuses: [
    {
      status: 400,
      body: /Not an accepted origin/,
      meaning: 'The origin is not in cors_allowed_origins',
      topic: 'origin',
      retry: 'no',
      fixes: [
        {
          title: 'Set cors_allowed_origins',
          detail: 'Give the exact origin of the page.',
          snippet: 'socketio = SocketIO(app, cors_allowed_origins="https://app.example.com")',
          language: 'text',
        },
      ],
      source: 'https://flask-socketio.readthedocs.io/en/latest/',
    },
    {
      status: 400,
      body: /unsupported version of the Socket\.IO or Engine\.IO/,
      meaning: 'The client has another protocol version than the server',
      topic: 'malformed-request',
      retry: 'no',
      fixes: [
        {
          title: 'Install matching versions',
          detail:
            'Flask-SocketIO 5 needs the JavaScript client 3 or 4; Flask-SocketIO 4 needs client 1 or 2.',
        },
      ],
      source: 'https://flask-socketio.readthedocs.io/en/latest/intro.html',
    },
    {
      status: 400,
      body: /Invalid session/,
      meaning: 'The session is on another worker, or the server restarted',
      topic: 'unknown-resource',
      retry: 'backoff',
      fixes: [
        {
          title: 'Use one worker or sticky sessions',
          detail:
            'gunicorn needs -w 1. With more processes use a load balancer with sticky sessions and a message queue.',
        },
      ],
      source: 'https://flask-socketio.readthedocs.io/en/latest/deployment.html',
    },
  ],
});
