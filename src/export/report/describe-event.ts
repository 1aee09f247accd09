import type { CapturedEvent, EventId } from '../../capture/captured-event.ts';
import { resultSentence } from '../../experiments/experiment-text.ts';
import type { Redactor } from '../../redaction/redactor.ts';
import { findEvent } from '../../session/find-event.ts';
import { type Frame, placeOfFrame } from '../../session/messages/frame-log.ts';
import { listenerTypes } from '../../session/repeated-notes.ts';
import type { Session } from '../../session/session.ts';
import { shownBeginning } from '../trace/shown-frames.ts';

const PREVIEW = 120;

export function describeFrame(frame: Frame): string {
  const arrow = frame.direction === 'sent' ? '↑ sent' : '↓ received';
  const preview = frame.text === undefined ? '' : ` ${beginningOf(frame.text)}`;
  return `${arrow} ${frame.opcode}, ${frame.size} B${preview}`;
}

/** A placeholder is not cut in two. */
function beginningOf(text: string): string {
  if (text.length <= PREVIEW) return text;
  return `${text.slice(0, PREVIEW).replace(/«[\w:-]*$/, '')}…`;
}

const quoted = (text: string): string => (text === '' ? 'no reason' : `“${text}”`);

/** One event in one line. */
export function describeNoted(event: Exclude<CapturedEvent, { kind: 'frame' }>): string {
  switch (event.kind) {
    case 'page-started':
      return `document ${event.url} started`;
    case 'created':
      return `new WebSocket('${event.requestedUrl ?? event.url}')${event.protocols.length > 0 ? `, subprotocols ${event.protocols.join(', ')}` : ''}`;
    case 'constructor-threw':
      return `the constructor threw ${event.name}: ${event.message}`;
    case 'opened':
      return `open${event.protocol === '' ? '' : `, subprotocol ${event.protocol}`}${event.extensions === '' ? '' : `, ${event.extensions}`}`;
    case 'send-refused':
      return event.outcome === 'threw'
        ? `send() threw: ${event.message ?? 'still CONNECTING'}`
        : 'send() after close: message discarded';
    case 'close-called':
      return event.threw === undefined
        ? `close(${[event.code, event.reason].filter((part) => part !== undefined).join(', ')}) was called`
        : `close() threw: ${event.threw}`;
    case 'errored':
      return 'error event';
    case 'closed':
      return `close event: ${event.code}, ${quoted(event.reason)}, ${event.wasClean ? 'clean' : 'not clean'}${event.buffered > 0 ? `, ${event.buffered} B never sent` : ''}`;
    case 'listeners':
      return `event listeners: ${listenerTypes(event.types).join(', ') || 'none'}`;
    case 'found-closed':
      return 'found closed; the page has no event listeners';
    case 'csp-violation':
      return `Content-Security-Policy blocked ${event.blockedUrl} (${event.directive})`;
    case 'online':
    case 'offline':
      return `the browser went ${event.kind}`;
    case 'visibility':
      return `the page became ${event.state}`;
    case 'freeze':
      return 'the page was frozen';
    case 'resume':
      return 'the page was resumed';
    case 'pagehide':
      return event.persisted ? 'the page entered the back/forward cache' : 'the page was unloaded';
    case 'page-lost':
      return 'the page went away without a pagehide event, as after a crash of the tab; what it sent just before may not have been recorded';
    case 'pageshow':
      return event.persisted ? 'the page was restored from the back/forward cache' : 'the page was shown';
    case 'long-task':
      return `the main thread of the page was busy for ${event.duration} ms`;
    case 'shared-worker':
      return 'the page started a shared worker, whose connections are not recorded';
    case 'dropped':
      return `${event.frames} frames (${event.bytes} B) were dropped: memory limit (${event.where})`;
    case 'malformed':
      return `${event.count} invalid records ignored (${event.where})`;
    case 'wire-started':
      return 'DevTools started to record the network';
    case 'http-response':
      return `network log: HTTP ${event.status} from the same host and port`;
    case 'log-line':
      return `${event.log}: ${event.text}`;
    case 'wire-entry':
      return event.reason === undefined
        ? `network log: status ${event.status}`
        : event.reason === ''
          ? 'network log: failed, no reason given'
          : `network log: ${event.reason}`;
    case 'probe-run':
      return `tests: ${event.results.map(resultSentence).join(' ')}`;
    default:
      return event satisfies never;
  }
}

/** More of a message is not read where its beginning is shown. */
const LONGEST_READ = 20_000;

/**
 * Any event by its id; undefined when it was dropped. A redactor masks it before it is cut to a line, since half a
 * secret is hard to know.
 */
export function describeEvent(
  session: Session,
  id: EventId,
  redactor?: Redactor,
): { at: number; text: string } | undefined {
  const found = findEvent(session, id);
  if (!found) return undefined;
  if ('frame' in found) {
    const { frame, connection } = found;
    const log = session.connections.get(connection)?.frames;
    if (!redactor || !log) return { at: frame.at, text: describeFrame(frame) };
    const shown = shownBeginning(log.kept, placeOfFrame(log, id), LONGEST_READ, redactor.payloads);
    return shown && { at: frame.at, text: describeFrame(shown) };
  }
  const { event } = found;
  if (event.kind === 'frame') return undefined;
  return { at: event.at, text: describeNoted(redactor ? redactor.event(event) : event) };
}
