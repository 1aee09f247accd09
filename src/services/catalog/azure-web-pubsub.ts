import { defineService } from '../service.ts';

const DOCS = 'https://learn.microsoft.com/azure/azure-web-pubsub/concept-client-protocols';
const GUIDE = 'https://learn.microsoft.com/azure/azure-web-pubsub/howto-troubleshoot-common-issues';
const SUBPROTOCOL = 'https://learn.microsoft.com/azure/azure-web-pubsub/reference-json-webpubsub-subprotocol';
const LIMITS =
  'https://learn.microsoft.com/azure/azure-resource-manager/management/azure-subscription-service-limits#azure-web-pubsub-limits';

/** Azure Web PubSub, also with Socket.IO. */
export const azureWebPubsub = defineService({
  id: 'azure-web-pubsub',
  name: 'Azure Web PubSub',
  operator: 'vendor',
  docs: DOCS,
  hosts: ['*.webpubsub.azure.com'],
  statuses: [
    {
      status: 401,
      meaning:
        'the access token in the URL is missing, expired or for another hub, or your handler of connect answered 401',
      topic: 'credentials',
      retry: 'no',
      fixes: [
        {
          title: 'Get a new client access URL for each connection',
          detail:
            'Your server issues it with getClientAccessToken for the same hub; it is valid for 1 h by default. Pass a function to WebPubSubClient, so that a reconnect gets a fresh one.',
          snippet:
            "new WebPubSubClient({ getClientAccessUrl: async () => (await fetch('/negotiate')).text() });",
          language: 'js',
        },
      ],
      source: DOCS,
    },
    {
      status: 404,
      meaning: 'the path is not /client/hubs/<hub>, or the event handler of connect does not exist',
      topic: 'unknown-resource',
      retry: 'no',
      fixes: [
        {
          title: 'Check hub name and event handler',
          detail: 'The live trace tool shows the status that the upstream URL of the hub settings returned.',
        },
      ],
      source: GUIDE,
    },
    {
      status: 500,
      meaning: 'the event handler of connect failed',
      topic: 'server-error',
      retry: 'backoff',
      fixes: [
        {
          title: 'Check the upstream of the event handler',
          detail: 'Read its log, and the live trace tool of the service.',
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
          title: 'Close unused clients or add units',
          detail: 'The free tier has 20 connections and 20,000 messages a day. See Metrics in the portal.',
        },
      ],
      source: LIMITS,
    },
  ],
  errors: [
    {
      pattern: /"type":\s*"ack".{0,200}"success":\s*false.{0,100}"name":\s*"Forbidden"/s,
      meaning: 'the token has no role for this operation on the group',
      topic: 'permission',
      retry: 'no',
      fixes: [
        {
          title: 'Issue the token with roles',
          detail:
            'webpubsub.joinLeaveGroup and webpubsub.sendToGroup, with .<group> for one group only, in getClientAccessToken.',
          snippet:
            "await service.getClientAccessToken({ roles: ['webpubsub.joinLeaveGroup', 'webpubsub.sendToGroup'] });",
          language: 'js',
        },
      ],
      source: SUBPROTOCOL,
    },
    {
      pattern: /"type":\s*"ack".{0,200}"success":\s*false.{0,100}"name":\s*"InternalServerError"/s,
      meaning: 'the service or the event handler failed to process the message',
      topic: 'server-error',
      retry: 'backoff',
      fixes: [
        {
          title: 'Send it again with the same ackId',
          detail: 'The service ignores a message that it has already processed.',
        },
      ],
      source: SUBPROTOCOL,
    },
    {
      pattern: /"type":\s*"system",\s*"event":\s*"disconnected",\s*"message":\s*"[^"]/,
      meaning: 'the service or your server closed this connection, for the reason in the message',
      topic: 'unknown',
      retry: 'backoff',
      fixes: [
        {
          title: 'Look for closeConnection in your server',
          detail:
            'The reason that it passes is the message. Otherwise reconnect with a new client access URL.',
        },
      ],
      source: SUBPROTOCOL,
    },
  ],
  limits: [
    {
      kind: 'message-size',
      value: 1_048_576,
      note: 'Size of one message',
      source: LIMITS,
    },
  ],
});
