import type { ServiceCase } from '../service-case.ts';

const url = 'wss://api.deepgram.com/v1/listen?model=nova-3&encoding=linear16&sample_rate=16000';
const source = 'https://developers.deepgram.com/docs/stt-troubleshooting-websocket-data-and-net-errors';

export const cases: ServiceCase[] = [
  {
    name: 'transcribes and ends',
    url,
    subprotocols: ['bearer', 'eyJ'],
    opens: true,
    clientMessages: ['{"type":"KeepAlive"}', '{"type":"CloseStream"}'],
    serverMessages: [
      '{"type":"Results","channel_index":[0,1],"duration":1.2,"start":0.0,"is_final":true,"channel":{"alternatives":[{"transcript":"error code data","confidence":0.99,"words":[]}]}}',
      '{"type":"Metadata","transaction_key":"deprecated","request_id":"8c8ebea9","duration":1.2,"channels":1}',
    ],
    closeCode: 1000,
    expect: 'healthy',
    source,
  },
  {
    name: 'no audio for 10 s',
    url,
    opens: true,
    closeCode: 1011,
    closeReason:
      'Deepgram did not receive audio data or a text message within the timeout window. See https://dpgr.am/net0001',
    expect: { topic: 'timeout', meaning: /10 s/ },
    source,
  },
  {
    name: 'data is not audio',
    url,
    opens: true,
    closeCode: 1008,
    closeReason: 'DATA-0000',
    expect: { topic: 'malformed-request', meaning: /decode/ },
    source,
  },
  {
    name: 'wrong key',
    url,
    status: 401,
    body: '{"err_code":"INVALID_AUTH","err_msg":"Invalid credentials.","request_id":"uuid"}',
    expect: { topic: 'credentials', meaning: /key/ },
    source: 'https://developers.deepgram.com/docs/errors',
  },
  {
    name: 'voice agent without messages',
    url: 'wss://agent.deepgram.com/v1/agent/converse',
    opens: true,
    serverMessages: [
      '{"type":"Welcome","request_id":"fc553ec9"}',
      '{"type":"Error","description":"We waited too long for a websocket message from you.","code":"CLIENT_MESSAGE_TIMEOUT"}',
    ],
    closeCode: 1005,
    expect: { topic: 'timeout', meaning: /agent/ },
    source: 'https://developers.deepgram.com/docs/voice-agent-errors-warnings',
  },
];
