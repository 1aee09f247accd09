import type { EventId } from '../../../capture/captured-event.ts';
import { closeFrameEvidence } from '../../../diagnosis/close-evidence.ts';
import { quote } from '../../../diagnosis/evidence.ts';
import type { Evidence } from '../../../diagnosis/rule.ts';
import type { Closing, Connection } from '../../../session/connection.ts';
import { findFrame } from '../../../session/messages/frame-log.ts';
import { formatBytes } from '../../../shared/format.ts';
import type { GatewayCase, Refusal } from './gateway-case.ts';
import { gatewayAge } from './gateway-version.ts';

/** A close frame holds 125 bytes, two of which are the code (RFC 6455 section 5.5). */
const LONGEST_REASON = 123;
/** The gateway truncates at a character, so that a reason may end a little earlier. */
const CUT_FROM = 120;

/** Frames may no longer be in memory; then there is nothing to refer to. */
export function seenIn(connection: Connection, id: EventId): EventId[] {
  return findFrame(connection.frames, id) ? [id] : [];
}

/** The error frame, which names the cause. */
export function leadEvidence({ connection, refusal }: GatewayCase): Evidence | undefined {
  return refusal?.from === 'frame' ? refusalWords(connection, refusal) : undefined;
}

/** The close, which only labels it. */
export function closeEvidence({ connection, closed }: GatewayCase): (Evidence | undefined)[] {
  return closed ? [closeFrame(connection, closed), ownClose(connection, closed)] : [];
}

/** What shows the age of the gateway, and so which fixes apply. */
export function ageEvidence({ connection, facts }: GatewayCase): Evidence {
  const { because, event } = gatewayAge(facts);
  return { fact: because, events: seenIn(connection, event) };
}

function refusalWords(
  connection: Connection,
  { code, detailCode, reason, message, event }: Refusal,
): Evidence {
  const codes = [code, detailCode, reason].filter((part) => part !== undefined).map(quote);
  return {
    fact: `The gateway answered the connect request with ${codes.join(' / ')}: "${quote(message)}".`,
    events: seenIn(connection, event),
  };
}

function closeFrame(connection: Connection, closed: Closing): Evidence {
  const events = [closed.event];
  if (closed.code === 1006) return { fact: 'It ended with 1006: no close frame came.', events };
  if (connection.closeCalled?.code === closed.code) {
    const fact = `The close event carries ${closed.code}, the page's own code: the gateway had sent no close frame before.`;
    return { fact, events };
  }
  const words = closeFrameEvidence(connection, closed);
  const bytes = utf8Length(closed.reason);
  return bytes >= CUT_FROM && bytes <= LONGEST_REASON
    ? {
        ...words,
        fact: `${words.fact} A close reason holds ${LONGEST_REASON} bytes: this one is cut off.`,
      }
    : words;
}

function utf8Length(text: string): number {
  let bytes = 0;
  for (const char of text) {
    const code = char.codePointAt(0) ?? 0;
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
  }
  return bytes;
}

/** The Control UI also closes after a failed connect; the gateway's close frame is first. */
function ownClose({ closeCalled }: Connection, closed: Closing): Evidence | undefined {
  if (closeCalled?.code === undefined || closeCalled.code === closed.code || closed.code === 1006)
    return undefined;
  return {
    fact: `The page called close(${closeCalled.code}, "${quote(closeCalled.reason ?? '')}") as well, but the close frame of the gateway was first: ${closed.code} is the gateway's code, ${closeCalled.code} only the page's reaction.`,
    events: [closeCalled.event],
  };
}

/** The size of the client's first message. */
export function firstMessage({ facts, connection }: GatewayCase): Evidence[] {
  if (!facts.opening) return [];
  const { size, event } = facts.opening;
  return [
    { fact: `The first message of the client has ${formatBytes(size)}.`, events: seenIn(connection, event) },
  ];
}
