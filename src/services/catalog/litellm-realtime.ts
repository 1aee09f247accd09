import { defineService } from '../service.ts';

const DOCS = 'https://docs.litellm.ai/docs/realtime';
const HANDLER = 'https://github.com/BerriAI/litellm/blob/main/litellm/llms/openai/realtime/handler.py';
const AUTH = 'https://github.com/BerriAI/litellm/blob/main/litellm/proxy/auth/user_api_key_auth.py';

const MODEL_LIST = {
  title: 'Give the model an api_key and a realtime model',
  detail:
    'In config.yaml set litellm_params.model to a realtime model such as openai/gpt-realtime or azure/<deployment>, with api_key, api_base and, for Azure, api_version. Restart the proxy and read its log: it names the upstream error.',
  snippet:
    'model_list:\n  - model_name: gpt-realtime\n    litellm_params:\n      model: openai/gpt-realtime\n      api_key: os.environ/OPENAI_API_KEY\n    model_info:\n      mode: realtime',
  language: 'text',
} as const;

const UPGRADE = {
  title: 'Update LiteLLM',
  detail:
    'Old versions connect to the beta form of the OpenAI API and hide the close of the upstream. New versions pass it on to the client.',
} as const;

/** LiteLLM Proxy (AI Gateway), endpoint /v1/realtime. */
export const litellmRealtime = defineService({
  id: 'litellm-realtime',
  name: 'LiteLLM Proxy',
  operator: 'self-hosted',
  docs: DOCS,
  signatures: [
    { path: /\/(?:v1\/|openai\/v1\/|openai\/)?realtime$/, header: { name: 'x-litellm-version' } },
    { path: /\/(?:v1\/|openai\/v1\/|openai\/)?realtime$/, header: { name: 'x-litellm-call-id' } },
  ],
  closeCodes: [
    {
      code: 1011,
      reason: /api_key is required|Missing api_key|invalid_api_key|HTTP 401/i,
      meaning: 'LiteLLM has no valid key for the provider behind the model',
      topic: 'credentials',
      retry: 'no',
      fixes: [MODEL_LIST],
      source: HANDLER,
    },
    {
      code: 1011,
      reason: /Internal server error/i,
      meaning: 'LiteLLM could not open or keep the connection to the provider',
      topic: 'backend-unreachable',
      retry: 'backoff',
      fixes: [MODEL_LIST, UPGRADE],
      source: HANDLER,
    },
  ],
  statuses: [
    {
      status: 403,
      meaning: 'The virtual key is missing, wrong or expired, over its budget, or may not use this model',
      topic: 'credentials',
      retry: 'no',
      fixes: [
        {
          title: 'Send a valid virtual key',
          detail:
            'Send Authorization: Bearer sk-… or the header api-key. A browser offers the subprotocol openai-insecure-api-key.<virtual key>. The proxy rejects a wrong key before it opens the connection.',
          snippet:
            "new WebSocket('wss://litellm.example.com/v1/realtime?model=gpt-realtime', [\n  'realtime',\n  'openai-insecure-api-key.' + virtualKey,\n]);",
          language: 'js',
        },
        {
          title: 'Check models and budget of the key',
          detail: 'The model of the URL must be in the models of the key and of its team. See GET /key/info.',
        },
      ],
      source: AUTH,
    },
  ],
  errors: [
    {
      pattern: /"code":\s*"beta_api_shape_disabled"/,
      meaning:
        'The client or this version of LiteLLM uses the beta form of the OpenAI API, which OpenAI removed',
      topic: 'malformed-request',
      retry: 'no',
      fixes: [
        {
          title: 'Remove the header OpenAI-Beta',
          detail:
            'LiteLLM forwards OpenAI-Beta: realtime=v1 of the client. Send the GA form of session.update.',
        },
        UPGRADE,
      ],
      source: HANDLER,
    },
    {
      pattern: /"code":\s*"invalid_api_key"/,
      meaning: 'The provider refuses the key that LiteLLM is configured with',
      topic: 'credentials',
      retry: 'no',
      fixes: [MODEL_LIST],
      source: HANDLER,
    },
    {
      pattern: /"code":\s*"(?:model_not_found|invalid_model)"/,
      meaning: 'The provider does not know the model, or the provider key may not use it',
      topic: 'unknown-resource',
      retry: 'no',
      fixes: [MODEL_LIST],
      source: DOCS,
    },
    {
      pattern: /"code":\s*"session_expired"/,
      meaning: 'The session at the provider reached its maximum duration',
      topic: 'timeout',
      retry: 'now',
      fixes: [
        {
          title: 'Start a new session before the limit',
          detail: 'Connect again in time and restore the conversation with conversation.item.create.',
        },
      ],
      source: 'https://platform.openai.com/docs/guides/realtime-conversations',
    },
  ],
});
