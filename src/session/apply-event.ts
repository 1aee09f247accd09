import type { EventId, PageEvent } from '../capture/captured-event.ts';
import { HANDLER_NAMES } from '../capture/page-facts.ts';
import { type ConnectionWithMessages, endOf, isGateway } from './connection.ts';
import { takeFrame } from './messages/record-frame.ts';
import { listenerTypes } from './repeated-notes.ts';

const REMEMBERED_REFUSALS = 20;
/** The first messages show the protocol, and a gateway's messages matter at any time. */
const FIRST_MESSAGES = 16;

/** Whether the connection's fixes, and rules that do not depend on messages, may read the event. */
export function affectsAdvice(connection: ConnectionWithMessages, event: PageEvent): boolean {
  if (event.kind !== 'frame') return true;
  return isGateway(connection) || connection[event.direction].frames < FIRST_MESSAGES;
}

/**
 * Applies one event to the connection, in place, and returns it. A repeated event, or one after the end, changes
 * nothing that is settled; `opened` may arrive after the end.
 */
export function advance(
  connection: ConnectionWithMessages,
  id: EventId,
  event: PageEvent,
): ConnectionWithMessages {
  if (event.kind !== 'frame') connection.notes.push({ id, event });
  switch (event.kind) {
    case 'frame': {
      const { payload, direction, at, buffered } = event;
      takeFrame(connection, {
        id,
        at,
        direction,
        ...payload,
        ...(buffered === undefined ? {} : { buffered }),
      });
      break;
    }
    case 'opened':
      if (connection.opened || (connection.state === 'closed' && event.at > endOf(connection))) break;
      connection.opened = { event: id, at: event.at, protocol: event.protocol, extensions: event.extensions };
      if (connection.state === 'connecting') connection.state = 'open';
      break;
    case 'errored':
      connection.errored ??= { event: id, at: event.at };
      // A CSP block ends a socket with `error` and no `close` (Blink websocket_common.cc).
      if (event.readyState === 3) connection.state = 'closed';
      break;
    case 'closed':
      if (connection.closed) break;
      connection.state = 'closed';
      connection.closed = {
        event: id,
        at: event.at,
        code: event.code,
        reason: event.reason,
        wasClean: event.wasClean,
        buffered: event.buffered,
      };
      if (event.handlers) {
        connection.handlers = event.handlers;
        delete connection.listenerQuery;
      }
      break;
    case 'listeners': {
      if (connection.state === 'closed') break;
      const { times = 0, received = connection.received.frames } = connection.listenerQuery ?? {};
      connection.listenerQuery = { event: id, at: event.at, times: times + 1, received };
      const heard = new Set([...(connection.handlers ?? []), ...listenerTypes(event.types)]);
      connection.handlers = HANDLER_NAMES.filter((name) => heard.has(name));
      break;
    }
    case 'found-closed':
      if (connection.state === 'closed') break;
      connection.state = 'closed';
      connection.foundClosed = id;
      break;
    case 'close-called':
      // Libraries call close() again in their close handlers; that closes nothing.
      if (event.threw !== undefined || connection.closeCalled || event.readyState >= 2) break;
      connection.closeCalled = {
        event: id,
        at: event.at,
        connecting: event.readyState === 0,
        ...(event.code === undefined ? {} : { code: event.code }),
        ...(event.reason === undefined ? {} : { reason: event.reason }),
        ...(event.stack === undefined ? {} : { stack: event.stack }),
      };
      if (connection.state === 'open' || connection.state === 'connecting') connection.state = 'closing';
      break;
    case 'send-refused': {
      const { refusedSends } = connection;
      const list = refusedSends[event.outcome];
      connection.refusedSends = {
        ...refusedSends,
        lost: refusedSends.lost + 1,
        [event.outcome]: list.length < REMEMBERED_REFUSALS ? [...list, id] : list,
      };
      break;
    }
    case 'csp-violation':
      // A report-only policy blocks nothing (CSP3 section 4.2).
      if (event.disposition === 'report') break;
      connection.violation ??= {
        event: id,
        blockedUrl: event.blockedUrl,
        directive: event.directive,
        policy: event.policy,
      };
      break;
    case 'dropped':
      connection.frames.droppedFrames += event.frames;
      connection.frames.droppedBytes += event.bytes;
      break;
    case 'pagehide':
      if (connection.state === 'closed' || connection.state === 'not-created') break;
      connection.documentUnloaded ??= { event: id, at: event.at, persisted: event.persisted };
      if (!event.persisted) connection.state = 'closed';
      break;
    case 'page-lost':
      if (connection.state === 'closed' || connection.state === 'not-created') break;
      connection.documentUnloaded ??= { event: id, at: event.at, persisted: false, lost: true };
      connection.state = 'closed';
      break;
    case 'page-started':
    case 'created':
    case 'constructor-threw':
    case 'online':
    case 'offline':
    case 'visibility':
    case 'freeze':
    case 'resume':
    case 'pageshow':
    case 'shared-worker':
    case 'long-task':
    case 'malformed':
      break;
    default:
      event satisfies never;
  }
  return connection;
}
