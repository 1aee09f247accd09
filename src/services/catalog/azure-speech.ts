import { defineService } from '../service.ts';

const DOCS = 'https://learn.microsoft.com/azure/ai-services/speech-service/troubleshooting';
const QUOTAS =
  'https://learn.microsoft.com/azure/ai-services/speech-service/speech-services-quotas-and-limits';
const SDK = 'https://github.com/microsoft/cognitive-services-speech-sdk-js/issues';

const KEY = {
  title: 'Use key and region of the same resource',
  detail:
    'A key or token works in the region of its resource only. Tokens from issueToken expire after 10 min: set authorizationToken again before that.',
} as const;

const QUOTA = {
  title: 'Run fewer recognitions at a time',
  detail:
    'The free tier (F0) has 1 concurrent request, S0 100 by default. Close each recognizer and synthesizer when it is done, retry with backoff, or request a higher quota.',
} as const;

/** Azure AI Speech: speech to text, text to speech and translation. */
export const azureSpeech = defineService({
  id: 'azure-speech',
  name: 'Azure AI Speech',
  operator: 'vendor',
  docs: DOCS,
  hosts: ['*.speech.microsoft.com', '*.speech.azure.us', '*.speech.azure.cn'],
  closeCodes: [
    {
      code: 1007,
      reason: /quota|exceeded/i,
      meaning: 'the quota of the resource is used up',
      topic: 'rate-limit',
      retry: 'backoff',
      fixes: [QUOTA],
      source: QUOTAS,
    },
    {
      code: 1007,
      reason: /voice|ssml|synthesis|parsing/i,
      meaning: 'the service could not use the SSML or the voice',
      topic: 'malformed-request',
      retry: 'no',
      fixes: [
        {
          title: 'Check the SSML and the name of the voice',
          detail:
            'The reason names the element. The voice must exist in the region of the resource; escape & and < in the text.',
        },
      ],
      source: 'https://learn.microsoft.com/azure/ai-services/speech-service/speech-synthesis-markup',
    },
    {
      code: 1007,
      meaning: 'the service could not use a parameter or the audio of the client',
      topic: 'malformed-request',
      retry: 'no',
      fixes: [
        {
          title: 'Check language, endpoint id and audio format',
          detail:
            'The reason says what is wrong. Streams need 16-bit PCM (16 kHz or 8 kHz, mono) unless another format is announced.',
        },
      ],
      source: DOCS,
    },
    {
      code: 4429,
      meaning: 'the resource has more concurrent requests than its quota',
      topic: 'rate-limit',
      retry: 'backoff',
      fixes: [QUOTA],
      source: `${SDK}/896`,
    },
  ],
  statuses: [
    {
      status: 401,
      meaning: 'the key or token is missing, wrong or expired, or belongs to another region',
      topic: 'credentials',
      retry: 'no',
      fixes: [KEY],
      source: DOCS,
    },
    {
      status: 403,
      meaning: 'the key or token is not accepted, or the free quota is used up',
      topic: 'permission',
      retry: 'no',
      fixes: [
        KEY,
        {
          title: 'Check quota and network rules of the resource',
          detail: 'See the usage of the free tier, and Networking of the resource in the Azure portal.',
        },
      ],
      source: DOCS,
    },
    {
      status: 429,
      meaning: 'the resource has more requests than its quota',
      topic: 'rate-limit',
      retry: 'backoff',
      fixes: [QUOTA],
      source: QUOTAS,
    },
  ],
});
