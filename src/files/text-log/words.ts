import type { LogTopic } from '../../capture/log-line.ts';

/** What applications write in their own logs about a connection that they reject or end. */
const WORDS: readonly (readonly [RegExp, LogTopic])[] = [
  [
    /\bmax(?:imum)? (?:number of )?connections? (?:reached|exceeded)|\btoo many (?:open )?connections\b|\bconnection limit (?:reached|exceeded)/i,
    'too-many-connections',
  ],
  // ws, websockets (Python), gorilla/websocket, Tomcat, Jetty
  [
    /\bMax payload size exceeded\b|\bmessage (?:is )?too (?:big|large)\b|\bPayloadTooBig\b|\bwebsocket: read limit exceeded\b|\bpayload reached the limit\b|\bexceeds? (?:the )?max(?:imum)? (?:message|frame|payload) size\b/i,
    'message-too-big',
  ],
  // websockets (Python), Socket.IO, gorilla's usual deadline
  [
    /\bkeepalive ping timeout\b|\bping timeout\b|\bheartbeat timeout\b|\bno pong (?:received|within)\b/i,
    'ping-timeout',
  ],
  [/\bEMFILE\b|\btoo many open files\b/i, 'too-many-files'],
  [/\bEADDRINUSE\b|\baddress already in use\b/i, 'port-in-use'],
  [
    /\bheap out of memory\b|\bOutOfMemoryError\b|\bOut of memory: Killed process\b|\bMemoryError\b/,
    'out-of-memory',
  ],
  [/\bNo route found for path\b/, 'path-unknown'],
  [/\bUncaught (?:Exception|Error|\w+Error)\b|\bUnhandledPromiseRejection\b|^panic: /, 'server-crashed'],
  [
    /\bException in ASGI application\b|\bException inside application\b|\bunhandled (?:exception|error)\b|\bhttp: panic serving\b|\bError in handler\b|\bconnection handler failed\b/i,
    'server-exception',
  ],
];

/** They explain a rejection and have no verdict of their own: the status says what they say. */
const TELLING =
  /\bfail(?:ed|ure) to authenticat|\bauthentication (?:failed|error)|\binvalid (?:access )?(?:token|signature|api[ _-]?key|credentials)\b|\b(?:token|jwt|signature) (?:has |is )?expired\b|\bTokenExpiredError\b|\bnot authori[sz]ed\b|\bunauthori[sz]ed\b|\borigin .{0,80}(?:not allowed|rejected|denied|forbidden)|\brate limit\b|\bforbidden\b/i;

export function topicOfWords(text: string): LogTopic | undefined {
  return WORDS.find(([words]) => words.test(text))?.[1];
}

export const isTelling = (text: string): boolean => TELLING.test(text);

/** The port that a line about an address in use names: `:::8080`, `('0.0.0.0', 8080)`, `127.0.0.1:8080`. */
export function portInUse(text: string): number | undefined {
  const port = Number(/(?::|', )(\d{2,5})\b(?!.*(?::|', )\d{2,5}\b)/.exec(text)?.[1]);
  return port > 0 && port < 65_536 ? port : undefined;
}
