import { defineService } from '../service.ts';

const DOCS = 'https://learn.microsoft.com/azure/ai-foundry/openai/how-to/realtime-audio-websockets';
const QUOTAS = 'https://learn.microsoft.com/azure/ai-foundry/openai/quotas-limits';

const KEY = {
  title: 'Send the key of this very resource',
  detail:
    'Use the header api-key with a key of the resource in the host name, or Authorization: Bearer with a Microsoft Entra ID token. A key of another resource, of another region or of openai.com does not work.',
} as const;

const BROWSER = {
  title: 'Keep the key out of the browser',
  detail:
    'A browser cannot set the api-key header. Connect from your own server, or use WebRTC with an ephemeral token. The query parameter api-key works over wss as well, but shows the key to every visitor.',
} as const;

const DEPLOYMENT = {
  title: 'Use the name of the deployment',
  detail:
    'Azure looks for your deployment name, not for the model name. With /openai/v1/realtime send it as model; with /openai/realtime send it as deployment together with api-version. A new deployment needs some minutes.',
  snippet: 'wss://<resource>.openai.azure.com/openai/v1/realtime?model=<deployment>',
  language: 'text',
} as const;

const FIELD = {
  title: 'Correct the field named in param',
  detail:
    'Azure supports the events of the API version in the URL. The preview form and the GA form of session.update differ: session.type is required in the GA form only.',
} as const;

/** Azure OpenAI in Microsoft Foundry, Realtime API. */
export const azureOpenaiRealtime = defineService({
  id: 'azure-openai-realtime',
  name: 'Azure OpenAI Realtime API',
  operator: 'vendor',
  docs: DOCS,
  hosts: ['*.openai.azure.com'],
  signatures: [
    { path: /^\/openai\/(?:v1\/)?realtime$/, query: /(?:^|&)api-version=/ },
    { path: /^\/openai\/(?:v1\/)?realtime$/, header: { name: 'apim-request-id' } },
    { path: /^\/openai\/(?:v1\/)?realtime$/, header: { name: 'x-ms-region' } },
  ],
  closeCodes: [
    {
      code: 1001,
      reason: /maximum duration/i,
      meaning: 'The session reached its maximum duration',
      topic: 'timeout',
      retry: 'now',
      fixes: [
        {
          title: 'Start a new session before the limit',
          detail:
            'A session cannot be extended. Open a new connection in time, send session.update again and restore the conversation with conversation.item.create.',
        },
      ],
      source: DOCS,
    },
  ],
  statuses: [
    {
      status: 401,
      meaning: 'The key is missing, wrong or belongs to another resource',
      topic: 'credentials',
      retry: 'no',
      fixes: [
        KEY,
        BROWSER,
        {
          title: 'Check the role for Entra ID tokens',
          detail:
            'The identity needs the role Cognitive Services OpenAI User on the resource, and the token the scope https://cognitiveservices.azure.com/.default.',
        },
      ],
      source: DOCS,
    },
    {
      status: 403,
      meaning: 'The network rules or the role assignments of the resource refuse this client',
      topic: 'permission',
      retry: 'no',
      fixes: [
        {
          title: 'Check Networking and Access control of the resource',
          detail:
            'In the Azure portal allow the address or virtual network of the client, and give the identity the role Cognitive Services OpenAI User.',
        },
      ],
      source: 'https://learn.microsoft.com/azure/ai-services/cognitive-services-virtual-networks',
    },
    {
      status: 404,
      meaning: 'No deployment has this name, or the path or API version does not exist on this resource',
      topic: 'unknown-resource',
      retry: 'no',
      fixes: [
        DEPLOYMENT,
        {
          title: 'Check path, API version and region',
          detail:
            'Realtime models exist in some regions only. The GA path is /openai/v1/realtime without api-version; the preview path /openai/realtime needs a preview api-version with realtime support.',
        },
      ],
      source: DOCS,
    },
    {
      status: 400,
      meaning: 'The deployment is no realtime model, or a query parameter is missing or wrong',
      topic: 'malformed-request',
      retry: 'no',
      fixes: [
        {
          title: 'Deploy a realtime model',
          detail:
            'Use a gpt-realtime deployment in the URL. A transcription model belongs into session.audio.input.transcription, not into the URL.',
        },
        DEPLOYMENT,
      ],
      source: 'https://learn.microsoft.com/en-us/answers/a/12820829',
    },
    {
      status: 429,
      meaning: 'The quota of the deployment is used up',
      topic: 'rate-limit',
      retry: 'backoff',
      fixes: [
        {
          title: 'Raise the quota of the deployment',
          detail:
            'Wait as long as Retry-After says. Raise tokens or requests per minute of the deployment in Microsoft Foundry, or spread the load over deployments in other regions.',
        },
      ],
      source: QUOTAS,
    },
  ],
  errors: [
    {
      pattern: /"code":\s*"session_expired"/,
      meaning: 'The session reached its maximum duration',
      topic: 'timeout',
      retry: 'now',
      fixes: [
        {
          title: 'Start a new session before the limit',
          detail: 'Open a new connection in time and restore the conversation with conversation.item.create.',
        },
      ],
      source: DOCS,
    },
    {
      pattern: /"code":\s*"DeploymentNotFound"/i,
      meaning: 'No deployment has this name in the resource',
      topic: 'unknown-resource',
      retry: 'no',
      fixes: [DEPLOYMENT],
      source: DOCS,
    },
    {
      pattern: /"code":\s*"(?:rate_limit_exceeded|insufficient_quota|RateLimitReached)"/i,
      meaning: 'The quota of the deployment is used up',
      topic: 'rate-limit',
      retry: 'backoff',
      fixes: [
        {
          title: 'Raise the quota of the deployment',
          detail:
            'Raise tokens or requests per minute of the deployment in Microsoft Foundry, or create fewer responses at a time.',
        },
      ],
      source: QUOTAS,
    },
    {
      pattern: /"code":\s*"(?:missing_required_parameter|unknown_parameter|invalid_value|invalid_type)"/,
      meaning: 'An event of the client has a missing, unknown or wrong field',
      topic: 'malformed-request',
      retry: 'no',
      fixes: [FIELD],
      source: DOCS,
    },
    {
      pattern: /"type":\s*"error".{0,300}"type":\s*"server_error"/s,
      meaning: 'Azure OpenAI failed inside',
      topic: 'server-error',
      retry: 'backoff',
      fixes: [
        {
          title: 'Reconnect with exponential backoff and jitter',
          detail: 'Look at status.azure.com if it lasts, and quote the session id in a support request.',
        },
      ],
      source: DOCS,
    },
  ],
});
