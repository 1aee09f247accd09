import { defineService } from '../service.ts';

const DOCS = 'https://docs.speechmatics.com/api-ref/realtime-transcription-websocket';

/** An error message names its kind; the close that follows has the number of it. */
const ofType = (type: string): RegExp =>
  new RegExp(`"message":\\s*"Error".{0,300}"type":\\s*"(?:${type})"`, 's');

const KEY = {
  title: 'Use a temporary key in the browser',
  detail:
    'A browser cannot set the Authorization header. Create a temporary key on your server and pass it as jwt in the URL. Connect to the region that the key belongs to.',
} as const;

const QUOTA = {
  title: 'End sessions that are done',
  detail:
    'Send EndOfStream and wait for EndOfTranscript: a session that is only dropped counts for some time. Retry after at least 5 s, or ask for more concurrent sessions.',
} as const;

/** Speechmatics real-time transcription. */
export const speechmatics = defineService({
  id: 'speechmatics',
  name: 'Speechmatics',
  operator: 'vendor',
  docs: DOCS,
  hosts: ['*.rt.speechmatics.com'],
  closeCodes: [
    {
      code: 4001,
      meaning: 'the key or temporary key is missing, wrong or expired',
      topic: 'credentials',
      retry: 'no',
      fixes: [KEY],
      source: DOCS,
    },
    {
      code: 4005,
      meaning: 'the account has too many sessions at a time, or its hours are used up',
      topic: 'rate-limit',
      retry: 'backoff',
      fixes: [QUOTA],
      source: DOCS,
    },
  ],
  errors: [
    {
      pattern: ofType('not_authorised'),
      meaning: 'the key or temporary key is missing, wrong or expired',
      topic: 'credentials',
      retry: 'no',
      fixes: [KEY],
      source: DOCS,
    },
    {
      pattern: ofType('quota_exceeded|insufficient_funds'),
      meaning: 'the account has too many sessions at a time, or its hours are used up',
      topic: 'rate-limit',
      retry: 'backoff',
      fixes: [QUOTA],
      source: DOCS,
    },
    {
      pattern: ofType('timelimit_exceeded|idle_timeout|session_timeout|session_transfer'),
      meaning: 'the session reached a time limit',
      topic: 'timeout',
      retry: 'now',
      fixes: [
        {
          title: 'Start a new session',
          detail: 'Send audio without long pauses, and EndOfStream when it ends.',
        },
      ],
      source: DOCS,
    },
    {
      pattern: ofType(
        'invalid_message|invalid_model|invalid_config|invalid_audio_type|invalid_language|protocol_error',
      ),
      meaning: 'Speechmatics could not use a message or parameter of the client',
      topic: 'malformed-request',
      retry: 'no',
      fixes: [
        {
          title: 'Correct what reason names',
          detail:
            'StartRecognition comes first, with audio_format and transcription_config; audio after RecognitionStarted.',
        },
      ],
      source: DOCS,
    },
    {
      pattern: ofType('job_error|internal_error|buffer_error'),
      meaning: 'Speechmatics failed inside, or the audio came much faster than real time',
      topic: 'server-error',
      retry: 'backoff',
      fixes: [
        {
          title: 'Start a new session with backoff',
          detail: 'Send stored audio not much faster than it plays.',
        },
      ],
      source: DOCS,
    },
  ],
});
