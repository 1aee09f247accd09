import type { ServiceCase } from '../service-case.ts';

const url = 'wss://api.openai.com/v1/realtime?model=gpt-realtime';
const created =
  '{"type":"session.created","event_id":"event_C9G5","session":{"type":"realtime","object":"realtime.session","id":"sess_C9G5","model":"gpt-realtime","expires_at":1790000000}}';
const CODES = 'https://platform.openai.com/docs/guides/error-codes';

export const cases: ServiceCase[] = [
  {
    name: 'answers a text',
    url,
    subprotocols: ['realtime', 'openai-insecure-api-key.ek_abc'],
    opens: true,
    clientMessages: ['{"type":"response.create"}'],
    serverMessages: [
      created,
      '{"type":"rate_limits.updated","event_id":"event_1","rate_limits":[{"name":"requests","limit":1000,"remaining":999,"reset_seconds":60}]}',
      '{"type":"response.output_text.done","event_id":"event_2","text":"The answer was {\\"code\\":\\"session_expired\\"}"}',
      '{"type":"response.done","event_id":"event_3","response":{"object":"realtime.response","id":"resp_1","status":"completed","status_details":null,"output":[]}}',
    ],
    closeCode: 1000,
    expect: 'healthy',
    source: 'https://platform.openai.com/docs/guides/realtime-websocket',
  },
  {
    name: 'wrong API key',
    url,
    opens: true,
    serverMessages: [
      '{"type":"error","event_id":"event_1","error":{"type":"invalid_request_error","code":"invalid_api_key","message":"Incorrect API key provided: sk-abc. You can find your API key at https://platform.openai.com/account/api-keys.","param":null,"event_id":null}}',
    ],
    closeCode: 3000,
    closeReason: 'invalid_request_error.invalid_api_key',
    expect: { topic: 'credentials', meaning: /key/ },
    source: 'https://github.com/twilio-samples/speech-assistant-openai-realtime-api-python/issues/4',
  },
  {
    name: 'wrong API key, close only',
    url,
    opens: true,
    closeCode: 3000,
    closeReason: 'invalid_request_error.invalid_api_key',
    expect: { topic: 'credentials', meaning: /key/ },
    source: 'https://github.com/twilio-samples/speech-assistant-openai-realtime-api-python/issues/4',
  },
  {
    name: 'session of 60 min',
    url,
    opens: true,
    serverMessages: [created],
    closeCode: 1001,
    closeReason: 'Your session hit the maximum duration of 60 minutes.',
    expect: { topic: 'timeout', meaning: /maximum duration/ },
    source: 'https://github.com/pollen-robotics/reachy_mini_conversation_app/issues/134',
  },
  {
    name: 'beta header',
    url,
    opens: true,
    serverMessages: [
      '{"type":"error","event_id":"event_1","error":{"type":"invalid_request_error","code":"beta_api_shape_disabled","message":"The Realtime Beta API is no longer supported. Please use /v1/realtime for the GA API.","param":null,"event_id":null}}',
    ],
    closeCode: 4000,
    closeReason: 'invalid_request_error.beta_api_shape_disabled',
    expect: { topic: 'malformed-request', meaning: /beta/ },
    source: 'https://github.com/pickle-com/glass/issues/220',
  },
  {
    name: 'no credit',
    url,
    opens: true,
    serverMessages: [
      created,
      '{"type":"response.done","event_id":"event_3","response":{"object":"realtime.response","id":"resp_1","status":"failed","status_details":{"type":"failed","error":{"type":"insufficient_quota","code":"insufficient_quota","message":"You exceeded your current quota, please check your plan and billing details."}},"output":[]}}',
    ],
    closeCode: 1000,
    expect: { topic: 'rate-limit', meaning: /credit/ },
    source: CODES,
  },
  {
    name: 'model without access',
    url,
    opens: true,
    serverMessages: [
      created,
      '{"type":"response.done","event_id":"event_3","response":{"object":"realtime.response","id":"resp_1","status":"failed","status_details":{"type":"failed","error":{"type":"invalid_request_error","code":"model_not_found","message":"The model `gpt-realtime` does not exist or you do not have access to it."}},"output":[]}}',
    ],
    closeCode: 1000,
    expect: { topic: 'unknown-resource', meaning: /model/ },
    source: 'https://github.com/openai/openai-realtime-console/issues/561',
  },
];
