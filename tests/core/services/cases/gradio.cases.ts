import type { ServiceCase } from '../service-case.ts';

const source = 'https://github.com/gradio-app/gradio/blob/main/client/python/gradio_client/utils.py';

export const cases: ServiceCase[] = [
  {
    name: 'old client, Gradio 4 app',
    url: 'wss://example.hf.space/queue/join',
    status: 403,
    expect: { topic: 'unknown-resource', meaning: /Gradio 4/ },
    source,
  },
  {
    name: 'queue is full',
    url: 'wss://example.hf.space/queue/join',
    opens: true,
    serverMessages: ['{"msg":"send_hash"}', '{"msg":"queue_full"}'],
    clientMessages: ['{"session_hash":"x1","fn_index":0}'],
    expect: { topic: 'rate-limit', meaning: /queue of the app is full/ },
    source,
  },
  {
    name: 'the function fails',
    url: 'ws://127.0.0.1:7860/queue/join',
    opens: true,
    serverMessages: [
      '{"msg":"send_hash"}',
      '{"msg":"process_completed","output":{"error":null},"success":false}',
    ],
    expect: { topic: 'server-error', meaning: /function of the app failed/ },
    source,
  },
  {
    name: 'a prediction',
    url: 'ws://127.0.0.1:7860/queue/join',
    opens: true,
    serverMessages: [
      '{"msg":"send_hash"}',
      '{"msg":"estimation","rank":0,"queue_size":1}',
      '{"msg":"process_completed","output":{"data":["ok"]},"success":true}',
    ],
    closeCode: 1000,
    expect: 'healthy',
    source,
  },
];
