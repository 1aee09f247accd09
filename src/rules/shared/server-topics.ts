import type { LogTopic } from '../../capture/log-line.ts';
import { type LogFault, operatorFix } from './log-fault.ts';

const RESTART = operatorFix(
  'Run the server under a supervisor that restarts it',
  'Clients reconnect by themselves once it listens again; without a supervisor the outage lasts until somebody notices.',
  { snippet: '[Service]\nRestart=always\nRestartSec=1', language: 'text' },
);
const LIMITS = operatorFix(
  'Raise the limit, and find out who holds the connections',
  'Each open WebSocket takes one file descriptor in the server, and two in a proxy. Clients that reconnect without closing the old connection use them up.',
  {
    snippet: 'ss -tn state established | wc -l\nulimit -n\nsystemctl show SERVICE -p LimitNOFILE',
    language: 'sh',
  },
);

/** What the log of a WebSocket server says of the server itself. */
export const SERVER_FAULTS: Partial<Record<LogTopic, LogFault>> = {
  'server-exception': {
    title: 'Exception in the server while it handled the connection',
    fixes: [
      operatorFix(
        'Fix the exception that the log names',
        'The line of the log names what was thrown, and where it has one, the place in the application.',
      ),
      operatorFix(
        'Catch exceptions in the handler of messages',
        'Answer an invalid message with an error message instead of letting the exception end the connection.',
      ),
    ],
  },
  'server-crashed': {
    title: 'Server process crashed',
    fixes: [
      operatorFix(
        'Fix the exception that ended the process',
        'No handler caught it, so the whole process ended, and with it every connection.',
      ),
      RESTART,
    ],
  },
  'out-of-memory': {
    title: 'Server process ran out of memory',
    fixes: [
      operatorFix(
        'Find the leak, or give the process more memory',
        'Look for messages that are queued for slow clients, and for connections that are kept in a list after they closed.',
        {
          snippet: 'dmesg -T | grep -i "out of memory"\nnode --max-old-space-size=4096 server.js',
          language: 'sh',
        },
      ),
      RESTART,
    ],
  },
  'too-many-connections': { title: 'Server has no free connections', fixes: [LIMITS] },
  'too-many-files': { title: 'Server has no free file descriptors', fixes: [LIMITS] },
  'port-in-use': {
    title: 'Server did not start: its port is in use',
    fixes: [
      operatorFix(
        'End the process that has the port, or use another port',
        'An earlier instance that did not end is the usual one; until then that process answers the page.',
        { snippet: 'ss -ltnp', language: 'sh' },
      ),
    ],
  },
  'path-unknown': {
    title: 'Server has no WebSocket route for this path',
    fixes: [
      operatorFix(
        'Add the route, or correct the path in the page',
        'Compare both exactly: a prefix that a proxy removes and a trailing slash count.',
      ),
    ],
  },
  'message-too-big': {
    title: 'Message exceeds the limit of the server',
    fixes: [
      {
        title: 'Split large messages',
        detail: 'Send large data in parts, or upload it with an HTTP request and send its URL.',
      },
      operatorFix(
        'Raise the limit of the server',
        'ws: maxPayload; Socket.IO: maxHttpBufferSize; websockets (Python): max_size; uvicorn: --ws-max-size.',
      ),
    ],
  },
  'ping-timeout': {
    title: 'Server got no pong in time',
    fixes: [
      operatorFix(
        'Raise the ping timeout above the longest pause of clients',
        'Browsers answer pings by themselves, but not while the device sleeps or the network is gone, and a proxy may hold the frames back.',
      ),
      {
        title: 'Reconnect automatically',
        detail:
          'A client that lost its network cannot answer: this end is normal for mobile devices and sleeping tabs.',
      },
    ],
  },
};
