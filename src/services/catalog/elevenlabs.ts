import { defineService } from '../service.ts';

const TTS =
  'https://elevenlabs.io/docs/api-reference/text-to-speech/v-1-text-to-speech-voice-id-stream-input';
const MULTI = 'https://github.com/livekit/agents-js/issues/1985';
const SCRIBE =
  'https://github.com/elevenlabs/elevenlabs-python/blob/main/src/elevenlabs/realtime/connection.py';
const AGENTS = 'https://elevenlabs.io/docs/agents-platform/overview';

const KEY = {
  title: 'Send a valid API key or token',
  detail:
    'Server code sends the header xi-api-key. Check that the key exists, belongs to the right workspace and has the permission for this endpoint.',
} as const;

const TOKEN = {
  title: 'Use a single-use token or signed URL in the browser',
  detail:
    'A browser cannot set xi-api-key. Create a single-use token on your server for speech APIs, and a signed URL (get-signed-url) for a private agent. Both expire after 15 min: create one for each connection.',
} as const;

const CREDIT = {
  title: 'Check credits and limits',
  detail:
    'See Usage and the credit limit of the API key in the ElevenLabs app. Add credits, enable usage-based billing, or move to a larger plan.',
} as const;

const FEWER = {
  title: 'Open fewer sessions at a time',
  detail:
    'The plan sets how many requests run at once. Close sessions that are done, retry with exponential backoff, or move to a larger plan.',
} as const;

const RETRY = {
  title: 'Reconnect with exponential backoff and jitter',
  detail: 'Look at status.elevenlabs.io if it lasts.',
} as const;

/** ElevenLabs: text to speech, speech to text (Scribe) and agents. */
export const elevenlabs = defineService({
  id: 'elevenlabs',
  name: 'ElevenLabs',
  operator: 'vendor',
  docs: TTS,
  hosts: [
    'api.elevenlabs.io',
    'api.us.elevenlabs.io',
    'api-global-preview.elevenlabs.io',
    '*.residency.elevenlabs.io',
  ],
  closeCodes: [
    {
      code: 1002,
      reason: /exceeds your quota|quota limit/i,
      meaning: 'The quota of the workspace is used up',
      topic: 'rate-limit',
      retry: 'no',
      fixes: [CREDIT],
      source: 'https://github.com/elevenlabs/packages/issues/911',
    },
    {
      code: 1002,
      reason: /misconfigured/i,
      meaning: 'The configuration of the agent is wrong, for example the address or key of a custom LLM',
      topic: 'malformed-request',
      retry: 'no',
      fixes: [
        {
          title: 'Correct the configuration of the agent',
          detail:
            'Open the agent in the ElevenLabs app, check custom LLM, secrets, voice and tools, and test it there.',
        },
      ],
      source: 'https://github.com/elevenlabs/examples/issues/137',
    },
    {
      code: 1008,
      reason: /quota|credits/i,
      meaning: 'The quota of the workspace or API key is used up',
      topic: 'rate-limit',
      retry: 'no',
      fixes: [CREDIT],
      source: TTS,
    },
    {
      code: 1008,
      reason: /api.?key|unauthorized|authoriz|authenticat/i,
      meaning: 'The API key, token or signed URL is missing, wrong or expired',
      topic: 'credentials',
      retry: 'no',
      fixes: [KEY, TOKEN],
      source: TTS,
    },
    {
      code: 1008,
      reason: /timeout|new text input/i,
      meaning: 'The client sent no text within the inactivity timeout',
      topic: 'timeout',
      retry: 'now',
      fixes: [
        {
          title: 'Send text or close the stream',
          detail:
            'Send {"text":" "} to keep the connection open, raise inactivity_timeout in the URL (at most 180 s), or send {"text":""} when the text is complete.',
        },
      ],
      source: TTS,
    },
    {
      code: 3000,
      reason: /does not exist/i,
      meaning: 'No agent has this agent_id',
      topic: 'unknown-resource',
      retry: 'no',
      fixes: [
        {
          title: 'Check agent_id and workspace',
          detail:
            'Copy the id from the agent in the ElevenLabs app, and connect to the region that the workspace belongs to.',
        },
      ],
      source: AGENTS,
    },
  ],
  errors: [
    {
      pattern: /"error":\s*"invalid_api_key"|"message_type":\s*"auth_error"/,
      meaning: 'The API key or token is missing, wrong or expired',
      topic: 'credentials',
      retry: 'no',
      fixes: [KEY, TOKEN],
      source: SCRIBE,
    },
    {
      pattern: /"error":\s*"quota_exceeded"|"message_type":\s*"quota_exceeded"|exceeds your quota limit/,
      meaning: 'The quota of the workspace or API key is used up',
      topic: 'rate-limit',
      retry: 'no',
      fixes: [CREDIT],
      source: SCRIBE,
    },
    {
      pattern: /"error":\s*"input_timeout_exceeded"/,
      meaning: 'The client sent no text within the inactivity timeout',
      topic: 'timeout',
      retry: 'now',
      fixes: [
        {
          title: 'Send text or close the stream',
          detail:
            'Send {"text":" "} to keep the connection open, raise inactivity_timeout in the URL (at most 180 s), or send {"text":""} when the text is complete.',
        },
      ],
      source: TTS,
    },
    {
      pattern: /"error":\s*"max_active_conversations"/,
      meaning: 'Too many contexts are open on this connection',
      topic: 'rate-limit',
      retry: 'backoff',
      fixes: [
        {
          title: 'Close contexts that are done',
          detail:
            'Send close_context for each interrupted or finished context before you open a new one: a connection has at most 5.',
        },
      ],
      source: MULTI,
    },
    {
      pattern: /"error":\s*"voice_(?:id_)?(?:does_not_exist|not_found)"/,
      meaning: 'No voice of the workspace has this id',
      topic: 'unknown-resource',
      retry: 'no',
      fixes: [
        {
          title: 'Check the voice id in the URL',
          detail: 'Add the voice to My Voices of the workspace that the key belongs to, and copy its id.',
        },
      ],
      source: TTS,
    },
    {
      pattern: /"message_type":\s*"(?:rate_limited|resource_exhausted|queue_overflow|commit_throttled)"/,
      meaning: 'The client sends too much, or too many sessions run at a time',
      topic: 'rate-limit',
      retry: 'backoff',
      fixes: [
        {
          title: 'Send audio at the speed of speech',
          detail:
            'Do not send stored audio faster than real time, and commit less often: committing needs some audio in between.',
        },
        FEWER,
      ],
      source: SCRIBE,
    },
    {
      pattern: /"message_type":\s*"session_time_limit_exceeded"/,
      meaning: 'The session reached its maximum duration',
      topic: 'timeout',
      retry: 'now',
      fixes: [
        {
          title: 'Open a new session',
          detail: 'Commit what is left, connect again, and pass previous_text with the first chunk.',
        },
      ],
      source: SCRIBE,
    },
    {
      pattern: /"message_type":\s*"insufficient_audio_activity"/,
      meaning: 'The session contained too little audio',
      topic: 'timeout',
      retry: 'backoff',
      fixes: [
        {
          title: 'Connect only while there is audio',
          detail:
            'Check that the microphone is not muted and that chunks carry data in the announced format.',
        },
      ],
      source: SCRIBE,
    },
    {
      pattern: /"message_type":\s*"chunk_size_exceeded"/,
      meaning: 'An audio chunk is too large',
      topic: 'payload-size',
      retry: 'no',
      fixes: [
        {
          title: 'Send smaller chunks',
          detail: 'Send 0.1 to 1 s of audio in each input_audio_chunk.',
        },
      ],
      source: SCRIBE,
    },
    {
      pattern: /"message_type":\s*"(?:input_error|invalid_request)"/,
      meaning: 'Scribe could not use a message or parameter of the client',
      topic: 'malformed-request',
      retry: 'no',
      fixes: [
        {
          title: 'Check message and audio format',
          detail:
            'Each message needs message_type, audio_base_64 and the sample_rate of the audio_format in the URL. The error field says what is wrong.',
        },
      ],
      source: SCRIBE,
    },
    {
      pattern: /"message_type":\s*"unaccepted_terms"/,
      meaning: 'Nobody accepted the terms for this product in the workspace',
      topic: 'permission',
      retry: 'no',
      fixes: [
        {
          title: 'Accept the terms',
          detail: 'An administrator opens the product in the ElevenLabs app and accepts its terms.',
        },
      ],
      source: SCRIBE,
    },
    {
      pattern: /"message_type":\s*"transcriber_error"/,
      meaning: 'Scribe failed inside',
      topic: 'server-error',
      retry: 'backoff',
      fixes: [RETRY],
      source: SCRIBE,
    },
  ],
  limits: [
    {
      kind: 'idle',
      value: 20_000,
      note: 'Text to speech: default of inactivity_timeout in the URL, at most 180 s; the client sends {"text":" "} to stay connected',
      source: TTS,
    },
  ],
});
