import type { Connection } from '../../session/connection.ts';
import { type EndpointResponse, responsesFromEndpoint } from '../../session/responses-from-endpoint.ts';
import type { Session } from '../../session/session.ts';
import { headerValue } from '../../shared/header.ts';
import { AIOHTTP, MOJOLICIOUS, TORNADO } from './more-servers.ts';
import { PYTHON, SPRING, WS } from './servers.ts';

/** How programs identify themselves in their responses; Go's standard library sends nothing. */
const PROGRAMS: readonly (readonly [header: string, pattern: RegExp, name: string, product: string])[] = [
  ['server', /uvicorn/i, 'uvicorn', PYTHON],
  ['server', /\bwebsockets\//i, 'the package websockets', PYTHON],
  ['server', /\baiohttp\//i, 'aiohttp', AIOHTTP],
  ['server', /^tornadoserver/i, 'Tornado', TORNADO],
  ['server', /^mojolicious/i, 'Mojolicious', MOJOLICIOUS],
  ['server', /apache-coyote/i, 'Tomcat', SPRING],
  ['x-powered-by', /^express$/i, 'Express', WS],
];

/** The WebSocket server program that a response of this host and port names. */
export function serverNear(
  connection: Connection,
  session: Session,
): { name: string; product: string; to: EndpointResponse['to'] } | undefined {
  for (const { headers, to } of responsesFromEndpoint(connection, session)) {
    const known = PROGRAMS.find(([header, pattern]) => pattern.test(headerValue(headers, header) ?? ''));
    if (known) return { name: known[2], product: known[3], to };
  }
  return undefined;
}
