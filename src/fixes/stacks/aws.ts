import { js, type StackAdvice, sh } from './advice.ts';
import { pause } from './snippet-context.ts';

/** https://docs.aws.amazon.com/appsync/latest/devguide/real-time-websocket-client.html */
export const appSync = {
  reconnect: js(
    'in the page, where Amplify does not do it: AppSync asks for exponential backoff with jitter',
    (of) =>
      `socket.addEventListener('close', () => setTimeout(connect, ${pause(of, 'tries++')}));\n// Amplify connects again by itself`,
  ),
  heartbeat: js(
    'connectionTimeoutMs of connection_ack: AppSync sends ka by itself, and the page has to notice when none comes',
    "let timer;\nlet allowed = 300_000;\nsocket.addEventListener('message', ({ data }) => {\n  const { type, payload } = JSON.parse(data);\n  if (type === 'connection_ack') allowed = payload.connectionTimeoutMs;\n  clearTimeout(timer);\n  timer = setTimeout(() => socket.close(), allowed);\n});",
  ),
  renew: js(
    'the header- subprotocol, created again for every attempt, where the page calls new WebSocket()',
    ({ url, host }) =>
      `const header = btoa(JSON.stringify({ host: '${host.replace('.appsync-realtime-api.', '.appsync-api.')}', Authorization: await freshToken() }))\n  .replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');\nnew WebSocket(${url}, ['graphql-ws', \`header-\${header}\`]);`,
  ),
  listen: js(
    'CONNECTION_STATE_CHANGE of Hub, with Amplify',
    'import { CONNECTION_STATE_CHANGE } from "aws-amplify/data";\nimport { Hub } from "aws-amplify/utils";\nHub.listen(\'api\', ({ payload }) => {\n  if (payload.event === CONNECTION_STATE_CHANGE) console.info(payload.data.connectionState);\n});',
  ),
  log: sh(
    'logConfig of the API; it then writes to CloudWatch Logs',
    'aws appsync update-graphql-api --api-id API_ID --name NAME --authentication-type API_KEY \\\n  --log-config fieldLogLevel=ERROR,cloudWatchLogsRoleArn=ROLE_ARN',
  ),
} satisfies StackAdvice;

const TWO_HOURS = 'it ends every connection after two hours, whatever happens';

/** https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-execution-service-websocket-limits-table.html */
export const apiGateway = {
  reconnect: js(
    `in the page: ${TWO_HOURS}`,
    (of) =>
      `let tries = 0;\nfunction connect() {\n  const socket = new WebSocket(${of.url});\n  socket.addEventListener('open', () => setTimeout(() => { tries = 0; }, 10_000));\n  socket.addEventListener('close', () => setTimeout(connect, ${pause(of, 'tries++')}));\n}`,
  ),
  heartbeat: js(
    'in the page, and a route ping in template.yaml: it cuts after ten minutes without a message, and pings of the protocol do not count',
    'const timer = setInterval(() => socket.send(\'{"action":"ping"}\'), 300_000);\nsocket.addEventListener(\'close\', () => clearInterval(timer));',
  ),
  renew: js(
    'a ticket for every attempt, which the authorizer of the $connect route checks: it alone sees credentials',
    ({ url }) =>
      `const to = new URL(${url});\nto.searchParams.set('ticket', await freshTicket());\nnew WebSocket(to);`,
  ),
  origin: js(
    'in the function of the $connect route: the gateway itself checks no origin',
    ({ origin }) =>
      `export const handler = async ({ headers }) => ({\n  statusCode: (headers.Origin ?? headers.origin) === '${origin}' ? 200 : 403,\n});`,
  ),
  size: js(
    'nowhere: 32 KB a frame and 128 KB a message are fixed; larger things go over HTTP or in parts',
    'const PART = 30 * 1024;\nfor (let at = 0; at < text.length; at += PART) socket.send(text.slice(at, at + PART));',
  ),
  rate: sh(
    'default-route-settings of the stage',
    'aws apigatewayv2 update-stage --api-id API_ID --stage-name STAGE \\\n  --default-route-settings ThrottlingRateLimit=500,ThrottlingBurstLimit=1000',
  ),
  guard: js(
    'the function of the route: what it throws reaches the page as an "Internal server error" message',
    'export const handler = async ({ body, requestContext }) => {\n  try {\n    await handle(JSON.parse(body));\n  } catch (error) {\n    console.error(requestContext.connectionId, error);\n  }\n  return { statusCode: 200 };\n};',
  ),
  subprotocol: js(
    'headers of what the function of the $connect route gives back',
    ({ protocol }) =>
      `export const handler = async () => ({\n  statusCode: 200,\n  headers: { 'Sec-WebSocket-Protocol': ${protocol} },\n});`,
  ),
  log: sh(
    'access-log-settings of the stage',
    "aws apigatewayv2 update-stage --api-id API_ID --stage-name STAGE \\\n  --access-log-settings 'DestinationArn=LOG_GROUP_ARN,Format=$context.requestTime $context.connectionId $context.eventType $context.status'",
  ),
} satisfies StackAdvice;
