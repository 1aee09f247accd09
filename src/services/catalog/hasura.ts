import { defineService } from '../service.ts';

const AUTH = 'https://hasura.io/docs/2.0/auth/authentication/jwt/';
const ISSUES = 'https://github.com/hasura/graphql-engine/issues';

const PARAMS = {
  title: 'Send headers in connection_init',
  detail:
    'A browser cannot set headers of the handshake. Hasura reads them from headers in the payload of connection_init.',
  snippet:
    "createClient({ url, connectionParams: async () => ({ headers: { Authorization: 'Bearer ' + (await getToken()) } }) });",
  language: 'js',
} as const;

/** Hasura GraphQL Engine, as Hasura Cloud or self-hosted. */
export const hasura = defineService({
  id: 'hasura',
  name: 'Hasura',
  operator: 'either',
  docs: 'https://hasura.io/docs/2.0/subscriptions/overview/',
  hosts: ['*.hasura.app'],
  signatures: [
    { serverMessage: /JWT authentication mode|x-hasura-admin-secret|cannot start as connection_init failed/ },
    { serverMessage: /"Could not verify JWT: / },
  ],
  errors: [
    {
      pattern: /Could not verify JWT: JWTExpired/,
      meaning: 'the JWT is expired',
      topic: 'credentials',
      retry: 'no',
      fixes: [
        {
          title: 'Get a fresh token for each connection',
          detail:
            'Hasura ends the subscriptions when the JWT expires. Return a new token from connectionParams, as a function, so that the reconnect uses it.',
          snippet: PARAMS.snippet,
          language: 'js',
        },
      ],
      source: `${ISSUES}/9689`,
    },
    {
      pattern: /Could not verify JWT: |"code":\s*"invalid-jwt"/,
      meaning: 'Hasura cannot verify the JWT',
      topic: 'credentials',
      retry: 'no',
      fixes: [
        {
          title: 'Compare the token with HASURA_GRAPHQL_JWT_SECRET',
          detail:
            'Type, key or jwk_url, audience and issuer must fit the token, and the token needs the claims of https://hasura.io/jwt/claims.',
        },
      ],
      source: AUTH,
    },
    {
      pattern:
        /Missing '?"?Authorization'?"? (?:or 'Cookie' )?header in JWT authentication mode|Missing Authorization header/,
      meaning: 'connection_init carried no token',
      topic: 'credentials',
      retry: 'no',
      fixes: [PARAMS],
      source: `${ISSUES}/9818`,
    },
    {
      pattern: /invalid "?x-hasura-admin-secret"?/,
      meaning: 'the admin secret is wrong',
      topic: 'credentials',
      retry: 'no',
      fixes: [
        {
          title: 'Use a JWT in the page',
          detail:
            'The admin secret gives full access and belongs on a server only. There it must equal HASURA_GRAPHQL_ADMIN_SECRET.',
        },
        PARAMS,
      ],
      source: `${ISSUES}/1843`,
    },
    {
      pattern: /cannot start as connection_init failed with/,
      meaning: 'Hasura rejected connection_init, so the subscription cannot start',
      topic: 'credentials',
      retry: 'no',
      fixes: [PARAMS],
      source: `${ISSUES}/1843`,
    },
    {
      pattern: /field '?\\?"?[\w]+'?\\?"? not found in type: '?\\?"?(?:subscription|query)_root/,
      meaning: 'the role of this user has no permission for the field, or the field does not exist',
      topic: 'permission',
      retry: 'no',
      fixes: [
        {
          title: 'Grant select permission to the role',
          detail:
            'Set it for the table in the Hasura console. Without a token the role is that of HASURA_GRAPHQL_UNAUTHORIZED_ROLE. Also check that the table is tracked.',
        },
      ],
      source: 'https://hasura.io/docs/2.0/auth/authorization/permissions/',
    },
  ],
});
