import { defineService } from '../service.ts';

const REALTIME = 'https://platform.openai.com/docs/guides/realtime-websocket';
const CODES = 'https://platform.openai.com/docs/guides/error-codes';
const CONVERSATIONS = 'https://platform.openai.com/docs/guides/realtime-conversations';
const EVENTS = 'https://platform.openai.com/docs/api-reference/realtime-server-events/error';
const RESPONSES = 'https://platform.openai.com/docs/guides/websocket-mode';

const CLIENT_SECRET = {
  title: 'Use an ephemeral key in the browser',
  detail:
    'A browser cannot set the Authorization header. Create a client secret on your server with POST /v1/realtime/client_secrets and pass it as a subprotocol. Create a new one for each connection: it expires soon.',
  snippet:
    "new WebSocket('wss://api.openai.com/v1/realtime?model=gpt-realtime', [\n  'realtime',\n  'openai-insecure-api-key.' + clientSecret,\n]);",
  language: 'js',
} as const;

const CHECK_KEY = {
  title: 'Send a valid API key',
  detail:
    'Server code sends Authorization: Bearer <key>. Check the key on platform.openai.com/api-keys: it must not be deleted, cut off or from another provider.',
} as const;

const ADD_CREDIT = {
  title: 'Check the billing of the project',
  detail:
    'Add credit or raise the monthly budget on platform.openai.com/settings/organization/billing. Make sure that the key belongs to the project you pay for.',
} as const;

const NEW_SESSION = {
  title: 'Start a new session before the limit',
  detail:
    'A session cannot be extended. Open a new connection before 60 min are over, send session.update again, and restore the conversation with conversation.item.create.',
} as const;

const MODEL = {
  title: 'Use a model your project may use',
  detail:
    'Check the spelling of the model parameter, and look at the limits page of the project for the models it may use. A key limited to some models or endpoints fails in the same way.',
} as const;

const GA_API = {
  title: 'Move to the GA form of the API',
  detail:
    'Remove the header OpenAI-Beta: realtime=v1 (in a browser the subprotocol openai-beta.realtime-v1), set session.type to "realtime" or "transcription" in session.update, and move audio settings below session.audio. Update old SDKs.',
} as const;

const SLOW_DOWN = {
  title: 'Reduce requests and tokens per minute',
  detail:
    'Read rate_limits.updated for what is left and when it resets. Shorten the conversation, create fewer responses at a time, or ask for a higher usage tier.',
} as const;

/** OpenAI Realtime API, and WebSocket mode of the Responses API. */
export const openaiRealtime = defineService({
  id: 'openai-realtime',
  name: 'OpenAI Realtime API',
  operator: 'vendor',
  docs: REALTIME,
  hosts: ['api.openai.com', 'eu.api.openai.com', 'us.api.openai.com'],
  closeCodes: [
    {
      code: 1001,
      reason: /maximum duration/i,
      meaning: 'The session reached its maximum duration',
      topic: 'timeout',
      retry: 'now',
      fixes: [NEW_SESSION],
      source: 'https://github.com/pollen-robotics/reachy_mini_conversation_app/issues/134',
    },
    {
      code: 3000,
      reason: /invalid_api_key/,
      meaning: 'The API key or ephemeral key is wrong, deleted or expired',
      topic: 'credentials',
      retry: 'no',
      fixes: [CHECK_KEY, CLIENT_SECRET],
      source: 'https://github.com/twilio-samples/speech-assistant-openai-realtime-api-python/issues/4',
    },
    {
      code: 4000,
      reason: /beta_api_shape_disabled/,
      meaning: 'The client uses the beta form of the API, which OpenAI removed',
      topic: 'malformed-request',
      retry: 'no',
      fixes: [GA_API],
      source: 'https://github.com/langwatch/scenario/issues/602',
    },
  ],
  statuses: [
    {
      status: 401,
      meaning: 'No valid API key came with the handshake',
      topic: 'credentials',
      retry: 'no',
      fixes: [CHECK_KEY, CLIENT_SECRET],
      source: CODES,
    },
    {
      status: 403,
      meaning: 'OpenAI does not serve this account, key or country on this endpoint',
      topic: 'permission',
      retry: 'no',
      fixes: [
        MODEL,
        {
          title: 'Connect from a supported country',
          detail:
            'OpenAI refuses requests from countries it does not support. A server or VPN in such a place is refused as well.',
        },
      ],
      source: CODES,
    },
    {
      status: 404,
      meaning: 'The path does not exist, or no call has this call_id',
      topic: 'unknown-resource',
      retry: 'no',
      fixes: [
        {
          title: 'Check the path and the call_id',
          detail:
            'Use wss://api.openai.com/v1/realtime?model=<model>. To join a WebRTC or SIP call, call_id must come from the Location header of that call, and the call must still run.',
        },
      ],
      source: 'https://github.com/openai/openai-realtime-console/issues/562',
    },
    {
      status: 429,
      meaning: 'A rate limit is reached, or the credit is used up',
      topic: 'rate-limit',
      retry: 'backoff',
      fixes: [SLOW_DOWN, ADD_CREDIT],
      source: CODES,
    },
    {
      status: 503,
      meaning: 'OpenAI is overloaded',
      topic: 'server-error',
      retry: 'backoff',
      fixes: [
        {
          title: 'Reconnect with exponential backoff and jitter',
          detail: 'Look at status.openai.com if it lasts.',
        },
      ],
      source: CODES,
    },
  ],
  errors: [
    {
      pattern: /"code":\s*"invalid_api_key"|"message":\s*"Incorrect API key provided/,
      meaning: 'The API key or ephemeral key is wrong, deleted or expired',
      topic: 'credentials',
      retry: 'no',
      fixes: [CHECK_KEY, CLIENT_SECRET],
      source: CODES,
    },
    {
      pattern: /"message":\s*"Missing bearer (?:or basic )?authentication in header/,
      meaning: 'The handshake carried no API key',
      topic: 'credentials',
      retry: 'no',
      fixes: [CLIENT_SECRET, CHECK_KEY],
      source: 'https://github.com/davidmigloz/langchain_dart/issues/599',
    },
    {
      pattern: /"code":\s*"session_expired"/,
      meaning: 'The session reached its maximum duration',
      topic: 'timeout',
      retry: 'now',
      fixes: [NEW_SESSION],
      source: CONVERSATIONS,
    },
    {
      pattern: /"code":\s*"websocket_connection_limit_reached"/,
      meaning: 'The connection of the Responses API reached its maximum duration of 60 min',
      topic: 'timeout',
      retry: 'now',
      fixes: [
        {
          title: 'Open a new connection and continue',
          detail:
            'Connect again and send response.create with previous_response_id. With store: false send the full input again.',
        },
      ],
      source: RESPONSES,
    },
    {
      pattern: /"code":\s*"previous_response_not_found"/,
      meaning: 'The previous response is not in the cache of this connection and was not stored',
      topic: 'unknown-resource',
      retry: 'no',
      fixes: [
        {
          title: 'Send the full input again',
          detail:
            'Set previous_response_id to null and send the whole conversation, or use store: true so that a new connection can find the response.',
        },
      ],
      source: RESPONSES,
    },
    {
      pattern: /"code":\s*"beta_api_shape_disabled"/,
      meaning: 'The client uses the beta form of the API, which OpenAI removed',
      topic: 'malformed-request',
      retry: 'no',
      fixes: [GA_API],
      source: 'https://github.com/pickle-com/glass/issues/220',
    },
    {
      pattern: /"code":\s*"(?:model_not_found|invalid_model|access_not_enabled)"/,
      meaning: 'The model does not exist, or the project may not use it',
      topic: 'unknown-resource',
      retry: 'no',
      fixes: [MODEL],
      source: 'https://github.com/openai/openai-realtime-console/issues/561',
    },
    {
      pattern: /"(?:code|type)":\s*"insufficient_quota"/,
      meaning: 'The credit or the monthly budget of the project is used up',
      topic: 'rate-limit',
      retry: 'no',
      fixes: [ADD_CREDIT],
      source: CODES,
    },
    {
      pattern: /"code":\s*"rate_limit_exceeded"/,
      meaning: 'The project reached its limit of requests or tokens per minute',
      topic: 'rate-limit',
      retry: 'backoff',
      fixes: [SLOW_DOWN],
      source: CODES,
    },
    {
      pattern: /"code":\s*"conversation_already_has_active_response"/,
      meaning: 'The client asked for a response while another one was in progress',
      topic: 'malformed-request',
      retry: 'no',
      fixes: [
        {
          title: 'Wait for response.done',
          detail:
            'Send response.create only after response.done, or send response.cancel first. With turn detection the server creates responses by itself unless create_response is false.',
        },
      ],
      source: EVENTS,
    },
    {
      pattern: /"code":\s*"input_audio_buffer_commit_empty"/,
      meaning: 'The client committed less than 100 ms of audio',
      topic: 'malformed-request',
      retry: 'no',
      fixes: [
        {
          title: 'Append audio before the commit',
          detail:
            'Check that input_audio_buffer.append carries Base64 audio in the format of the session. With turn detection the server commits by itself: do not send input_audio_buffer.commit.',
        },
      ],
      source: EVENTS,
    },
    {
      pattern:
        /"code":\s*"(?:missing_required_parameter|unknown_parameter|invalid_value|invalid_type|invalid_event|invalid_json|string_above_max_length)"/,
      meaning: 'An event of the client has a missing, unknown or wrong field',
      topic: 'malformed-request',
      retry: 'no',
      fixes: [
        {
          title: 'Correct the field named in param',
          detail:
            'error.param names the field and error.event_id the event, if the client set one. Compare it with the reference of client events; session.type is required in session.update.',
        },
      ],
      source: EVENTS,
    },
    {
      pattern: /"type":\s*"error".{0,300}"type":\s*"server_error"/s,
      meaning: 'OpenAI failed inside',
      topic: 'server-error',
      retry: 'backoff',
      fixes: [
        {
          title: 'Reconnect with exponential backoff and jitter',
          detail: 'Keep the session id for support, and look at status.openai.com.',
        },
      ],
      source: CODES,
    },
  ],
  limits: [
    {
      kind: 'duration',
      value: 3_600_000,
      note: 'Maximum duration of a Realtime session; the client opens a new session and restores the conversation',
      source: CONVERSATIONS,
    },
    {
      kind: 'message-size',
      value: 15_728_640,
      note: 'Maximum of audio in one input_audio_buffer.append; send shorter pieces',
      source:
        'https://platform.openai.com/docs/api-reference/realtime-client-events/input_audio_buffer/append',
    },
  ],
});
