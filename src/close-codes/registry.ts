import { NORMAL_ENDS } from './normal-ends.ts';

/**
 * Close codes: RFC 6455 section 7.4, the IANA WebSocket Close Code Number registry, and the private codes of
 * well-known servers, each from its own documentation or source.
 */
export interface CloseCode {
  code: number;
  name: string;
  meaning: string;
  /** Who may send it; `nobody`: the browser sets it, or it is not a close code. */
  sender: 'either' | 'server' | 'client' | 'nobody';
  /** How `CloseEvent.code` can get this value. */
  seen: 'from-peer' | 'made-by-browser' | 'firefox-only' | 'never';
  range: 'protocol' | 'registered' | 'library' | 'private' | 'invalid';
  /** What well-known servers mean by it. */
  uses: { family: string; meaning: string }[];
}

type Row = readonly [
  code: number,
  name: string,
  meaning: string,
  sender?: CloseCode['sender'],
  seen?: CloseCode['seen'],
];

const REGISTRY: readonly Row[] = [
  [1000, 'Normal closure', 'The work is done; this is how a connection ends when nothing is wrong.'],
  [1001, 'Going away', 'The server shuts down, or the browser leaves the page.'],
  [1002, 'Protocol error', 'An endpoint received a frame that violates the protocol.'],
  [
    1003,
    'Unsupported data',
    'The peer does not take this kind of message, such as binary where it reads text.',
  ],
  [1004, 'Reserved', 'It has no meaning yet; a server that sends it has a bug.'],
  [
    1005,
    'No status received',
    'The close frame carried no code: close() was called without one, here or there.',
    'nobody',
    'made-by-browser',
  ],
  [
    1006,
    'Abnormal closure',
    'The connection ended without a close frame, or was never established.',
    'nobody',
    'made-by-browser',
  ],
  [1007, 'Invalid payload', 'The peer received text that is not UTF-8, or content it cannot read.'],
  [
    1008,
    'Policy violation',
    'The peer refuses what it was sent or who sent it: authorisation, origin or rate.',
  ],
  [1009, 'Message too big', 'The peer received a message larger than it is willing to take.'],
  [1010, 'Mandatory extension', 'The client needs an extension that the server did not agree to.', 'client'],
  [
    1011,
    'Internal error',
    'Something unforeseen happened in the server, such as an exception in its handler.',
    'server',
  ],
  [1012, 'Service restart', 'The server restarts; connecting again after a while works.', 'server'],
  [1013, 'Try again later', 'The server is overloaded and rejects clients for now.', 'server'],
  [1014, 'Bad gateway', 'A gateway got an invalid answer from the server behind it.', 'server'],
  [1015, 'TLS handshake failed', 'No TLS connection was established.', 'nobody', 'firefox-only'],
  [3000, 'Unauthorized', 'The endpoint requires credentials, and got none or wrong ones.'],
  [3003, 'Forbidden', 'The credentials are known, and do not allow this.'],
  [3008, 'Timeout', 'The peer waited too long for something.'],
];

type Use = readonly [code: number, family: string, meaning: string];

/** The private codes of well-known servers and libraries. */
export const FAMILY_CODES: readonly Use[] = [
  [3000, 'SockJS', 'the server closed the session'],
  [4000, 'Discord gateway', 'unknown error'],
  [4000, 'Pusher', 'only TLS connections are allowed'],
  [4000, 'OpenClaw', 'the page heard nothing from the gateway for a minute'],
  [4001, 'Discord gateway', 'unknown opcode'],
  [4001, 'Pusher', 'the application does not exist'],
  [4001, 'OpenClaw', 'credentials, device or policy changed while it was connected'],
  [4002, 'Discord gateway', 'a payload that could not be decoded'],
  [4003, 'Discord gateway', 'not authenticated'],
  [4003, 'Pusher', 'the application is disabled'],
  [4004, 'Discord gateway', 'the token is wrong'],
  [4004, 'Pusher', 'the application is over its connection quota'],
  [4004, 'graphql-ws', 'the client could not read what the server sent'],
  [4005, 'Discord gateway', 'identified twice'],
  [4005, 'Pusher', 'the path does not exist'],
  [4005, 'graphql-ws', 'an error inside the client'],
  [4006, 'Pusher', 'the protocol version in the URL cannot be read'],
  [4007, 'Discord gateway', 'a wrong sequence number on resume'],
  [4007, 'Pusher', 'a protocol version that is not supported'],
  [4008, 'Discord gateway', 'too many messages'],
  [4008, 'Pusher', 'no protocol version in the URL'],
  [4008, 'OpenClaw', 'the page gave up connecting'],
  [4009, 'Discord gateway', 'the session timed out'],
  [4009, 'Pusher', 'the connection is not authorised'],
  [4010, 'Discord gateway', 'a shard that does not exist'],
  [4011, 'Discord gateway', 'too many guilds for one shard: sharding is required'],
  [4012, 'Discord gateway', 'an API version that is not valid'],
  [4013, 'Discord gateway', 'intents that do not exist'],
  [4014, 'Discord gateway', 'intents that are not allowed'],
  [4100, 'Pusher', 'over capacity'],
  [4200, 'Pusher', 'reconnect at once'],
  [4201, 'Pusher', 'no pong came in time'],
  [4202, 'Pusher', 'closed after inactivity'],
  [4301, 'Pusher', 'too many client events'],
  [4302, 'Pusher', 'an error of a watchlist'],
  [4400, 'graphql-ws', 'invalid message'],
  [4401, 'graphql-ws', 'unauthorized: subscribed before the connection was acknowledged'],
  [4403, 'graphql-ws', 'forbidden: the server refused connection_init'],
  [4406, 'graphql-ws', 'subprotocol not acceptable'],
  [4408, 'graphql-ws', 'connection_init did not come in time'],
  [4409, 'graphql-ws', 'a subscription of that id exists already'],
  [4429, 'graphql-ws', 'too many connection_init messages'],
  [4499, 'graphql-ws', 'the client was terminated'],
  [4500, 'graphql-ws', 'internal server error'],
  [4500, 'ThingsBoard', 'no pong came in time'],
  [4504, 'graphql-ws', 'the acknowledgement did not come in time'],
];

/** Private codes that end like an HTTP status often mean that status. */
const LIKE_HTTP: Record<number, string> = {
  4400: 'Bad request',
  4401: 'Unauthorized',
  4403: 'Forbidden',
  4404: 'Not found',
  4408: 'Timeout',
  4409: 'Conflict',
  4429: 'Too many requests',
  4500: 'Internal error',
  4503: 'Unavailable',
};

function rangeOf(code: number): CloseCode['range'] {
  if (!Number.isInteger(code) || code < 1000 || code > 4999) return 'invalid';
  if (code < 3000) return 'protocol';
  if (code >= 4000) return 'private';
  return REGISTRY.some(([known]) => known === code) ? 'registered' : 'library';
}

/** Name and meaning of codes that the registry does not assign. */
function unlisted(code: number, range: CloseCode['range']): { name: string; meaning: string } {
  switch (range) {
    case 'protocol':
      return {
        name: 'Unassigned',
        meaning: 'The protocol reserves it and gives it no meaning; the server has a bug.',
      };
    case 'registered':
    case 'library':
      return {
        name: 'Library code',
        meaning: 'A library or framework defines it; its documentation has the meaning.',
      };
    case 'private': {
      const like = LIKE_HTTP[code];
      const meaning = 'The application defines it; its own documentation or source has the meaning.';
      return { name: like ?? 'Application code', meaning };
    }
    case 'invalid':
      return {
        name: 'Not a close code',
        meaning: 'Close codes run from 1000 to 4999; a server may have sent an HTTP status instead.',
      };
    default:
      return range satisfies never;
  }
}

/** Whether whoever sent this code reports a problem; 1006 and 1015 are never sent. */
export function reportsError(code: number): boolean {
  return !NORMAL_ENDS.has(code) && describeCloseCode(code).sender !== 'nobody';
}

/** Total: every number has an answer. */
export function describeCloseCode(code: number): CloseCode {
  const range = rangeOf(code);
  const row = REGISTRY.find(([known]) => known === code);
  const onTheWire = Number.isInteger(code) && code >= 0 && code <= 0xffff;
  return {
    code,
    ...(row ? { name: row[1], meaning: row[2] } : unlisted(code, range)),
    sender: row?.[3] ?? (onTheWire ? 'either' : 'nobody'),
    seen: row?.[4] ?? (onTheWire ? 'from-peer' : 'never'),
    range,
    uses: FAMILY_CODES.filter(([known]) => known === code).map(([, family, meaning]) => ({
      family,
      meaning,
    })),
  };
}
