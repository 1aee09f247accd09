import { defineService } from '../service.ts';

/** ASP.NET Core SignalR on an own server. */
export const signalrSelfHosted = defineService({
  id: 'signalr-self-hosted',
  name: 'ASP.NET Core SignalR',
  operator: 'self-hosted',
  role: 'foundation',
  docs: 'https://learn.microsoft.com/en-us/aspnet/core/signalr/introduction',
  signatures: [{ clientMessage: /^\{"protocol":"(?:json|messagepack)","version":\d\}/ }],
  statuses: [
    {
      status: 404,
      body: /No Connection with that ID/,
      meaning: 'The handshake reached another server than the negotiate request',
      topic: 'unknown-resource',
      retry: 'backoff',
      fixes: [
        {
          title: 'Enable sticky sessions',
          detail: 'Or skip negotiation, which works with WebSocket only.',
          snippet:
            'new signalR.HubConnectionBuilder().withUrl(url, { skipNegotiation: true, transport: signalR.HttpTransportType.WebSockets });',
          language: 'js',
        },
      ],
      source: 'https://learn.microsoft.com/en-us/aspnet/core/signalr/scale',
    },
    {
      status: 401,
      meaning: 'The access token is missing or not valid',
      topic: 'credentials',
      retry: 'no',
      fixes: [
        {
          title: 'Read access_token from the query',
          detail:
            'A browser sends the token of accessTokenFactory as query parameter. Set context.Token in JwtBearerEvents.OnMessageReceived in Program.cs.',
        },
      ],
      source: 'https://learn.microsoft.com/en-us/aspnet/core/signalr/authn-and-authz',
    },
    {
      status: 403,
      meaning: 'The user may not use this hub',
      topic: 'permission',
      retry: 'no',
      fixes: [
        {
          title: 'Check the policy of the hub',
          detail: 'See the Authorize attribute and the claims of the token.',
        },
      ],
      source: 'https://learn.microsoft.com/en-us/aspnet/core/signalr/authn-and-authz',
    },
  ],
  errors: [
    {
      pattern: /"type":3,[^}]{0,200}"error":"[^"]*because user is unauthorized/,
      meaning: 'The user may not call this hub method',
      topic: 'permission',
      retry: 'no',
      fixes: [
        {
          title: 'Check the Authorize attribute of the method',
          detail: 'Compare the policy with the claims of the token.',
        },
      ],
      source: 'https://learn.microsoft.com/en-us/aspnet/core/signalr/authn-and-authz',
    },
    {
      pattern: /"type":3,[^}]{0,200}"error":"[^"]*Method does not exist/,
      meaning: 'The hub has no such method',
      topic: 'unknown-resource',
      retry: 'no',
      fixes: [
        {
          title: 'Correct the method name',
          detail: 'The name in invoke must be that of a public method of the hub.',
        },
      ],
      source: 'https://learn.microsoft.com/en-us/aspnet/core/signalr/hubs',
    },
    {
      pattern: /"type":3,[^}]{0,200}"error":"An unexpected error occurred invoking/,
      meaning: 'The hub method raised an exception',
      topic: 'server-error',
      retry: 'no',
      fixes: [
        {
          title: 'Turn on EnableDetailedErrors',
          detail: 'Set it in AddSignalR during development, and read the server log.',
        },
      ],
      source: 'https://learn.microsoft.com/en-us/aspnet/core/signalr/configuration',
    },
    {
      pattern: /"type":7,[^}]{0,200}"error":"[^"]*maximum message size/,
      meaning: 'A message is larger than MaximumReceiveMessageSize',
      topic: 'payload-size',
      retry: 'no',
      fixes: [
        {
          title: 'Raise MaximumReceiveMessageSize',
          detail: 'The default is 32 KB.',
          snippet: 'builder.Services.AddSignalR(o => o.MaximumReceiveMessageSize = 102400);',
          language: 'text',
        },
      ],
      source: 'https://learn.microsoft.com/en-us/aspnet/core/signalr/configuration',
    },
    {
      pattern: /"type":7,[^}]{0,100}"error":"/,
      meaning: 'The server closed the connection because of an error',
      topic: 'server-error',
      retry: 'backoff',
      fixes: [
        {
          title: 'Read the server log',
          detail:
            'Turn on EnableDetailedErrors in AddSignalR during development; then the message has the exception.',
        },
      ],
      source: 'https://learn.microsoft.com/en-us/aspnet/core/signalr/configuration',
    },
  ],
  limits: [
    {
      kind: 'message-size',
      value: 32768,
      note: 'Default of MaximumReceiveMessageSize.',
      source: 'https://learn.microsoft.com/en-us/aspnet/core/signalr/configuration',
    },
    {
      kind: 'auth-deadline',
      value: 15000,
      note: 'The client must send the handshake message in this time (HandshakeTimeout).',
      source: 'https://learn.microsoft.com/en-us/aspnet/core/signalr/configuration',
    },
    {
      kind: 'idle',
      value: 30000,
      note: 'ClientTimeoutInterval; the client sends a ping every 15 s.',
      source: 'https://learn.microsoft.com/en-us/aspnet/core/signalr/configuration',
    },
  ],
});
