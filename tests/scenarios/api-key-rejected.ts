import {
  answered,
  attempt,
  closed,
  conversation,
  created,
  frame,
  opened,
  type Scenarios,
  tape,
  unseenAttempt,
} from '../support/tape.ts';

const KEY = ['sk', 'live', '9f8a7c6b5d4e3f2a1b0c9d8e'].join('_');
const PROJECT_KEY = ['sk', 'proj', 'Zx81kq02LmPp77RtyWq9ab3c'].join('-');
const withKey = `wss://api.test/feed?api_key=${KEY}`;

export const scenarios: Scenarios = {
  found: [
    {
      name: '401 with a key in the query',
      session: tape(attempt(withKey, answered(401))),
      confidence: 'likely',
      says: ['a key of Stripe', 'the query parameter api_key', '/ws-ticket'],
      never: [KEY],
      also: ['secret-in-url'],
    },
    {
      name: '403 with a key of no known vendor',
      session: tape(attempt('ws://localhost:8080/feed?apikey=Zx81kq02LmPp77RtyWq9', answered(403))),
      confidence: 'likely',
      never: ['Zx81kq02'],
    },
    {
      name: 'the server names the key',
      session: tape(conversation(withKey), closed(90, 1008, { reason: 'Invalid API key' })),
      confidence: 'certain',
      says: ['Invalid API key'],
      also: ['secret-in-url'],
    },
    {
      name: '4001 without a word, right after opening',
      session: tape(created(withKey), opened(40), closed(60, 4001)),
      confidence: 'likely',
      also: ['secret-in-url'],
    },
    {
      name: 'the page alone: it may be the key',
      session: tape(unseenAttempt(withKey)),
      confidence: 'possible',
      says: ['may not accept'],
      also: ['secret-in-url'],
    },
    {
      name: 'a key in the first message',
      session: tape(
        created('wss://api.test/feed'),
        opened(40),
        frame('sent', 50, `{"type":"auth","apiKey":"${KEY}"}`),
        closed(90, 1008),
      ),
      never: [KEY],
    },
    {
      name: 'a key within a longer subprotocol',
      session: tape(
        attempt('wss://api.test/v1/realtime?model=gpt-4o-realtime-preview-2024-10-01', answered(403), {
          protocols: ['realtime', `openai-insecure-api-key.${PROJECT_KEY}`, 'openai-beta.realtime-v1'],
        }),
      ),
      confidence: 'likely',
      says: ['a key of OpenAI', 'a subprotocol'],
      never: [PROJECT_KEY, PROJECT_KEY.slice(-12)],
    },
  ],
  clear: [
    {
      name: 'a bearer token of Kubernetes in a subprotocol is no API key',
      session: tape(
        attempt('wss://api.test/api/v1/watch', answered(401), {
          protocols: ['base64url.bearer.authorization.k8s.io.Zx81kq02LmPp77RtyWq9', 'v4.channel.k8s.io'],
        }),
      ),
    },
    { name: '401 without a key', session: tape(attempt('wss://api.test/feed', answered(401))) },
    {
      name: 'a key, and nobody listens',
      session: tape(
        attempt(withKey, 'Error in connection establishment: net::ERR_CONNECTION_REFUSED', {
          requestSent: false,
        }),
      ),
    },
    { name: 'a key that is accepted', session: tape(conversation(withKey), closed(900, 1000)) },
    { name: 'refused an hour later', session: tape(conversation(withKey), closed(3_600_000, 1008)) },
    {
      name: 'a word under the name key',
      session: tape(attempt('wss://api.test/feed?key=ArrowUpArrowUp', answered(401))),
    },
  ],
  unknown: [],
};
