import { defineService, type ServiceFix } from '../service.ts';

const websockets = 'https://vercel.com/docs/functions/websockets';
const errorPage = (code: string): string => `https://vercel.com/docs/errors/${code}`;
const serve: ServiceFix = {
  title: 'Serve the WebSocket from a Vercel Function',
  detail:
    'WebSockets need Fluid compute and a function that upgrades the request, for example with ws or Socket.IO. A static file, a page or an ordinary route handler cannot do that. Otherwise host the WebSocket server elsewhere.',
};

const protection = {
  topic: 'credentials',
  retry: 'no',
  fixes: [
    {
      title: 'Use the production domain, or log in',
      detail:
        'Preview URLs are protected by default. Open the https:// URL once in the same browser and log in.',
    },
    {
      title: 'Use a bypass for automation',
      detail:
        'Create a secret under Deployment Protection and add x-vercel-protection-bypass=SECRET to the query.',
    },
  ],
  source: 'https://vercel.com/docs/deployment-protection',
} as const;

/** Vercel: functions and static sites at vercel.app. */
export const vercel = defineService({
  id: 'vercel',
  name: 'Vercel',
  operator: 'either',
  role: 'platform',
  docs: websockets,
  hosts: ['*.vercel.app'],
  signatures: [{ header: { name: 'x-vercel-id' } }],
  statuses: [
    {
      status: 404,
      body: /DEPLOYMENT_NOT_FOUND/,
      meaning: 'no deployment has this host name',
      topic: 'unknown-resource',
      retry: 'no',
      fixes: [
        {
          title: 'Use the domain of the current deployment',
          detail: 'Copy it from the project. Deployments can be deleted by the retention policy.',
        },
      ],
      source: errorPage('DEPLOYMENT_NOT_FOUND'),
    },
    {
      status: 404,
      meaning: 'the deployment has no function at this path',
      topic: 'unknown-resource',
      retry: 'no',
      fixes: [
        serve,
        {
          title: 'Check the path',
          detail:
            'A function in api/ws.ts is at /api/ws. Socket.IO needs the same path in client and function.',
        },
      ],
      source: errorPage('NOT_FOUND'),
    },
    {
      status: 401,
      body: /Authentication Required|vercel\.com\/sso/i,
      meaning: 'Deployment Protection asks for a login',
      ...protection,
    },
    {
      status: 401,
      meaning: 'Deployment Protection asks for a login, or the function rejected the credentials',
      ...protection,
    },
    {
      status: 200,
      meaning:
        'the deployment answered like to an ordinary request: no function at this path upgrades to a WebSocket',
      topic: 'unknown-resource',
      retry: 'no',
      fixes: [serve],
      source: websockets,
    },
    {
      status: 500,
      body: /FUNCTION_INVOCATION_FAILED/,
      meaning: 'the function threw an exception',
      topic: 'server-error',
      retry: 'backoff',
      fixes: [
        {
          title: 'Read the log of the function',
          detail: 'Open the Logs page of the project, or run vercel logs.',
        },
      ],
      source: errorPage('FUNCTION_INVOCATION_FAILED'),
    },
    {
      status: 504,
      body: /FUNCTION_INVOCATION_TIMEOUT/,
      meaning: 'the function did not answer in time',
      topic: 'timeout',
      retry: 'backoff',
      fixes: [
        serve,
        {
          title: 'Answer the handshake at once',
          detail:
            'Upgrade first and do slow work after the connection opened. maxDuration sets how long a function may run.',
        },
      ],
      source: errorPage('FUNCTION_INVOCATION_TIMEOUT'),
    },
  ],
});
