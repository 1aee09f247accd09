import { defineService, type ServiceFix } from '../service.ts';

const docs = 'https://learn.microsoft.com/en-us/azure/app-service/configure-common';
const turnOn: ServiceFix = {
  title: 'Turn on Web sockets in the configuration of the app',
  detail: 'It is off by default for Windows apps: Settings, Configuration, General settings, Web sockets.',
  snippet: 'az webapp config set --name APP --resource-group GROUP --web-sockets-enabled true',
  language: 'sh',
};
const linuxLimit = 'https://learn.microsoft.com/en-us/troubleshoot/azure/app-service/faqs-app-service-linux';

/** Azure App Service: web apps at azurewebsites.net. */
export const azureAppService = defineService({
  id: 'azure-app-service',
  name: 'Azure App Service',
  operator: 'either',
  role: 'platform',
  docs,
  hosts: ['*.azurewebsites.net'],
  statuses: [
    {
      status: 403,
      body: /Web App is stopped|Error 403 - This web app is stopped/i,
      meaning: 'the web app is stopped',
      topic: 'backend-unreachable',
      retry: 'no',
      fixes: [
        {
          title: 'Start the web app',
          detail: 'A plan whose quota is used up stops its apps until the quota is renewed.',
          snippet: 'az webapp start --name APP --resource-group GROUP',
          language: 'sh',
        },
      ],
      source: 'https://learn.microsoft.com/en-us/azure/app-service/web-sites-monitor',
    },
    {
      status: 400,
      meaning: 'the request reached the app as an ordinary one: Web sockets may be turned off',
      topic: 'malformed-request',
      retry: 'no',
      fixes: [turnOn],
      source: docs,
    },
    {
      status: 429,
      meaning: 'a Free plan for Linux allows 5 WebSocket connections',
      topic: 'rate-limit',
      retry: 'backoff',
      fixes: [
        {
          title: 'Close connections, or scale up the plan',
          detail: 'A Basic or higher plan allows more connections for each instance.',
        },
      ],
      source: linuxLimit,
    },
    {
      status: 503,
      meaning: 'Web sockets are turned off, the plan allows no more connections, or the app does not answer',
      topic: 'backend-unreachable',
      retry: 'backoff',
      fixes: [
        turnOn,
        {
          title: 'Check the limit of the plan, then the log stream',
          detail: 'A Free plan for Windows allows 5 connections for each instance, Shared 35.',
          snippet: 'az webapp log tail --name APP --resource-group GROUP',
          language: 'sh',
        },
      ],
      source:
        'https://learn.microsoft.com/en-us/azure/azure-resource-manager/management/azure-subscription-service-limits',
    },
  ],
});
