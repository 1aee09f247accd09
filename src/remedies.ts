import type { CommandTarget } from './command-target.ts';
import { curlStages, curlUpgrade, journalBetween, websocat, wscat } from './commands.ts';
import { nginxUpgrade } from './proxy-config.ts';
import type { Fix } from './rule.ts';
import { utcSecond, utcTime } from './spell.ts';

/** The handshake by hand, whose answer shows what the browser hides. */
export function answerByHand(target: CommandTarget, detail: string): Fix {
  return { title: 'See the whole answer with curl', detail, snippet: curlUpgrade(target), language: 'sh' };
}

/** The same connection from a terminal: it tells the server's part from the browser's. */
export function withoutBrowser(target: CommandTarget): Fix {
  return {
    title: 'Connect without the browser',
    detail:
      'If a terminal client connects, the server is fine and the cause is in the page, the browser or its network settings. If it fails as well, look at the server or the path to it.',
    snippet: `${wscat(target)}\n# or\n${websocat(target)}`,
    language: 'sh',
  };
}

/** Name, TCP, TLS, answer: where it goes wrong. */
export function findStage(target: CommandTarget): Fix {
  return {
    title: 'Find the stage that fails or hangs',
    detail:
      'dns=0: the name is not found. tcp=0: nothing answers, or packets are dropped on the way. tls=0 with https: TLS fails. All above 0 and status=000: the server took the request and is silent. status=101: the handshake works from here.',
    snippet: curlStages(target),
    language: 'sh',
  };
}

/** The server's log around a moment, epoch milliseconds. */
export function lookIntoLog(at: number, detail: string): Fix {
  return {
    title: `Look into the log of the server at ${utcTime(at)}`,
    detail,
    snippet: journalBetween(utcSecond(at - 5_000), utcSecond(at + 10_000)),
    language: 'sh',
  };
}

/** Retrying with a growing delay and chance in it; `from` and `upTo` in milliseconds. */
export function retryWithBackoff(title: string, detail: string, from: number, upTo: number): Fix {
  return {
    title,
    detail,
    snippet: `const delay = Math.min(${upTo}, ${from} * 2 ** attempt) * (0.5 + Math.random() / 2);\nsetTimeout(connect, delay);`,
    language: 'js',
  };
}

/** An upgrade handler that forgets a path leaves the browser waiting. */
export const ANSWER_EVERY_UPGRADE: Fix = {
  title: 'Make the server answer every upgrade request',
  detail:
    'An upgrade handler must accept, refuse with a status, or destroy the socket, for unknown paths too. A development server that only knows its own sockets never answers others.',
  snippet:
    "server.on('upgrade', (request, socket) => {\n  // no handler for this path:\n  socket.end('HTTP/1.1 404 Not Found\\r\\nConnection: close\\r\\n\\r\\n');\n});",
  language: 'js',
};

export const COMPRESSION_OFF: Fix = {
  title: 'Switch compression off at the server',
  detail:
    'It is quickly done, and proves the cause: if it then works, server and browser, or a proxy between them, do not agree on permessage-deflate.',
  snippet: 'new WebSocketServer({ port: PORT, perMessageDeflate: false }); // ws (Node)',
  language: 'js',
};

/** For a proxy that drops the headers of the upgrade. */
export function passUpgradeOn(target: CommandTarget, detail: string): Fix {
  return {
    title: 'Pass the upgrade on at the proxy',
    detail,
    snippet: nginxUpgrade(target),
    language: 'nginx',
  };
}

/** Nothing is sent too early or too late. */
export const SEND_QUEUE: Fix = {
  title: 'Keep messages until they can be sent',
  detail: 'One function that all the code sends through; what cannot go now waits for the next open.',
  snippet:
    'const queue = [];\nfunction send(message) {\n  if (socket.readyState === WebSocket.OPEN) socket.send(message);\n  else queue.push(message);\n}\nfunction onOpen() {\n  for (const message of queue.splice(0)) socket.send(message);\n}',
  language: 'js',
};
