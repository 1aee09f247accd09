import { defineService } from '../service.ts';

const ENUMS = 'https://github.com/peers/peerjs-server/blob/master/src/enums.ts';
const HANDLER = 'https://github.com/peers/peerjs-server/blob/master/src/services/webSocketServer/index.ts';

/** The signalling server of PeerJS: the public one, or a PeerServer of one's own. */
export const peerjs = defineService({
  id: 'peerjs',
  name: 'PeerServer',
  operator: 'either',
  docs: 'https://github.com/peers/peerjs-server#config--cli-options',
  hosts: ['0.peerjs.com'],
  signatures: [
    { path: /\/peerjs$/, query: /(?=.*\bkey=)(?=.*\bid=)(?=.*\btoken=)/ },
    { serverMessage: /^\{"type":"ERROR","payload":\{"msg":"Invalid (?:key|token) provided"/ },
  ],
  errors: [
    {
      pattern: /"msg":"Invalid key provided"/,
      meaning: 'The option key of the page is not that of the server',
      topic: 'credentials',
      retry: 'no',
      fixes: [
        {
          title: 'Use the key of the server',
          detail: 'The option key is "peerjs" by default on both sides. It is a name, not a secret.',
          snippet: "new Peer(id, { host, port, path, key: 'peerjs' });",
          language: 'js',
        },
      ],
      source: HANDLER,
    },
    {
      pattern: /"msg":"Invalid token provided"/,
      meaning: 'The peer ID belongs to another client, whose token differs',
      topic: 'credentials',
      retry: 'no',
      fixes: [
        {
          title: 'Reconnect with the same Peer object',
          detail:
            'peer.reconnect() sends the token that the server knows for this ID; a new Peer has another one.',
        },
      ],
      source: HANDLER,
    },
    {
      pattern: /^\{"type":"ID-TAKEN"/,
      meaning: 'The peer ID is in use',
      topic: 'duplicate-session',
      retry: 'no',
      fixes: [
        {
          title: 'Use an ID of its own for each tab',
          detail:
            'Without an ID, the server chooses one. The old ID is free again once its connection has ended.',
          snippet: 'new Peer({ host, port, path });',
          language: 'js',
        },
      ],
      source: HANDLER,
    },
    {
      pattern: /"msg":"No id, token, or key supplied/,
      meaning: 'The URL lacks id, token or key',
      topic: 'malformed-request',
      retry: 'no',
      fixes: [
        {
          title: 'Connect with the client of PeerJS',
          detail: 'It adds the parameters key, id, token and version to the URL.',
        },
      ],
      source: ENUMS,
    },
    {
      pattern: /"msg":"Server has reached its concurrent user limit"/,
      meaning: 'The server has as many clients as concurrent_limit allows',
      topic: 'rate-limit',
      retry: 'backoff',
      fixes: [
        {
          title: 'Raise concurrent_limit, or run your own PeerServer',
          detail: 'It is 5000 by default.',
        },
      ],
      source: ENUMS,
    },
  ],
});
