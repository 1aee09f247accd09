import { defineService } from '../service.ts';

const codes = 'https://docs.discord.com/developers/topics/opcodes-and-status-codes';
const gateway = 'https://docs.discord.com/developers/events/gateway';

const stop = { retry: 'no', source: codes } as const;
const reconnect = { retry: 'now', source: codes } as const;

/** The Discord Gateway: events for bots and apps (not the voice gateway, whose close codes differ). */
export const discord = defineService({
  id: 'discord',
  name: 'Discord Gateway',
  operator: 'vendor',
  docs: gateway,
  hosts: ['gateway.discord.gg', '*.discord.gg'],
  closeCodes: [
    {
      code: 4000,
      meaning: 'Discord closed the connection for a reason it does not name',
      topic: 'unknown',
      retry: 'backoff',
      fixes: [
        {
          title: 'Reconnect and resume the session',
          detail:
            'Connect to resume_gateway_url and send Resume (op 6) with the session id and the last sequence number.',
        },
      ],
      source: codes,
    },
    {
      code: 4001,
      meaning: 'the client sent an opcode the gateway does not know',
      topic: 'malformed-request',
      fixes: [
        {
          title: 'Send only documented opcodes',
          detail: 'Check the "op" of the last message the client sent, and the "v" parameter of the URL.',
        },
      ],
      ...stop,
    },
    {
      code: 4002,
      meaning: 'the gateway could not decode a message, or the message is longer than 4096 bytes',
      topic: 'malformed-request',
      fixes: [
        {
          title: 'Send valid payloads below 4096 bytes',
          detail:
            'Match the encoding parameter of the URL (json or etf). Split long lists, for example of user ids in Request Guild Members.',
        },
      ],
      ...stop,
    },
    {
      code: 4003,
      meaning: 'the client sent a message before Identify, or after its session became invalid',
      topic: 'credentials',
      fixes: [
        {
          title: 'Send Identify first',
          detail:
            'After Hello (op 10) send Identify (op 2) or Resume (op 6) before any other message except Heartbeat.',
        },
      ],
      ...stop,
    },
    {
      code: 4004,
      meaning: 'the token in Identify is wrong or was reset',
      topic: 'credentials',
      fixes: [
        {
          title: 'Use the current bot token',
          detail:
            'Reset the token on the Bot page of the Developer Portal and store it without quotes, spaces or line breaks. The token is neither the client secret nor the public key.',
        },
      ],
      ...stop,
    },
    {
      code: 4005,
      meaning: 'the client sent Identify more than once on this connection',
      topic: 'malformed-request',
      fixes: [
        {
          title: 'Send Identify once per connection',
          detail:
            'After an Invalid Session message open a new connection or wait as documented; do not start two login calls on one socket.',
        },
      ],
      ...reconnect,
    },
    {
      code: 4007,
      meaning: 'Resume named a sequence number that does not fit the session',
      topic: 'malformed-request',
      fixes: [
        {
          title: 'Reconnect and start a new session',
          detail: 'Discard the session id and the sequence number and send Identify.',
        },
      ],
      ...reconnect,
    },
    {
      code: 4008,
      meaning: 'the client sent messages too fast; the limit is 120 messages in 60 s on one connection',
      topic: 'rate-limit',
      retry: 'backoff',
      fixes: [
        {
          title: 'Queue messages to the gateway',
          detail:
            'Send at most 120 messages in 60 s, heartbeats included. Presence updates are the usual cause.',
        },
      ],
      source: codes,
    },
    {
      code: 4009,
      meaning: 'the session timed out',
      topic: 'timeout',
      fixes: [
        {
          title: 'Send a heartbeat at each interval',
          detail:
            'Use heartbeat_interval from Hello (op 10). If the event loop blocks for longer, move the slow work out of it. Then reconnect and start a new session.',
        },
      ],
      ...reconnect,
    },
    {
      code: 4010,
      meaning: 'the shard in Identify is not valid',
      topic: 'malformed-request',
      fixes: [
        {
          title: 'Correct the shard numbers',
          detail: 'shard is [shard_id, num_shards] with 0 <= shard_id < num_shards.',
        },
      ],
      ...stop,
    },
    {
      code: 4011,
      meaning: 'the bot is in too many guilds for one connection',
      topic: 'rate-limit',
      fixes: [
        {
          title: 'Use sharding',
          detail:
            'Ask GET /gateway/bot for the number of shards and open one connection per shard; most libraries have an automatic setting.',
        },
      ],
      ...stop,
    },
    {
      code: 4012,
      meaning: 'the URL names a gateway version that does not exist any more',
      topic: 'unknown-resource',
      fixes: [
        {
          title: 'Use a supported gateway version',
          detail: 'Set v=10 in the URL or update the Discord library.',
          snippet: 'wss://gateway.discord.gg/?v=10&encoding=json',
          language: 'text',
        },
      ],
      ...stop,
    },
    {
      code: 4013,
      meaning: 'the intents number in Identify is not valid',
      topic: 'malformed-request',
      fixes: [
        {
          title: 'Recalculate the intents',
          detail:
            'Combine only documented intent bits with a bitwise OR, or use the constants of the library.',
        },
      ],
      ...stop,
    },
    {
      code: 4014,
      meaning: 'Identify asks for a privileged intent that is not enabled for this app',
      topic: 'permission',
      fixes: [
        {
          title: 'Enable the privileged intents of the bot',
          detail:
            'In the Developer Portal, page Bot, enable the intents the code requests: Presence, Server Members, Message Content. Large verified bots need approval for them.',
        },
        {
          title: 'Request fewer intents',
          detail:
            'Remove GuildPresences, GuildMembers and MessageContent from the intents where the bot does not need them.',
        },
      ],
      ...stop,
    },
  ],
  errors: [
    {
      pattern: /^\{"t":null,"s":null,"op":9,"d":(?:true|false)\}$/,
      meaning:
        'the session is invalid: Identify came too soon after another, or Resume named a session that ended',
      topic: 'unknown',
      retry: 'backoff',
      fixes: [
        {
          title: 'Resume or identify again as "d" says',
          detail:
            'With "d": true reconnect and resume. With "d": false start a new session. Respect max_concurrency of GET /gateway/bot: by default one Identify in 5 s.',
        },
      ],
      source: gateway,
    },
    {
      pattern: /^\{"t":null,"s":null,"op":7,"d":null\}$/,
      meaning: 'Discord asks the client to reconnect and resume, which is routine',
      topic: 'shutdown',
      retry: 'now',
      fixes: [
        {
          title: 'Reconnect and resume the session',
          detail: 'Close the socket, connect to resume_gateway_url and send Resume (op 6).',
        },
      ],
      source: gateway,
    },
  ],
  limits: [
    {
      kind: 'message-rate',
      value: 2,
      note: '120 messages in 60 s on one connection, heartbeats included; more closes it with 4008',
      source: gateway,
    },
    {
      kind: 'message-size',
      value: 4096,
      note: 'A message to the gateway must not be longer; otherwise it closes with 4002',
      source: gateway,
    },
  ],
});
