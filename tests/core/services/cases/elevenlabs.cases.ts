import type { ServiceCase } from '../service-case.ts';

const tts =
  'wss://api.elevenlabs.io/v1/text-to-speech/21m00Tcm4TlvDq8ikWAM/stream-input?model_id=eleven_flash_v2_5';
const scribe = 'wss://api.elevenlabs.io/v1/speech-to-text/realtime?model_id=scribe_v2_realtime&token=sutkn_1';
const agent = 'wss://api.elevenlabs.io/v1/convai/conversation?agent_id=agent_1';
const TTS =
  'https://elevenlabs.io/docs/api-reference/text-to-speech/v-1-text-to-speech-voice-id-stream-input';

export const cases: ServiceCase[] = [
  {
    name: 'speaks a text',
    url: tts,
    opens: true,
    clientMessages: ['{"text":" ","voice_settings":{"stability":0.5}}', '{"text":"Hello "}', '{"text":""}'],
    serverMessages: ['{"audio":"UklGRg==","isFinal":null,"alignment":null}', '{"audio":null,"isFinal":true}'],
    closeCode: 1000,
    expect: 'healthy',
    source: TTS,
  },
  {
    name: 'transcribes',
    url: scribe,
    opens: true,
    serverMessages: [
      '{"message_type":"session_started","session_id":"0b0a72b5","config":{"sample_rate":16000}}',
      '{"message_type":"partial_transcript","text":"the quota_exceeded message"}',
      '{"message_type":"committed_transcript","text":"the quota_exceeded message"}',
    ],
    closeCode: 1000,
    expect: 'healthy',
    source: 'https://github.com/elevenlabs/elevenlabs-python/blob/main/src/elevenlabs/realtime/connection.py',
  },
  {
    name: 'wrong key',
    url: tts,
    opens: true,
    serverMessages: ['{"message":"Invalid API key","error":"invalid_api_key","code":1008}'],
    closeCode: 1008,
    closeReason: 'Invalid API key',
    expect: { topic: 'credentials', meaning: /key/ },
    source: TTS,
  },
  {
    name: 'no text for 20 s',
    url: tts,
    opens: true,
    serverMessages: [
      '{"message":"Have not received a new text input within the timeout of 20.0 seconds. Streaming input terminated. Please make sure to send either text or, if done sending text, an empty string \'\' to close the stream.","error":"input_timeout_exceeded","code":1008}',
    ],
    closeCode: 1008,
    closeReason:
      'Have not received a new text input within the timeout of 20.0 seconds. Streaming input terminated.',
    expect: { topic: 'timeout', meaning: /no text/ },
    source: TTS,
  },
  {
    name: 'quota of an agent',
    url: agent,
    opens: true,
    serverMessages: [
      '{"type":"conversation_initiation_metadata","conversation_initiation_metadata_event":{"conversation_id":"conv_1","agent_output_audio_format":"pcm_16000"}}',
    ],
    closeCode: 1002,
    closeReason: 'This request exceeds your quota limit.',
    expect: { topic: 'rate-limit', meaning: /quota/ },
    source: 'https://github.com/elevenlabs/packages/issues/911',
  },
  {
    name: 'token of Scribe expired',
    url: scribe,
    opens: true,
    serverMessages: ['{"message_type":"auth_error","error":"Invalid or expired token"}'],
    closeCode: 1008,
    expect: { topic: 'credentials', meaning: /token/ },
    source: 'https://github.com/elevenlabs/elevenlabs-python/blob/main/src/elevenlabs/realtime/connection.py',
  },
  {
    name: 'too many contexts',
    url: tts,
    opens: true,
    serverMessages: [
      '{"message":"Maximum simultaneous contexts per WebSocket connection exceeded (5). Please close an existing context before opening a new one.","error":"max_active_conversations","code":1008}',
    ],
    closeCode: 1008,
    expect: { topic: 'rate-limit', meaning: /contexts/ },
    source: 'https://github.com/livekit/agents-js/issues/1985',
  },
];
