import { defineService, type ServiceFix, type ServiceStatus } from '../service.ts';

const startAgent: ServiceFix = {
  title: 'Start the ngrok agent for this URL',
  detail:
    'Run the agent on the machine of the server and compare the URL it prints with the URL of the connection. Without a fixed domain, the URL may differ after each start.',
  snippet: 'ngrok http 8080 --url https://your-name.ngrok-free.app',
  language: 'sh',
};
const startServer: ServiceFix = {
  title: 'Start your server on the port the agent uses',
  detail:
    'Compare the port in "Forwarding … -> http://localhost:PORT" with the port your server listens on. If the server listens only on ::1 or in a container, give the agent the full address.',
  snippet: 'ngrok http http://127.0.0.1:8080',
  language: 'sh',
};
const matchScheme: ServiceFix = {
  title: 'Forward with the scheme your server speaks',
  detail:
    'The answer was not valid HTTP. If your server uses TLS, forward to https://; if it does not, forward to http://. Check that an HTTP server listens on this port.',
  snippet: 'ngrok http https://localhost:8443',
  language: 'sh',
};
const waitOrUpgrade: ServiceFix = {
  title: 'Check the usage limits of the ngrok account',
  detail:
    'The owner of the tunnel sees the usage in the ngrok dashboard under Billing. Wait for the reset or change the plan.',
};

const offline = {
  meaning: 'no ngrok agent is online for this URL',
  topic: 'backend-unreachable',
  retry: 'no',
  fixes: [
    startAgent,
    {
      title: 'Connect to the current tunnel URL',
      detail:
        'Ask the owner of the tunnel for the URL the agent shows now, and remove the old URL from the client.',
    },
  ],
  source: 'https://ngrok.com/docs/errors/err_ngrok_3200/',
} as const;
const refused = {
  meaning: 'the ngrok agent could not connect to your local server',
  topic: 'backend-unreachable',
  retry: 'no',
  fixes: [startServer],
  source: 'https://ngrok.com/docs/errors/err_ngrok_8012/',
} as const;
const notHttp = {
  meaning: 'the local server behind ngrok did not send a valid HTTP response',
  topic: 'backend-unreachable',
  retry: 'no',
  fixes: [matchScheme, startServer],
  source: 'https://ngrok.com/docs/errors/err_ngrok_3004/',
} as const;
const perMinute = {
  meaning: 'the ngrok account exceeded its limit of requests or connections per minute',
  topic: 'rate-limit',
  retry: 'backoff',
  fixes: [
    {
      title: 'Reconnect less often',
      detail:
        'Each handshake counts as a request. Reconnect with exponential backoff and jitter; the limit resets within a minute.',
    },
    waitOrUpgrade,
  ],
  source: 'https://ngrok.com/docs/errors/err_ngrok_734/',
} as const;
const perMonth = {
  meaning: 'the ngrok account used up its HTTP requests of this month',
  topic: 'rate-limit',
  retry: 'no',
  fixes: [waitOrUpgrade],
  source: 'https://ngrok.com/docs/errors/err_ngrok_727/',
} as const;

/** The same error with each status it may come with; the error code in the body decides. */
const withStatuses = (
  statuses: readonly number[],
  body: RegExp,
  rest: Omit<ServiceStatus, 'status' | 'body'>,
): ServiceStatus[] => statuses.map((status) => ({ status, body, ...rest }));

/** ngrok: a tunnel from a public URL to a server on the reader's machine. */
export const ngrok = defineService({
  id: 'ngrok',
  name: 'ngrok',
  operator: 'either',
  role: 'platform',
  docs: 'https://ngrok.com/docs/',
  hosts: ['*.ngrok.io', '*.ngrok.app', '*.ngrok.dev', '*.ngrok-free.app', '*.ngrok-free.dev'],
  signatures: [{ header: { name: 'ngrok-error-code', value: /^ERR_NGROK_\d+/ } }],
  statuses: [
    ...withStatuses([404], /ERR_NGROK_3200\b|^Tunnel \S+ not found|\bendpoint \S+ is offline/i, offline),
    ...withStatuses([502, 400], /ERR_NGROK_8012\b/, refused),
    ...withStatuses([502, 503], /ERR_NGROK_3004\b|^ngrok gateway error/i, notHttp),
    ...withStatuses([429, 403, 402], /ERR_NGROK_(?:734|702)\b/, perMinute),
    ...withStatuses([429, 403, 402], /ERR_NGROK_727\b/, perMonth),
    {
      status: 400,
      body: /ERR_NGROK_3206\b/,
      meaning: 'the request reached ngrok without "Connection: Upgrade", so it is not a WebSocket handshake',
      topic: 'malformed-request',
      retry: 'no',
      fixes: [
        {
          title: 'Find what removes the Upgrade headers',
          detail:
            'A proxy or HTTP client between the page and ngrok removed "Upgrade" or "Connection". Connect directly with wss:// and compare.',
        },
      ],
      source: 'https://ngrok.com/docs/errors/err_ngrok_3206/',
    },
  ],
});
