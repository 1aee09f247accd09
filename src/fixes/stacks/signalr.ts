import { js, type StackAdvice, text } from './advice.ts';
import { megabytes, pause } from './snippet-context.ts';

const CLIENT = 'where the page makes new HubConnectionBuilder()';

/** https://learn.microsoft.com/aspnet/core/signalr/configuration */
export const signalr = {
  reconnect: js(
    `withAutomaticReconnect(), ${CLIENT}`,
    (of) =>
      `new HubConnectionBuilder().withUrl(${of.httpUrl})\n  .withAutomaticReconnect({ nextRetryDelayInMilliseconds: ({ previousRetryCount }) =>\n    ${pause(of, 'previousRetryCount')} }).build();`,
  ),
  heartbeat: text(
    'KeepAliveInterval and ClientTimeoutInterval, in Program.cs',
    ({ beat }) =>
      `builder.Services.AddSignalR(options =>\n{\n    options.KeepAliveInterval = TimeSpan.FromSeconds(${beat / 1_000});\n    options.ClientTimeoutInterval = TimeSpan.FromSeconds(${(2 * beat) / 1_000});\n});\n// and in the page\nconnection.keepAliveIntervalInMilliseconds = ${beat};\nconnection.serverTimeoutInMilliseconds = ${2 * beat};`,
  ),
  renew: js(
    `accessTokenFactory, ${CLIENT}`,
    ({ httpUrl }) =>
      `new HubConnectionBuilder().withUrl(${httpUrl}, { accessTokenFactory: () => freshToken() });`,
  ),
  origin: text(
    'AllowedOrigins of WebSocketOptions, in Program.cs',
    ({ origin }) => `app.UseWebSockets(new WebSocketOptions { AllowedOrigins = { "${origin}" } });`,
  ),
  restart: text(
    'ShutdownTimeout, in Program.cs: time for the hub to send its close messages',
    'builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = TimeSpan.FromSeconds(30));',
  ),
  size: text(
    'MaximumReceiveMessageSize, in Program.cs (default 32 KB)',
    (of) =>
      `builder.Services.AddSignalR(options => options.MaximumReceiveMessageSize = ${megabytes(of)} * 1024 * 1024);`,
  ),
  guard: text(
    'HubException in the method of the hub, and EnableDetailedErrors in Program.cs while you look for it',
    'throw new HubException("not understood");\n// Program.cs\nbuilder.Services.AddSignalR(options => options.EnableDetailedErrors = true);',
  ),
  queue: js(
    `withStatefulReconnect(), ${CLIENT}, and AllowStatefulReconnects in Program.cs (.NET 8 or newer)`,
    ({ httpUrl, path }) =>
      `new HubConnectionBuilder().withUrl(${httpUrl}).withAutomaticReconnect().withStatefulReconnect().build();\n// Program.cs: app.MapHub<AppHub>("${path}", options => options.AllowStatefulReconnects = true);`,
  ),
  listen: js(
    'onclose(), onreconnecting() and onreconnected(), on the connection that build() gave back',
    "connection.onreconnecting((error) => console.warn('reconnecting', error));\nconnection.onreconnected((id) => console.info('back as', id));\nconnection.onclose((error) => console.warn('gone', error));",
  ),
  fallback: js(
    `transport of withUrl(), ${CLIENT}, and no skipNegotiation: it tries them in order`,
    ({ httpUrl }) =>
      `new HubConnectionBuilder().withUrl(${httpUrl}, {\n  transport: HttpTransportType.WebSockets | HttpTransportType.ServerSentEvents | HttpTransportType.LongPolling,\n});`,
  ),
  log: text(
    'configureLogging() in the page, and Logging:LogLevel in appsettings.json',
    '// page\nnew HubConnectionBuilder().withUrl(url).configureLogging(LogLevel.Debug);\n// appsettings.json\n{ "Logging": { "LogLevel": {\n  "Microsoft.AspNetCore.SignalR": "Debug",\n  "Microsoft.AspNetCore.Http.Connections": "Debug"\n} } }',
  ),
} satisfies StackAdvice;
