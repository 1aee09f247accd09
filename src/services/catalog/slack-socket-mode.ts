import { defineService, type ServiceFix } from '../service.ts';

const docs = 'https://docs.slack.dev/apis/events-api/using-socket-mode/';
const newUrl: ServiceFix = {
  title: 'Request a new URL, then reconnect',
  detail:
    'Each URL from apps.connections.open has a ticket for one connection. Call the method with the app-level token (xapp-…) before each connection.',
  snippet:
    'curl -X POST -H "Authorization: Bearer $SLACK_APP_TOKEN" https://slack.com/api/apps.connections.open',
  language: 'sh',
};

/** Slack Socket Mode: events of a Slack app over WebSocket. */
export const slackSocketMode = defineService({
  id: 'slack-socket-mode',
  name: 'Slack Socket Mode',
  operator: 'vendor',
  docs,
  hosts: ['wss-primary.slack.com', 'wss-backup.slack.com'],
  signatures: [
    { path: /^\/link\/?$/, query: /(?:^|&)ticket=[^&]+.*&app_id=|(?:^|&)app_id=[^&]+.*&ticket=/ },
    { serverMessage: /^\{"type":"hello","num_connections":\d+/ },
  ],
  statuses: [
    {
      status: 408,
      meaning: 'Slack did not complete the handshake in time',
      topic: 'timeout',
      retry: 'backoff',
      fixes: [
        newUrl,
        {
          title: 'Update the Slack SDK',
          detail:
            'Current versions of @slack/socket-mode and Bolt request a new URL and reconnect by themselves.',
        },
      ],
      source: 'https://github.com/slackapi/node-slack-sdk/issues/1472',
    },
  ],
  errors: [
    {
      pattern: /"type":\s*"disconnect",\s*"reason":\s*"link_disabled"/,
      meaning: 'Socket Mode was turned off for this app',
      topic: 'permission',
      retry: 'no',
      fixes: [
        {
          title: 'Enable Socket Mode for the app',
          detail:
            'Open the settings of the app at api.slack.com/apps, page Socket Mode, and enable it. Do not reconnect before that.',
        },
      ],
      source: docs,
    },
    {
      pattern: /"type":\s*"disconnect",\s*"reason":\s*"too_many_websockets"/,
      meaning: 'the app has more open connections than Slack allows',
      topic: 'rate-limit',
      retry: 'backoff',
      fixes: [
        {
          title: 'Close the other connections of the app',
          detail:
            'An app may hold 10 connections. Stop old processes and development copies that use the same app-level token, and do not open a new connection before the old one is closed.',
        },
      ],
      source: 'https://github.com/slackapi/node-slack-sdk/issues/1654',
    },
    {
      pattern: /"type":\s*"disconnect",\s*"reason":\s*"(?:warning|refresh_requested)"/,
      meaning: 'Slack replaces this connection, which is routine and happens every few hours',
      topic: 'shutdown',
      retry: 'now',
      fixes: [newUrl],
      source: docs,
    },
  ],
  limits: [
    {
      kind: 'connections',
      value: 10,
      note: 'Open connections of one app; each event goes to only one of them',
      source: docs,
    },
  ],
});
