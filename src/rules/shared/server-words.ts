import type { EventId } from '../../capture/captured-event.ts';
import { quote } from '../../diagnosis/evidence.ts';
import { classifyText, readServerText, type TextMeaning } from '../../server-text/classify-text.ts';
import { closedByServer } from '../../session/close-cause.ts';
import type { Closing, Connection } from '../../session/connection.ts';

/** What the server itself said about the end of a connection, or about a request. */
export interface ServerWords extends TextMeaning {
  event: EventId;
  in: 'close reason' | 'message';
}

/** An error message this long before the close is not its cause, in milliseconds. */
const SHORTLY_BEFORE = 5_000;
/** The error is among the latest messages: this many are searched. */
const LATEST = 5;

/** The reason of the close frame; if it is empty, the error message just before. */
export function closeWords(connection: Connection): ServerWords | undefined {
  const closed = closedByServer(connection);
  if (!closed) return undefined;
  const reason = classifyText(closed.reason, 'close-reason');
  if (reason && reason.topic !== 'unknown') return { ...reason, event: closed.event, in: 'close reason' };
  const message = errorBefore(connection, closed.at);
  if (message) return message;
  return reason && { ...reason, event: closed.event, in: 'close reason' };
}

/** The latest message that reports an error, if it came shortly before `end`. */
export function errorBefore({ frames }: Connection, end: number): ServerWords | undefined {
  const latest = frames.kept.slice(-LATEST).toReversed();
  for (const { id, at, direction, text } of latest) {
    if (direction !== 'received' || text === undefined || end - at > SHORTLY_BEFORE) continue;
    const meaning = readServerText(text).isError ? classifyText(text, 'message') : undefined;
    if (meaning) return { ...meaning, event: id, in: 'message' };
  }
  return undefined;
}

/** The code, its name, and the server's reason if there is one. */
export function closeTitle(
  { code }: Pick<Closing, 'code'>,
  name: string,
  words: ServerWords | undefined,
): string {
  const said = words === undefined ? '' : words.quote === '' ? (words.code ?? '') : words.quote;
  return said === ''
    ? `Server closed with ${code} (${name})`
    : `Server closed with ${code}: "${quote(said).replace(/\.$/, '')}"`;
}
