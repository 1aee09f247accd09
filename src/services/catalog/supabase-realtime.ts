import { defineService } from '../service.ts';

const CODES = 'https://supabase.com/docs/guides/realtime/error_codes';
const PROTOCOL = 'https://supabase.com/docs/guides/realtime/protocol';
const LIMITS = 'https://supabase.com/docs/guides/realtime/limits';
const AUTHORIZATION = 'https://supabase.com/docs/guides/realtime/authorization';

const TOKEN = {
  title: 'Pass a fresh access token before joining',
  detail:
    'Call supabase.realtime.setAuth() after signing in and after each refresh. Use one client for the whole page, and check that autoRefreshToken is on. With tokens of your own, pass the option accessToken to createClient.',
  snippet:
    'await supabase.realtime.setAuth();\nsupabase.channel("room", { config: { private: true } }).subscribe();',
  language: 'js',
} as const;

const FEWER = {
  title: 'Reuse channels and remove them',
  detail:
    'Create the client once, share channels, and call supabase.removeChannel() when a component unmounts. Compare with the limits of the plan; they can be raised in the Realtime settings of the project.',
} as const;

const DATABASE = {
  title: 'Check that the database accepts connections',
  detail:
    'In the dashboard see whether the project is paused, its database healthy and its connections used up. A larger pool for Realtime is in the Realtime settings.',
} as const;

/** Supabase Realtime, hosted and self-hosted. */
export const supabaseRealtime = defineService({
  id: 'supabase-realtime',
  name: 'Supabase Realtime',
  operator: 'either',
  docs: CODES,
  signatures: [{ path: /\/realtime\/v1\/websocket$/ }],
  errors: [
    {
      pattern: /InvalidJWTExpiration|InvalidJWTToken|Token has expired/,
      meaning: 'the access token is expired',
      topic: 'credentials',
      retry: 'no',
      fixes: [TOKEN],
      source: PROTOCOL,
    },
    {
      pattern: /MalformedJWT|JwtSignatureError|Fields `role` and `exp` are required in JWT/,
      meaning: 'the access token is no JWT that the project can verify',
      topic: 'credentials',
      retry: 'no',
      fixes: [
        {
          title: 'Sign the token with the keys of the project',
          detail:
            'A token of your own needs the claims role and exp, and the JWT secret or a signing key of the project. Tokens of Clerk, Auth0 or Firebase need third-party auth enabled in the project. A publishable key (sb_publishable_…) is no access token.',
        },
        TOKEN,
      ],
      source: PROTOCOL,
    },
    {
      pattern: /You do not have permissions to read from this (?:Channel )?[Tt]opic/,
      meaning: 'no policy on realtime.messages lets this user join the private channel',
      topic: 'permission',
      retry: 'no',
      fixes: [
        {
          title: 'Add an RLS policy on realtime.messages',
          detail: 'Joining needs a policy for SELECT; sending needs one for INSERT. Check the topic in it.',
          snippet:
            'create policy "members can read" on realtime.messages\n  for select to authenticated\n  using ( realtime.topic() = \'room\' );',
          language: 'text',
        },
        TOKEN,
      ],
      source: AUTHORIZATION,
    },
    {
      pattern: /PrivateOnly: This project only allows private channels/,
      meaning: 'the project allows private channels only',
      topic: 'permission',
      retry: 'no',
      fixes: [
        {
          title: 'Join as a private channel',
          detail: 'Or turn on "Allow public access" in the Realtime settings of the project.',
          snippet: "supabase.channel('room', { config: { private: true } });",
          language: 'js',
        },
      ],
      source: AUTHORIZATION,
    },
    {
      pattern: /Unable to subscribe to changes with given parameters/,
      meaning: 'Postgres Changes are not available for this table, schema or filter',
      topic: 'unknown-resource',
      retry: 'no',
      fixes: [
        {
          title: 'Add the table to the publication supabase_realtime',
          detail:
            'Check the names of schema and table, that the filter names an existing column, and that the role may select from the table.',
          snippet: 'alter publication supabase_realtime add table public.messages;',
          language: 'text',
        },
      ],
      source: 'https://supabase.com/docs/guides/realtime/postgres-changes',
    },
    {
      pattern: /ConnectionRateLimitReached|Too many connected users/,
      meaning: 'the project has more connected clients than its plan allows',
      topic: 'rate-limit',
      retry: 'backoff',
      fixes: [FEWER],
      source: LIMITS,
    },
    {
      pattern: /ChannelRateLimitReached|Too many channels/,
      meaning: 'this connection has joined more channels than allowed',
      topic: 'rate-limit',
      retry: 'no',
      fixes: [FEWER],
      source: LIMITS,
    },
    {
      pattern: /ClientJoinRateLimitReached|Too many joins per second/,
      meaning: 'clients of the project join channels faster than allowed',
      topic: 'rate-limit',
      retry: 'backoff',
      fixes: [
        {
          title: 'Do not join again and again',
          detail:
            'Usual cause: an effect that subscribes on every render. Subscribe once, and use exponential backoff with jitter after CHANNEL_ERROR.',
        },
        FEWER,
      ],
      source: LIMITS,
    },
    {
      pattern: /"message":\s*"Too many (?:presence )?messages per second/,
      meaning: 'the page sends messages faster than allowed, and Realtime closed the channel',
      topic: 'rate-limit',
      retry: 'backoff',
      fixes: [
        {
          title: 'Throttle broadcasts and presence',
          detail: 'Send cursors and typing marks at most every 100 ms, with their latest state only.',
        },
      ],
      source: LIMITS,
    },
    {
      pattern: /RealtimeDisabledForTenant/,
      meaning: 'Realtime is disabled for this project',
      topic: 'permission',
      retry: 'no',
      fixes: [
        {
          title: 'Ask Supabase support',
          detail:
            'Realtime gets disabled when a project exceeds its quotas by far. See the usage in the dashboard.',
        },
      ],
      source:
        'https://supabase.com/docs/guides/troubleshooting/realtime-project-suspended-for-exceeding-quotas',
    },
    {
      pattern:
        /DatabaseLackOfConnections|UnableToConnectToProject|IncreaseConnectionPool|DatabaseConnectionIssue/,
      meaning: 'Realtime could not get a connection to the database of the project',
      topic: 'backend-unreachable',
      retry: 'backoff',
      fixes: [DATABASE],
      source: CODES,
    },
    {
      pattern: /RealtimeRestarting|InitializingProjectConnection/,
      meaning: 'Realtime is starting for this project',
      topic: 'shutdown',
      retry: 'backoff',
      fixes: [{ title: 'Let the client join again', detail: 'supabase-js retries by itself.' }],
      source: CODES,
    },
  ],
  statuses: [
    {
      status: 401,
      meaning: 'the apikey in the URL is missing or not valid for this project',
      topic: 'credentials',
      retry: 'no',
      fixes: [
        {
          title: 'Check URL and key of the project',
          detail:
            'Both are under API Keys of the project settings, and must belong to the same project. Legacy keys (anon) can be disabled there.',
        },
      ],
      source: PROTOCOL,
    },
    {
      status: 403,
      meaning: 'Realtime does not accept the apikey or token in the URL',
      topic: 'credentials',
      retry: 'no',
      fixes: [
        {
          title: 'Check URL and key of the project',
          detail:
            'The apikey must belong to the project of the host name. On your own server JWT_SECRET and API_JWT_SECRET of Realtime must equal the secret that signed the key.',
        },
      ],
      source: PROTOCOL,
    },
  ],
});
