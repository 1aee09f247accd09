import type { Fix } from '../../diagnosis/rule.ts';
import { checkServerLog } from '../../fixes/common-fixes.ts';
import type { MissedPing } from './missed-ping.ts';

const OWN_CLIENT: Fix = {
  title: "Connect with the server's own client",
  detail:
    'It answers pings and reads the numbers before each message. A Socket.IO or Engine.IO server does not speak with a plain WebSocket.',
  snippet: 'import { io } from "socket.io-client";\nconst socket = io(url);',
  language: 'js',
};
const ANSWER: Fix = {
  title: 'Or answer the pings',
  detail: 'Where it has to be a plain WebSocket.',
  snippet: "socket.addEventListener('message', ({ data }) => {\n  if (data === '2') socket.send('3');\n});",
  language: 'js',
};
const WHY_LATE: Fix = {
  title: 'Find out why no pong came',
  detail:
    'Browsers answer pings by themselves. A pong that is late means that the network was gone, the machine slept, or the server was too busy to read it.',
};
const LONGER: Fix = {
  title: 'Allow more time for the answer',
  detail: 'It helps where the server is busy or the line is slow, not where the network was gone.',
  snippet:
    '# Python websockets: serve(handler, host, port, ping_interval=20, ping_timeout=40)\n# uvicorn: --ws-ping-interval 20 --ws-ping-timeout 40',
  language: 'text',
};

export function missedPingFixes({ kind, closed }: MissedPing): Fix[] {
  if (kind === 'engine.io') return [OWN_CLIENT, ANSWER];
  const log = checkServerLog(
    closed.at,
    'A handler that blocks, or a load that was high before it, points to the server.',
  );
  return [WHY_LATE, LONGER, log];
}
