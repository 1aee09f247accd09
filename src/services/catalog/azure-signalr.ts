import { defineService } from '../service.ts';

const GUIDE = 'https://learn.microsoft.com/azure/azure-signalr/signalr-howto-troubleshoot-guide';
const LIMITS =
  'https://learn.microsoft.com/azure/azure-resource-manager/management/azure-subscription-service-limits#azure-signalr-service-limits';

const NEGOTIATE = {
  title: 'Begin with negotiate at your own server',
  detail:
    'The client calls /negotiate of your app, which returns the URL and token of the service. Do not set skipNegotiation, and do not store the URL: each start() needs a new one.',
} as const;

export const azureSignalr = defineService({
  id: 'azure-signalr',
  name: 'Azure SignalR Service',
  operator: 'vendor',
  docs: GUIDE,
  hosts: ['*.service.signalr.net'],
  statuses: [
    {
      status: 401,
      meaning: 'the access token is expired or was issued for another resource or key',
      topic: 'credentials',
      retry: 'no',
      fixes: [
        NEGOTIATE,
        {
          title: 'Check AccessTokenLifetime, clock and connection string',
          detail:
            'A token is valid for 1 h by default. The clock of the app server must be right, and its connection string must have the current access key.',
        },
      ],
      source: GUIDE,
    },
    {
      status: 404,
      meaning: 'the hub does not exist on the service, or the request came without negotiation',
      topic: 'unknown-resource',
      retry: 'no',
      fixes: [
        NEGOTIATE,
        {
          title: 'Check the hub and the mode of the service',
          detail:
            'In Default mode an app server with this hub must be connected to the service; without one (Azure Functions) use Serverless mode.',
        },
      ],
      source: GUIDE,
    },
    {
      status: 413,
      meaning: 'the access token in the URL is too long',
      topic: 'payload-size',
      retry: 'no',
      fixes: [
        {
          title: 'Put fewer claims into the token',
          detail: 'Set ClaimsProvider in AddAzureSignalR to the claims that the hub needs.',
          snippet:
            '.AddAzureSignalR(options => options.ClaimsProvider = context => context.User.Claims.Where(...));',
          language: 'text',
        },
      ],
      source: GUIDE,
    },
    {
      status: 414,
      meaning: 'the access token in the URL is too long',
      topic: 'payload-size',
      retry: 'no',
      fixes: [
        {
          title: 'Put fewer claims into the token',
          detail: 'Set ClaimsProvider in AddAzureSignalR to the claims that the hub needs.',
        },
      ],
      source: GUIDE,
    },
    {
      status: 429,
      meaning: 'the connections or messages of the tier are used up',
      topic: 'rate-limit',
      retry: 'backoff',
      fixes: [
        {
          title: 'Stop leaking clients or add units',
          detail:
            'The free tier has 20 connections and 20,000 messages a day, a unit of the others 1,000 connections. Stop each HubConnection when the page does not need it; see Metrics in the portal.',
        },
      ],
      source: LIMITS,
    },
  ],
  errors: [
    {
      pattern: /^\{"type":7,"error":"(?:Connection closed with an error|Internal server error)\./,
      meaning: 'the app server or the service dropped this client',
      topic: 'server-error',
      retry: 'backoff',
      fixes: [
        {
          title: 'Check the app server behind the service',
          detail:
            'An exception in the hub, a restart or scaling of the app, or a lost server connection ends its clients. Turn on withAutomaticReconnect() and read the log of the app at that time.',
        },
      ],
      source: GUIDE,
    },
  ],
});
