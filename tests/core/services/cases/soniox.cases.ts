import type { ServiceCase } from '../service-case.ts';

export const cases: ServiceCase[] = [
  {
    name: 'unknown model',
    url: 'wss://stt-rt.soniox.com/transcribe-websocket',
    opens: true,
    serverMessages: ['{"tokens":[],"error_code":400,"error_message":"Invalid model specified."}'],
    closeCode: 1000,
    expect: { topic: 'malformed-request', meaning: /parameter of the first message/ },
    source: 'https://soniox.com/docs/stt/rt/error-handling',
  },
  {
    name: 'restart',
    url: 'wss://stt-rt.soniox.com/transcribe-websocket',
    opens: true,
    serverMessages: [
      '{"tokens":[{"text":"a"}]}',
      '{"tokens":[],"error_code":503,"error_message":"Cannot continue request (code 1). Please restart the request."}',
    ],
    closeCode: 1000,
    expect: { topic: 'server-error', meaning: /asks for a new one/ },
    source: 'https://soniox.com/docs/stt/rt/error-handling',
  },
  {
    name: 'transcribes',
    url: 'wss://stt-rt.soniox.com/transcribe-websocket',
    opens: true,
    serverMessages: ['{"tokens":[{"text":"error","is_final":true}],"final_audio_proc_ms":100}'],
    closeCode: 1000,
    expect: 'healthy',
    source: 'https://soniox.com/docs/stt/rt/error-handling',
  },
];
