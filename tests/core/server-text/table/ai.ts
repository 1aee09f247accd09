import { from, type ServerText } from './row.ts';

/** Texts of speech and language model services. */
export const AI_TEXTS: readonly ServerText[] = [
  ...from('OpenAI Realtime', 'https://platform.openai.com/docs/guides/realtime', [
    ['close-reason', 'credentials', 'invalid_request_error.invalid_api_key', 3000],
    [
      'message',
      'timeout',
      '{"type":"error","event_id":"event_1","error":{"type":"invalid_request_error","code":"session_expired","message":"Your session hit the maximum duration of 30 minutes.","param":null,"event_id":null}}',
    ],
    [
      'message',
      'malformed-request',
      '{"type":"error","event_id":"event_2","error":{"type":"invalid_request_error","code":"unknown_parameter","message":"Unknown parameter: \'session.foo\'.","param":"session.foo"}}',
    ],
    [
      'message',
      'rate-limit',
      '{"type":"error","error":{"type":"insufficient_quota","code":"insufficient_quota","message":"You exceeded your current quota, please check your plan and billing details.","param":null}}',
    ],
    [
      'message',
      'unknown-resource',
      '{"type":"error","error":{"type":"invalid_request_error","code":"model_not_found","message":"The model `gpt-4o-realtime` does not exist or you do not have access to it."}}',
    ],
    [
      'message',
      'server-error',
      '{"type":"error","error":{"type":"server_error","message":"The server had an error while processing your request. Sorry about that!"}}',
    ],
    [
      'message',
      'malformed-request',
      '{"type":"error","error":{"type":"invalid_request_error","code":"input_audio_buffer_commit_empty","message":"Error committing input audio buffer: buffer too small."}}',
    ],
    [
      'message',
      'credentials',
      '{"error":{"message":"Incorrect API key provided: sk-proj-***. You can find your API key at https://platform.openai.com/account/api-keys.","type":"invalid_request_error","param":null,"code":"invalid_api_key"}}',
      401,
    ],
  ]),
  ...from('Azure OpenAI', 'https://learn.microsoft.com/azure/ai-services/openai/realtime-audio-reference', [
    [
      'body',
      'unknown-resource',
      '{"error":{"code":"DeploymentNotFound","message":"The API deployment for this resource does not exist."}}',
      404,
    ],
    [
      'body',
      'credentials',
      '{"error":{"code":"401","message":"Access denied due to invalid subscription key or wrong API endpoint. Make sure to provide a valid key for an active subscription."}}',
      401,
    ],
    ['body', 'unknown-resource', '{"error":{"code":"404","message":"Resource not found"}}', 404],
    [
      'body',
      'rate-limit',
      '{"error":{"code":"429","message":"Requests to the Realtime Operation have exceeded call rate limit of your current pricing tier."}}',
      429,
    ],
  ]),
  ...from('Gemini Live', 'https://ai.google.dev/api/live', [
    ['close-reason', 'credentials', 'API key not valid. Please pass a valid API key.', 1007],
    [
      'close-reason',
      'unknown-resource',
      'models/gemini-2.0-flash-exp is not found for API version v1beta, or is not supported for bidiGenerateContent. Call ListMode',
      1008,
    ],
    ['close-reason', 'malformed-request', 'Request contains an invalid argument.', 1007],
    ['close-reason', 'credentials', 'API key expired. Please renew the API key.', 1007],
    [
      'close-reason',
      'rate-limit',
      'You exceeded your current quota, please check your plan and billing details. For more information on this error, head to: http',
      1011,
    ],
    ['close-reason', 'malformed-request', "Request trace id: 5abe86: application/json isn't supported", 1008],
    [
      'close-reason',
      'malformed-request',
      'Invalid JSON payload received. Unknown name "setup_config": Cannot find field.',
      1007,
    ],
    ['close-reason', 'server-error', 'Internal error encountered.', 1011],
    ['close-reason', 'timeout', 'Deadline expired before operation could complete.', 1011],
    ['close-reason', 'backend-unreachable', 'The service is currently unavailable.', 1011],
  ]),
  ...from(
    'Deepgram',
    'https://developers.deepgram.com/docs/stt-troubleshooting-websocket-data-and-net-errors',
    [
      [
        'close-reason',
        'timeout',
        'Deepgram did not receive audio data or a text message within the timeout window. See https://dpgm.sh/net0001',
        1011,
      ],
      [
        'close-reason',
        'malformed-request',
        'The payload cannot be decoded as audio. It is either not audio data, or is a codec unsupported by Deepgram.',
        1008,
      ],
      ['close-reason', 'timeout', 'NET-0001', 1011],
      [
        'body',
        'credentials',
        '{"err_code":"INVALID_AUTH","err_msg":"Invalid credentials.","request_id":"a1"}',
        401,
      ],
      [
        'body',
        'permission',
        '{"err_code":"INSUFFICIENT_PERMISSIONS","err_msg":"User does not have sufficient permissions."}',
        403,
      ],
      [
        'body',
        'rate-limit',
        '{"err_code":"ASR_PAYMENT_REQUIRED","err_msg":"Project does not have enough credits for an ASR request and does not have an overage agreement."}',
        402,
      ],
      [
        'message',
        'server-error',
        '{"type":"Error","description":"The service has not transmitted a text frame to the client within the timeout window. This may indicate an issue internally in Deepgram\'s systems","code":"NET-0000"}',
      ],
    ],
  ),
  ...from(
    'ElevenLabs',
    'https://elevenlabs.io/docs/api-reference/text-to-speech/v-1-text-to-speech-voice-id-stream-input',
    [
      [
        'close-reason',
        'rate-limit',
        'This request exceeds your quota of 10000. You have 12 credits remaining, while 90 credits are required for this request.',
        1008,
      ],
      [
        'message',
        'timeout',
        '{"message":"Have not received a new text input within the timeout of 20 seconds. Streaming input terminated. Please make sure to send space \' \' to continue streaming.","error":"input_timeout_exceeded","code":1008}',
      ],
      ['close-reason', 'credentials', 'Invalid API key', 1008],
      ['close-reason', 'unknown-resource', 'A voice with the voice_id xyz was not found.', 1008],
      ['close-reason', 'rate-limit', 'too_many_concurrent_requests', 1008],
      ['close-reason', 'origin', 'This agent does not allow access from this host', 1008],
    ],
  ),
  ...from('AssemblyAI', 'https://www.assemblyai.com/docs/streaming/common-session-errors-and-closures', [
    ['close-reason', 'timeout', 'Session Expired: Maximum session duration exceeded', 3008],
    [
      'close-reason',
      'malformed-request',
      'Input duration violation: 20.0 ms. Expected between 50 and 1000 ms',
      3007,
    ],
    ['close-reason', 'malformed-request', 'Invalid Message Type: Foo', 3006],
    ['close-reason', 'malformed-request', 'Invalid JSON: {"a"', 3006],
    [
      'close-reason',
      'rate-limit',
      'Audio Transmission Rate Exceeded: Received 12.0 sec. audio in 4.0 sec',
      3007,
    ],
    ['close-reason', 'credentials', 'Not authorized', 1008],
    ['close-reason', 'rate-limit', 'Too many concurrent sessions', 1008],
    [
      'message',
      'timeout',
      '{"type":"Error","error_code":3008,"error":"Session Expired: Maximum session duration exceeded"}',
    ],
    ['close-reason', 'rate-limit', 'Insufficient account balance', 1008],
  ]),
  ...from('Inworld', 'https://docs.inworld.ai/stt/troubleshooting', [
    [
      'body',
      'credentials',
      '{"code":16,"message":"Unauthenticated: invalid or missing API key.","details":[]}',
    ],
    [
      'message',
      'malformed-request',
      '{"error":{"code":3,"message":"invalid transcribe config: unsupported audio encoding"}}',
    ],
  ]),
  ...from('Alibaba Cloud ISI', 'https://help.aliyun.com/en/isi/support/error-codes', [
    [
      'message',
      'credentials',
      '{"header":{"namespace":"Default","name":"TaskFailed","status":40000001,"message_id":"a","task_id":"b","status_text":"Gateway:ACCESS_DENIED:The token \'xx\' has expired!"}}',
    ],
    [
      'message',
      'timeout',
      '{"header":{"namespace":"Default","name":"TaskFailed","status":40000004,"status_text":"Gateway:IDLE_TIMEOUT:Websocket session is idle for too long time, the last directive is \'StartRecognition\'!"}}',
    ],
    [
      'message',
      'rate-limit',
      '{"header":{"name":"TaskFailed","status":40000005,"status_text":"Gateway:TOO_MANY_REQUESTS:Too many requests!"}}',
    ],
  ]),
  ...from('Speechmatics', 'https://docs.speechmatics.com/rt-api-ref', [
    [
      'message',
      'credentials',
      '{"message":"Error","type":"not_authorised","reason":"Client is not authorised"}',
      4001,
    ],
    [
      'message',
      'rate-limit',
      '{"message":"Error","type":"quota_exceeded","reason":"Concurrent Quota Exceeded"}',
      4005,
    ],
    [
      'message',
      'timeout',
      '{"message":"Error","type":"idle_timeout","reason":"Session closed: idle timeout"}',
      1008,
    ],
    [
      'message',
      'unknown-resource',
      '{"message":"Error","type":"invalid_model","reason":"Model zz is not supported"}',
      4004,
    ],
  ]),
  ...from('Streamlit', 'streamlit/streamlit lib/streamlit/web/server', [
    ['close-reason', 'payload-size', 'Data of size 210.3 MB exceeds the message size limit of 200.0 MB.'],
  ]),
  ...from('Gradio', 'gradio-app/gradio gradio/routes.py', [
    ['message', 'rate-limit', '{"msg":"queue_full","event_id":null,"success":false}'],
    [
      'message',
      'server-error',
      '{"msg":"unexpected_error","message":"Unexpected error in the server","success":false}',
    ],
  ]),
  ...from('Jupyter', 'jupyter-server/jupyter_server jupyter_server/services/kernels/websocket.py', [
    ['body', 'unknown-resource', '{"message": "Kernel does not exist: 3f2a", "reason": null}', 404],
    [
      'body',
      'origin',
      'Blocking Cross Origin API request for /api/kernels/1/channels.  Origin: https://a.example, Host: b.example:8888',
      403,
    ],
    ['body', 'credentials', "Couldn't authenticate WebSocket connection", 403],
  ]),
];
