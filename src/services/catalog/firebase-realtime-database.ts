import { defineService } from '../service.ts';

const RULES = 'https://firebase.google.com/docs/database/security';
const LIMITS = 'https://firebase.google.com/docs/database/usage/limits';
const SDK = 'https://github.com/firebase/firebase-js-sdk/blob/main/packages/database/src';

/** Firebase Realtime Database. A control message `t:"c"` with `t:"s"` says why the server ends the connection. */
export const firebaseRealtimeDatabase = defineService({
  id: 'firebase-realtime-database',
  name: 'Firebase Realtime Database',
  operator: 'vendor',
  docs: 'https://firebase.google.com/docs/database/web/start',
  hosts: ['*.firebaseio.com', '*.firebasedatabase.app'],
  errors: [
    {
      pattern: /"s":\s*"permission_denied"/,
      meaning: 'the security rules do not permit this read or write',
      topic: 'permission',
      retry: 'no',
      fixes: [
        {
          title: 'Check the security rules for this path',
          detail:
            'Test the request with the Rules Playground in the Firebase console. Rules of test mode expire after 30 days.',
          snippet: '{ "rules": { "chats": { ".read": "auth != null", ".write": "auth != null" } } }',
          language: 'text',
        },
        {
          title: 'Read after signing in',
          detail: 'Attach listeners in onAuthStateChanged, so that the request carries the user.',
        },
      ],
      source: RULES,
    },
    {
      pattern: /"s":\s*"(?:expired_token|invalid_token)"/,
      meaning: 'the ID token is expired or belongs to another project',
      topic: 'credentials',
      retry: 'no',
      fixes: [
        {
          title: 'Let the SDK refresh the ID token',
          detail:
            'Sign in with the Auth SDK of the same Firebase app. Check that apiKey and databaseURL belong to one project, and that the clock of the device is right.',
        },
      ],
      source: `${SDK}/core/PersistentConnection.ts`,
    },
    {
      pattern: /"t":\s*"c".{0,40}"t":\s*"[es]".{0,40}lives in a different region/s,
      meaning: 'the database is in another region than the URL says',
      topic: 'unknown-resource',
      retry: 'no',
      fixes: [
        {
          title: 'Correct databaseURL',
          detail:
            'The message has the right URL. Outside us-central1 it has the form https://<name>.<region>.firebasedatabase.app.',
        },
      ],
      source: 'https://firebase.google.com/docs/projects/locations',
    },
    {
      pattern: /"t":\s*"c".{0,20}"t":\s*"s",\s*"d":\s*"/s,
      meaning:
        'the server ends the connection, and asks the client not to connect again; the message says why',
      topic: 'unknown',
      retry: 'no',
      fixes: [
        {
          title: 'Check databaseURL and the state of the database',
          detail:
            'Copy the URL from the Realtime Database page of the console. See there whether the database exists, is disabled, or has reached the limit of its plan.',
        },
      ],
      source: `${SDK}/realtime/Connection.ts`,
    },
  ],
  limits: [
    {
      kind: 'message-size',
      value: 16_777_216,
      note: 'One write of an SDK; split larger writes',
      source: LIMITS,
    },
  ],
});
