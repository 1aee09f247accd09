import { defineService } from '../service.ts';

const docs = 'https://developer.rocket.chat/apidocs/realtime-api';
const ddp = 'https://github.com/meteor/meteor/blob/devel/packages/ddp/DDP.md';

/** Rocket.Chat: the real-time API, which is Meteor's DDP at /websocket. */
export const rocketChat = defineService({
  id: 'rocket-chat',
  name: 'Rocket.Chat',
  operator: 'either',
  docs,
  hosts: ['*.rocket.chat'],
  signatures: [
    {
      clientMessage: /"name":\s*"stream-(?:notify-user|notify-logged|notify-all|notify-room|room-messages)"/,
    },
  ],
  errors: [
    {
      pattern:
        /"msg":\s*"result"[\s\S]{0,400}"error":\s*"?(?:403|not-authorized)"?,[\s\S]{0,200}(?:logged out by the server|User not found|Incorrect password)/,
      meaning: 'the login failed: the token expired, or the name or password is wrong',
      topic: 'credentials',
      retry: 'no',
      fixes: [
        {
          title: 'Log in again with a valid token',
          detail:
            'Create a personal access token under My Account, or get an authToken from POST /api/v1/login, and call login with {"resume": token}.',
          snippet: '{"msg":"method","method":"login","id":"1","params":[{"resume":"<token>"}]}',
          language: 'text',
        },
      ],
      source: docs,
    },
    {
      pattern: /"msg":\s*"result"[\s\S]{0,400}"error":\s*"totp-required"/,
      meaning: 'the login needs the code of the second factor',
      topic: 'credentials',
      retry: 'no',
      fixes: [
        {
          title: 'Use a personal access token',
          detail:
            'Create it with the option to ignore two-factor authentication, or send the code with the login.',
        },
      ],
      source: docs,
    },
    {
      pattern: /"msg":\s*"(?:result|nosub)"[\s\S]{0,400}"error":\s*"(?:error-)?too-many-requests"/,
      meaning: 'the client exceeded the rate limit of the server',
      topic: 'rate-limit',
      retry: 'backoff',
      fixes: [
        {
          title: 'Call methods and subscribe less often',
          detail:
            'Wait for timeToReset in the details. An administrator can change the limits under Settings, Rate Limiter, DDP Rate Limiter.',
        },
      ],
      source: docs,
    },
    {
      pattern:
        /"msg":\s*"(?:result|nosub)"[\s\S]{0,400}"error":\s*"(?:not-allowed|error-not-allowed|not-authorized)"/,
      meaning: 'the user may not do this, or the client did not log in before',
      topic: 'permission',
      retry: 'no',
      fixes: [
        {
          title: 'Log in first, and join the room',
          detail: 'Wait for the result of login before you subscribe. The user must be a member of the room.',
        },
      ],
      source: docs,
    },
    {
      pattern: /^\{"msg":\s*"failed",\s*"version":/,
      meaning: 'client and server have no DDP version in common',
      topic: 'malformed-request',
      retry: 'no',
      fixes: [
        {
          title: 'Connect with DDP version 1',
          detail: 'Send the connect message first.',
          snippet: '{"msg":"connect","version":"1","support":["1"]}',
          language: 'text',
        },
      ],
      source: ddp,
    },
    {
      pattern: /^\{"msg":\s*"error",\s*"reason":/,
      meaning: 'the server could not use a message of the client',
      topic: 'malformed-request',
      retry: 'no',
      fixes: [
        {
          title: 'Correct the message in offendingMessage',
          detail:
            'Send "connect" first. A method call needs msg, method, id (a string) and params (an array).',
        },
      ],
      source: ddp,
    },
  ],
  limits: [
    {
      kind: 'idle',
      value: 32_500,
      note: 'The server sends {"msg":"ping"} after 17.5 s without data and waits 15 s; answer {"msg":"pong"}',
      source: 'https://github.com/meteor/meteor/tree/devel/packages/ddp-server',
    },
  ],
});
