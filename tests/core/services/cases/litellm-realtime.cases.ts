import type { ServiceCase } from '../service-case.ts';

const url = 'ws://localhost:4000/v1/realtime?model=gpt-realtime';
const HANDLER = 'https://github.com/BerriAI/litellm/blob/main/litellm/llms/openai/realtime/handler.py';

export const cases: ServiceCase[] = [
  {
    name: 'relays a session',
    url,
    opens: true,
    serverMessages: [
      '{"type":"session.created","event_id":"event_1","session":{"id":"sess_1","model":"gpt-realtime"}}',
    ],
    closeCode: 1000,
    expect: 'healthy',
    source: 'https://docs.litellm.ai/docs/realtime',
  },
  {
    name: 'wrong virtual key',
    url,
    headers: { 'x-litellm-version': '1.78.0' },
    status: 403,
    expect: { topic: 'credentials', meaning: /virtual key/ },
    source: 'https://github.com/BerriAI/litellm/blob/main/litellm/proxy/auth/user_api_key_auth.py',
  },
  {
    name: 'no key for the provider',
    url,
    opens: true,
    headers: { 'x-litellm-version': '1.78.0' },
    closeCode: 1011,
    closeReason: 'Internal server error: api_key is required for OpenAI realtime calls',
    expect: { topic: 'credentials', meaning: /provider/ },
    source: HANDLER,
  },
  {
    name: 'provider not reachable',
    url,
    opens: true,
    headers: { 'x-litellm-version': '1.78.0' },
    closeCode: 1011,
    closeReason: 'Internal server error: [Errno -2] Name or service not known',
    expect: { topic: 'backend-unreachable', meaning: /provider/ },
    source: HANDLER,
  },
];
