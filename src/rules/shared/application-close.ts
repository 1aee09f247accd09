import { describeCloseCode } from '../../close-codes/registry.ts';
import type { Fix } from '../../diagnosis/rule.ts';
import { GRAPHQL_SUBPROTOCOL } from '../../fixes/stacks/server-program-fixes.ts';
import { closedByServer } from '../../session/close-cause.ts';
import type { Closing, Connection } from '../../session/connection.ts';
import { type Stack, stackOf } from '../../stacks/detect-stack.ts';

/** A close with a code that a library or the application defines. */
export interface AppClose {
  closed: Closing;
  stack?: Stack;
  /** The meaning that the connection's own stack defines. */
  use?: { meaning: string };
  /** The meanings of other well-known servers. */
  others: { family: string; meaning: string }[];
  /** A fault, and not merely the application's way of closing. */
  grave: boolean;
  /** Whether to reconnect without a change. */
  retry: 'no' | 'yes';
  advice: Fix[];
}

/** These have their own rules. */
const REGISTERED = [3000, 3003, 3008];
const FAILED =
  /error|invalid|unauthori|forbidden|denied|not allowed|fail|expired|not found|reject|bad |missing|unknown|does not exist|limit/i;
const FAMILY: Partial<Record<Stack['name'], string>> = {
  'graphql-transport-ws': 'graphql-ws',
  'graphql-ws (legacy)': 'graphql-ws',
  Pusher: 'Pusher',
  Discord: 'Discord gateway',
  SockJS: 'SockJS',
};
/** Pusher's 4200 to 4299 ask the client to reconnect at once; so do Discord's session codes. */
const COME_BACK = (family: string, code: number): boolean =>
  (family === 'Pusher' && code >= 4100 && code < 4300) ||
  (family === 'Discord gateway' && [4000, 4007, 4009].includes(code));

export function appClose(connection: Connection): AppClose | undefined {
  const closed = closedByServer(connection);
  if (
    !closed ||
    connection.openclaw ||
    closed.code < 3000 ||
    closed.code > 4999 ||
    REGISTERED.includes(closed.code)
  )
    return undefined;
  const { code, reason } = closed;
  const stack = stackOf(connection);
  const family = (stack && FAMILY[stack.name]) ?? '';
  const { uses } = describeCloseCode(code);
  const use = uses.find((one) => one.family === family);
  const comesBack = COME_BACK(family, code);
  const likeHttp = code >= 4400 && code < 4600;
  return {
    closed,
    ...(stack ? { stack } : {}),
    ...(use ? { use } : {}),
    others: uses.filter((one) => one !== use).slice(0, 3),
    grave: !comesBack && (use !== undefined || likeHttp || FAILED.test(reason)),
    retry: comesBack || !(use || likeHttp) ? 'yes' : 'no',
    advice: ADVICE[`${family} ${code}`] ?? [],
  };
}

const GRAPHQL_ORDER: Fix = {
  title: 'Introduce the client first',
  detail: 'Send connection_init, wait for connection_ack, then subscribe. The client of the library does so.',
  snippet:
    "socket.addEventListener('open', () => socket.send(JSON.stringify({ type: 'connection_init', payload: {} })));\nsocket.addEventListener('message', ({ data }) => {\n  if (JSON.parse(data).type === 'connection_ack') subscribe();\n});",
  language: 'js',
};

/** By family and code. */
const ADVICE: Readonly<Record<string, Fix[]>> = {
  'graphql-ws 4400': [
    {
      title: 'Speak the newer protocol',
      detail:
        'The message types start, stop and data belong to subscriptions-transport-ws, the older library. This server expects subscribe, complete and next, as the package graphql-ws sends them.',
      snippet: 'import { createClient } from "graphql-ws";\nconst client = createClient({ url });',
      language: 'js',
    },
  ],
  'graphql-ws 4401': [GRAPHQL_ORDER],
  'graphql-ws 4403': [
    {
      title: 'Send what onConnect of the server checks',
      detail: 'It returned false for this connection_init. The credentials belong into its payload.',
      snippet: 'createClient({ url, connectionParams: async () => ({ token: await freshToken() }) });',
      language: 'js',
    },
  ],
  'graphql-ws 4406': [GRAPHQL_SUBPROTOCOL],
  'graphql-ws 4408': [GRAPHQL_ORDER],
  'Pusher 4001': [
    {
      title: 'Check the app key and the cluster',
      detail: 'A key belongs to one cluster; with another cluster in the host name it does not exist.',
      snippet: "new Pusher('APP_KEY', { cluster: 'CLUSTER' });",
      language: 'js',
    },
  ],
  'Discord gateway 4014': [
    {
      title: 'Enable the privileged intents of the bot',
      detail:
        'In the developer portal, under Bot, enable the intents that identify asks for: Presence, Server Members or Message Content. Or ask for fewer intents.',
    },
  ],
  'Discord gateway 4004': [
    {
      title: 'Make a new bot token and use it',
      detail:
        'Reset it in the developer portal, and send it in identify unchanged: without "Bot " before it. A token that was published is revoked by itself.',
    },
  ],
};
