import type { Header } from '../capture/captured-event.ts';
import type { Evidence } from '../diagnosis/rule.ts';
import type { Connection } from '../session/connection.ts';
import { httpResponsesFrom } from '../session/http-responses.ts';
import { responsesFromEndpoint } from '../session/responses-from-endpoint.ts';
import { connectionsToSameEndpoint } from '../session/same-endpoint.ts';
import { contextOf, type SessionWithoutClock } from '../session/session.ts';
import { headerValue } from '../shared/header.ts';
import { parseSocketUrl } from '../shared/socket-url.ts';

/** Programs that are recognized by what they send on their host and port. */
export type ServerProgram =
  | 'Next.js'
  | 'Vite'
  | 'webpack-dev-server'
  | 'uvicorn'
  | 'daphne'
  | 'websockify'
  | 'Tornado'
  | 'aiohttp'
  | 'websockets'
  | 'Mojolicious'
  | 'Express'
  | 'SignalR'
  | 'Spring'
  | 'WSGI server';

export interface FoundServer {
  name: ServerProgram;
  because: Evidence;
}

type HeaderSign = readonly [header: string, pattern: RegExp, name: ServerProgram];

const HEADERS: readonly HeaderSign[] = [
  ['x-powered-by', /^next\.js/i, 'Next.js'],
  ['server', /^uvicorn/i, 'uvicorn'],
  ['server', /^daphne/i, 'daphne'],
  ['server', /^websockify/i, 'websockify'],
  ['server', /^tornadoserver/i, 'Tornado'],
  ['server', /\baiohttp\//i, 'aiohttp'],
  ['server', /\bwebsockets\//i, 'websockets'],
  ['server', /^mojolicious/i, 'Mojolicious'],
  // CorsUtils of Spring adds these to every response of a handler that checks origins.
  ['vary', /access-control-request-method/i, 'Spring'],
  ['server', /^(?:wsgiserver|gunicorn|werkzeug|waitress)\b/i, 'WSGI server'],
];
const EXPRESS: readonly HeaderSign[] = [['x-powered-by', /^express$/i, 'Express']];
const PATHS: readonly (readonly [path: RegExp, name: ServerProgram])[] = [
  [/^\/_next\//, 'Next.js'],
  [/^\/@vite\/client$/, 'Vite'],
  [/^\/websockify$/, 'websockify'],
  [/^\/negotiate$/, 'SignalR'],
  [/^\/(?:__webpack_hmr|sockjs-node\/)/, 'webpack-dev-server'],
];
const VITE = /^vite-(?:hmr|ping)$/;

/** The program on the connection's host and port, as any response or other connection in the log shows it. */
export function serverOf(connection: Connection, session: SessionWithoutClock): FoundServer | undefined {
  return (
    byHeader(connection, session) ??
    byPath(connection, session) ??
    byHotReload(connection, session) ??
    byStack(connection, session) ??
    // Development servers are built on Express, so that it is asked for last.
    byHeader(connection, session, 'express')
  );
}

/** Cached: many connections read the headers of one related connection repeatedly. */
const read = new WeakMap<readonly Header[], { own?: HeaderSign; express?: HeaderSign }>();

function signsIn(headers: readonly Header[]): { own?: HeaderSign; express?: HeaderSign } {
  const known = read.get(headers);
  if (known) return known;
  const first = (signs: readonly HeaderSign[]): HeaderSign | undefined =>
    signs.find(([header, pattern]) => pattern.test(headerValue(headers, header) ?? ''));
  const own = first(HEADERS);
  const express = first(EXPRESS);
  const found = { ...(own ? { own } : {}), ...(express ? { express } : {}) };
  read.set(headers, found);
  return found;
}

function byHeader(
  connection: Connection,
  session: SessionWithoutClock,
  kind: 'own' | 'express' = 'own',
): FoundServer | undefined {
  for (const { headers, to, event } of responsesFromEndpoint(connection, session)) {
    const known = signsIn(headers)[kind];
    if (known) {
      const fact = `The response to ${to} has the header ${known[0]} of ${known[2] === 'WSGI server' ? 'a WSGI server' : known[2]}.`;
      return { name: known[2], because: { fact, events: [event] } };
    }
  }
  return undefined;
}

function byPath(connection: Connection, session: SessionWithoutClock): FoundServer | undefined {
  const own = connection.parsedUrl.path;
  const seen = [
    { path: own, event: connection.createdEvent },
    ...httpResponsesFrom(connection, session).map(({ url, event }) => ({
      path: parseSocketUrl(url).path,
      event,
    })),
  ];
  for (const { path, event } of seen) {
    const known = PATHS.find(([pattern]) => pattern.test(path));
    if (known)
      return {
        name: known[1],
        because: { fact: `A path on this host and port is one of ${known[1]}.`, events: [event] },
      };
  }
  return undefined;
}

/** Functions of the hot reload clients, which keep their names in a development build. */
const STACKS: readonly (readonly [stack: RegExp, name: ServerProgram])[] = [
  [/\/@vite\/client/, 'Vite'],
  [/webpack-dev-server\/client|new WebSocketClient\b[\s\S]*\binitSocket\b/, 'webpack-dev-server'],
];

function byStack(connection: Connection, session: SessionWithoutClock): FoundServer | undefined {
  for (const one of [connection, ...connectionsToSameEndpoint(connection, session)]) {
    const { stack = '', createdEvent } = one;
    const known = STACKS.find(([pattern]) => pattern.test(stack));
    if (!known) continue;
    const which = one === connection ? 'this connection' : 'another connection to this host and port';
    const fact = `The hot reload client of ${known[1]} opened ${which}.`;
    return { name: known[1], because: { fact, events: [createdEvent] } };
  }
  return undefined;
}

function byHotReload(connection: Connection, session: SessionWithoutClock): FoundServer | undefined {
  const vite = [connection, ...connectionsToSameEndpoint(connection, session)].find(({ protocols }) =>
    protocols.some((name) => VITE.test(name)),
  );
  return (
    vite && {
      name: 'Vite',
      because: {
        fact: 'A WebSocket to this host and port has the subprotocol of Vite.',
        events: [vite.createdEvent],
      },
    }
  );
}

/** What shows that the connection's port serves HTTP. */
export function httpEvidence(connection: Connection, session: SessionWithoutClock): Evidence | undefined {
  const { host, port } = connection.parsedUrl;
  const [response] = httpResponsesFrom(connection, session);
  if (response)
    return {
      fact: `An HTTP request to ${host}:${port} got status ${response.status}.`,
      events: [response.event],
    };
  const page = parseSocketUrl(contextOf(session, connection)?.url ?? '');
  if (page.host.toLowerCase() === host.toLowerCase() && page.port === port && /^https?$/.test(page.scheme))
    return { fact: `The page itself was loaded from ${host}:${port}.`, events: [connection.createdEvent] };
  const opened = connectionsToSameEndpoint(connection, session).find((peer) => peer.opened)?.opened;
  return opened && { fact: `Another WebSocket to ${host}:${port} opened.`, events: [opened.event] };
}
