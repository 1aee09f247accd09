import type { Fix } from '../diagnosis/rule.ts';
import { utcSecond, utcTime } from '../shared/format.ts';
import type { CommandTarget } from './command-target.ts';
import { curlStages, curlUpgrade, journalBetween, websocat, wscat } from './shell-commands.ts';

/** The handshake with curl, whose response shows what the browser hides. */
export function inspectResponseWithCurl(target: CommandTarget, detail: string): Fix {
  return {
    title: 'Inspect the full response with curl',
    detail,
    snippet: curlUpgrade(target),
    language: 'sh',
  };
}

/** The same connection from a terminal: separates server faults from browser faults. */
export function connectWithoutBrowser(target: CommandTarget): Fix {
  return {
    title: 'Connect without the browser',
    detail:
      'If a terminal client connects, the server is fine and the cause is in the page, the browser or its network settings. If it fails too, check the server and the network between.',
    snippet: `${wscat(target)}\n# or\n${websocat(target)}`,
    language: 'sh',
  };
}

/** DNS, TCP, TLS, response: shows the stage that fails. */
export function findFailingStage(target: CommandTarget): Fix {
  return {
    title: 'Find the stage that fails or hangs',
    detail:
      'dns=0: the name is not found. tcp=0: no response, or packets are dropped. tls=0 with https: TLS fails. All above 0 and status=000: the server received the request and does not respond. status=101: the handshake works from this machine.',
    snippet: curlStages(target),
    language: 'sh',
  };
}

/** The server's log around a time, in epoch milliseconds. */
export function checkServerLog(at: number, detail: string): Fix {
  return {
    by: 'operator',
    title: `Check the server log around ${utcTime(at)}`,
    detail,
    snippet: journalBetween(utcSecond(at - 5_000), utcSecond(at + 10_000)),
    language: 'sh',
  };
}

/** An upgrade handler that ignores a path leaves the browser waiting. */
export const ANSWER_EVERY_UPGRADE: Fix = {
  by: 'operator',
  title: 'Make the server answer every upgrade request',
  detail:
    'An upgrade handler must accept, reject with a status, or destroy the socket, for unknown paths too. Some development servers respond only to their own paths.',
  snippet:
    "server.on('upgrade', (request, socket) => {\n  // no handler for this path:\n  socket.end('HTTP/1.1 404 Not Found\\r\\nConnection: close\\r\\n\\r\\n');\n});",
  language: 'js',
};
