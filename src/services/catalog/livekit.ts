import { defineService, type ServiceFix } from '../service.ts';

const auth = 'https://github.com/livekit/livekit/blob/master/pkg/service/auth.go';
const rtc = 'https://github.com/livekit/livekit/blob/master/pkg/service/rtcservice.go';
const newToken: ServiceFix = {
  title: 'Create a new access token for each join',
  detail:
    'Create the token on your server with the API key and secret of the project in this URL, an identity, and the grants roomJoin and room.',
  snippet:
    "const at = new AccessToken(apiKey, apiSecret, { identity, ttl: '1h' });\nat.addGrant({ roomJoin: true, room });\nconst token = await at.toJwt();",
  language: 'js',
};
const sameProject: ServiceFix = {
  title: 'Match the URL with the API key',
  detail:
    'The URL and the key must belong to the same LiveKit Cloud project. For your own server the key must be under keys: in livekit.yaml; the --dev mode knows only devkey with the secret "secret".',
};

/** LiveKit: signalling of a WebRTC room, LiveKit Cloud or a server of your own. */
export const livekit = defineService({
  id: 'livekit',
  name: 'LiveKit',
  operator: 'either',
  docs: 'https://docs.livekit.io/',
  hosts: ['*.livekit.cloud'],
  signatures: [{ path: /(?:^|\/)rtc(?:\/v1)?\/?$/, query: /(?:^|&)access_token=eyJ/ }],
  statuses: [
    {
      status: 401,
      body: /token is expired|\(exp\)/i,
      meaning: 'the access token expired',
      topic: 'credentials',
      retry: 'no',
      fixes: [
        newToken,
        {
          title: 'Check the clock of the token server',
          detail: 'LiveKit compares "exp" and "nbf" with its own clock.',
        },
      ],
      source: auth,
    },
    {
      status: 401,
      body: /not valid yet|\(nbf\)/i,
      meaning: 'the access token is not valid yet',
      topic: 'credentials',
      retry: 'backoff',
      fixes: [
        {
          title: 'Correct the clock of the token server',
          detail: '"nbf" of the token lies in the future for LiveKit. Synchronize the clock with NTP.',
        },
      ],
      source: auth,
    },
    {
      status: 401,
      body: /invalid API key/i,
      meaning: 'the token was signed with an API key that this server does not know',
      topic: 'credentials',
      retry: 'no',
      fixes: [sameProject],
      source: auth,
    },
    {
      status: 401,
      body: /permissions? denied|no permissions to access the room/i,
      meaning: 'the token is missing or has no grant to join the room',
      topic: 'permission',
      retry: 'no',
      fixes: [
        {
          title: 'Add the grants roomJoin and room',
          detail:
            'A video grant needs roomJoin: true and the name of the room. Check also that the client passes the token.',
        },
        newToken,
      ],
      source: rtc,
    },
    {
      status: 401,
      meaning: 'LiveKit did not accept the access token',
      topic: 'credentials',
      retry: 'no',
      fixes: [
        newToken,
        sameProject,
        {
          title: 'Read the reason from /rtc/validate',
          detail:
            'Request https://HOST/rtc/validate with the same query string. The answer has the reason as text.',
        },
      ],
      source: auth,
    },
    {
      status: 400,
      body: /identity/i,
      meaning: 'the token has no participant identity, or one that is too long',
      topic: 'malformed-request',
      retry: 'no',
      fixes: [
        {
          title: 'Set an identity in the token',
          detail: 'Each participant needs a unique identity; it becomes "sub" of the JWT.',
        },
      ],
      source: rtc,
    },
    {
      status: 404,
      body: /room does not exist/i,
      meaning: 'the room does not exist and may not be created by joining',
      topic: 'unknown-resource',
      retry: 'no',
      fixes: [
        {
          title: 'Create the room first',
          detail:
            'Create it with RoomServiceClient.createRoom(), or enable room.auto_create in livekit.yaml on a server of your own.',
        },
      ],
      source: rtc,
    },
    {
      status: 503,
      meaning: 'no LiveKit node could take the participant',
      topic: 'backend-unreachable',
      retry: 'backoff',
      fixes: [
        {
          title: 'Reconnect with exponential backoff',
          detail:
            'On LiveKit Cloud see status.livekit.io and the quota of the project. On a server of your own see the limit: section of livekit.yaml and the log.',
        },
      ],
      source: rtc,
    },
  ],
});
