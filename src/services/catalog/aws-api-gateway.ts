import { defineService } from '../service.ts';

const QUOTAS =
  'https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-execution-service-websocket-limits-table.html';
const ROUTES =
  'https://docs.aws.amazon.com/apigateway/latest/developerguide/websocket-api-develop-routes.html';
const CONNECT =
  'https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-websocket-api-route-keys-connect-disconnect.html';
const AUTHORIZER =
  'https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-websocket-api-lambda-auth.html';
const LOGS = 'https://docs.aws.amazon.com/apigateway/latest/developerguide/websocket-api-logging.html';

const INTEGRATION = {
  title: 'Read the error of the integration',
  detail:
    'Turn on execution logging of the stage, and read the log of the Lambda function. Usual causes: API Gateway may not invoke the function (resource policy), the function threw an exception, or its result has no statusCode.',
} as const;

/** A reply of API Gateway itself, not of the integration, carries these two ids. */
const replied = (message: string): RegExp =>
  new RegExp(
    `^\\{(?=.{0,300}"connectionId":)(?=.{0,300}"requestId":)\\s*"message":\\s*"(?:${message})"`,
    'i',
  );

export const awsApiGateway = defineService({
  id: 'aws-api-gateway',
  name: 'AWS API Gateway',
  operator: 'either',
  role: 'platform',
  docs: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-websocket-api.html',
  hosts: ['*.execute-api.*.amazonaws.com', '*.execute-api.*.amazonaws.com.cn'],
  closeCodes: [
    {
      code: 1009,
      meaning: 'a frame is larger than 32 KB, or a message larger than 128 KB',
      topic: 'payload-size',
      retry: 'no',
      fixes: [
        {
          title: 'Send messages of at most 32 KB',
          detail:
            'Browsers send a message as one frame, so that 32 KB is the limit for a page; it cannot be raised. Split larger data, or upload it to S3 and send its URL.',
        },
      ],
      source: QUOTAS,
    },
  ],
  statuses: [
    {
      status: 401,
      meaning:
        'the identity source of the authorizer is missing from the request, or the authorizer answered "Unauthorized"',
      topic: 'credentials',
      retry: 'no',
      fixes: [
        {
          title: 'Send what the authorizer reads',
          detail:
            'A browser can send it in the query string or as a subprotocol only. Every identity source of the authorizer of $connect must be present, such as route.request.querystring.token.',
          snippet: "new WebSocket('wss://<api>.execute-api.<region>.amazonaws.com/<stage>?token=' + token);",
          language: 'js',
        },
      ],
      source: AUTHORIZER,
    },
    {
      status: 403,
      meaning:
        'the authorizer of $connect denied the request, its IAM signature or API key is wrong, or the stage in the path does not exist',
      topic: 'permission',
      retry: 'no',
      fixes: [
        {
          title: 'Check the authorizer of the $connect route',
          detail:
            'The URL ends with the name of a deployed stage, unless a custom domain maps it. The policy of the authorizer must allow execute-api:Invoke on the ARN of $connect. The access log has $context.authorizer.error and $context.error.message.',
        },
        {
          title: 'Deploy the API after a change',
          detail: 'Routes, authorizers and integrations work only after a new deployment of the stage.',
        },
      ],
      source: CONNECT,
    },
    {
      status: 429,
      meaning: 'too many new connections or messages per second for the account or the stage',
      topic: 'rate-limit',
      retry: 'backoff',
      fixes: [
        {
          title: 'Reconnect with exponential backoff and jitter',
          detail:
            'Check the throttling of the stage, or request a higher quota for new connections per second.',
        },
      ],
      source: QUOTAS,
    },
    {
      status: 500,
      meaning: 'the integration of the $connect route failed',
      topic: 'server-error',
      retry: 'backoff',
      fixes: [INTEGRATION],
      source: CONNECT,
    },
    {
      status: 502,
      meaning: 'the function of the $connect route failed, or returned a result without a valid statusCode',
      topic: 'server-error',
      retry: 'backoff',
      fixes: [INTEGRATION],
      source: CONNECT,
    },
    {
      status: 504,
      meaning: 'the integration of the $connect route did not respond within 29 s',
      topic: 'timeout',
      retry: 'backoff',
      fixes: [INTEGRATION],
      source: QUOTAS,
    },
  ],
  errors: [
    {
      pattern: replied('Forbidden'),
      meaning: 'no route matches the message and there is no $default route, or the message is no JSON',
      topic: 'unknown-resource',
      retry: 'no',
      fixes: [
        {
          title: 'Send the key that selects the route',
          detail:
            'routeSelectionExpression of the API names the field, usually $request.body.action. Its value must be a route key, and the message must be JSON.',
          snippet: "ws.send(JSON.stringify({ action: 'sendmessage', data }));",
          language: 'js',
        },
        { title: 'Add a $default route and deploy', detail: 'It receives what matches no other route.' },
      ],
      source: ROUTES,
    },
    {
      pattern: replied('Internal server error'),
      meaning: 'the integration of the route failed',
      topic: 'server-error',
      retry: 'backoff',
      fixes: [INTEGRATION],
      source: LOGS,
    },
    {
      pattern: replied('Endpoint request timed out'),
      meaning: 'the integration of the route did not respond within 29 s',
      topic: 'timeout',
      retry: 'backoff',
      fixes: [
        {
          title: 'Answer later with @connections',
          detail:
            'Return from the function at once, do the work elsewhere, and send the result with a POST to @connections/<connectionId>.',
        },
      ],
      source: QUOTAS,
    },
    {
      pattern: replied('Too Many Requests|Limit Exceeded(?: Exception)?'),
      meaning: 'too many messages per second for the account or the stage',
      topic: 'rate-limit',
      retry: 'backoff',
      fixes: [{ title: 'Send fewer messages', detail: 'Batch them, or raise the throttling of the stage.' }],
      source: QUOTAS,
    },
  ],
  limits: [
    {
      kind: 'idle',
      value: 600_000,
      note: 'Fixed; the page sends any message at least every 9 min, and the $default or a ping route receives it',
      source: QUOTAS,
    },
    {
      kind: 'duration',
      value: 7_200_000,
      note: 'Fixed; the client connects again after at most 2 h',
      source: QUOTAS,
    },
    {
      kind: 'message-size',
      value: 32_768,
      note: 'Size of one frame; browsers send a message as one frame',
      source: QUOTAS,
    },
  ],
});
