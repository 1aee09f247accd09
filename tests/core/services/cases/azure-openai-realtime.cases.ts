import type { ServiceCase } from '../service-case.ts';

const url = 'wss://my-resource.openai.azure.com/openai/v1/realtime?model=gpt-realtime';
const source = 'https://learn.microsoft.com/azure/ai-foundry/openai/how-to/realtime-audio-websockets';

export const cases: ServiceCase[] = [
  {
    name: 'session and response',
    url,
    opens: true,
    clientMessages: ['{"type":"session.update","session":{"type":"realtime","instructions":"Be brief"}}'],
    serverMessages: [
      '{"type":"session.created","event_id":"event_1","session":{"id":"sess_1","object":"realtime.session","type":"realtime","model":"gpt-realtime"}}',
      '{"type":"session.updated","event_id":"event_2","session":{"id":"sess_1","object":"realtime.session"}}',
    ],
    closeCode: 1000,
    expect: 'healthy',
    source,
  },
  {
    name: 'key of another resource',
    url,
    status: 401,
    body: '{"error":{"code":"401","message":"Access denied due to invalid subscription key or wrong API endpoint. Make sure to provide a valid key for an active subscription and use a correct regional API endpoint for your resource."}}',
    expect: { topic: 'credentials', meaning: /key/ },
    source,
  },
  {
    name: 'unknown deployment',
    url: 'wss://my-resource.openai.azure.com/openai/realtime?api-version=2024-10-01-preview&deployment=nope',
    status: 404,
    body: '{"error":{"code":"DeploymentNotFound","message":"The API deployment for this resource does not exist."}}',
    expect: { topic: 'unknown-resource', meaning: /deployment/ },
    source,
  },
  {
    name: 'a model without realtime',
    url,
    status: 400,
    body: '{"error":{"code":"OpperationNotSupported","message":"The realtime operation does not work with the specified model. Please choose different model and try again."}}',
    expect: { topic: 'malformed-request', meaning: /realtime model/ },
    source: 'https://learn.microsoft.com/en-us/answers/a/12820829',
  },
];
