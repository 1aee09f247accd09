import type { ServiceCase } from '../service-case.ts';

export const cases: ServiceCase[] = [
  {
    name: 'wrong key or region',
    url: 'wss://westeurope.stt.speech.microsoft.com/speech/recognition/conversation/cognitiveservices/v1?language=de-DE',
    status: 401,
    expect: { topic: 'credentials', meaning: /another region/ },
    source: 'https://learn.microsoft.com/azure/ai-services/speech-service/troubleshooting',
  },
  {
    name: 'unknown voice',
    url: 'wss://westeurope.tts.speech.microsoft.com/cognitiveservices/websocket/v1',
    opens: true,
    closeCode: 1007,
    closeReason: 'Unsupported voice de-DE-Nobody.',
    expect: { topic: 'malformed-request', meaning: /SSML or the voice/ },
    source: 'https://learn.microsoft.com/azure/ai-services/speech-service/troubleshooting',
  },
  {
    name: 'too many at a time',
    url: 'wss://westeurope.stt.speech.microsoft.com/speech/recognition/conversation/cognitiveservices/v1?language=de-DE',
    opens: true,
    closeCode: 4429,
    expect: { topic: 'rate-limit', meaning: /more concurrent requests/ },
    source: 'https://github.com/microsoft/cognitive-services-speech-sdk-js/issues/896',
  },
  {
    name: 'recognizes',
    url: 'wss://westeurope.stt.speech.microsoft.com/speech/recognition/conversation/cognitiveservices/v1?language=de-DE',
    opens: true,
    serverMessages: [
      'X-RequestId:1\r\nContent-Type:application/json; charset=utf-8\r\nPath:turn.start\r\n\r\n{}',
    ],
    closeCode: 1000,
    expect: 'healthy',
    source: 'https://learn.microsoft.com/azure/ai-services/speech-service/troubleshooting',
  },
];
