import type { EventId } from '../../capture/captured-event.ts';
import type { Frame } from './frame-log.ts';

/** Application-level pings and pongs among the messages; no page can see those of the protocol. */
export interface Heartbeat {
  sent: number;
  received: number;
  /** Unanswered pings of the page, oldest first. */
  waiting: { event: EventId; at: number }[];
  answered: number;
  /** Replies that took a second or more: how many, the longest, the latest, in milliseconds. */
  late: number;
  longest: number;
  latest: number;
  /** The latest late pair. */
  lateEvents: EventId[];
}

const LONGEST_BEAT = 200;
const MOST_WAITING = 32;
/** A heartbeat answered later than this is late, in milliseconds. */
export const LATE = 1_000;

const PING =
  /^(?:ping|2|h|\n|\r\n|primus::ping::\d+|~h~\d+|\[[^\]]*"phoenix","heartbeat",.*\]|\{.*"(?:type|event|op|action|msg|method|command|cmd)"\s*:\s*"(?:ping|heartbeat|keep-?_?alive|pusher:ping)".*\})$/i;
const PONG =
  /^(?:pong|3|\n|\r\n|primus::pong::\d+|\{.*"(?:type|event|op|action|msg|method|command|cmd|result)"\s*:\s*"(?:pong|heartbeat[-_]?ack|ack|pusher:pong)".*\}|\[[^\]]*"phoenix","phx_reply",.*\])$/i;
/** SignalR's, with its record separator: each side sends it on its own, and none is a reply. */
const SIGNALR_PING = '{"type":6}\u001e';
/** PINGREQ and PINGRESP of MQTT. */
const MQTT = { ping: 'wAA=', pong: '0AA=' };

function createHeartbeat(): Heartbeat {
  return {
    sent: 0,
    received: 0,
    waiting: [],
    answered: 0,
    late: 0,
    longest: 0,
    latest: 0,
    lateEvents: [],
  };
}

/** `known`: undefined before the first one. */
export function noteBeat(known: Heartbeat | undefined, frame: Frame): Heartbeat | undefined {
  if (frame.size > LONGEST_BEAT) return known;
  const { text = '', base64 } = frame;
  const both = text === SIGNALR_PING;
  const ping = both || (base64 === undefined ? PING.test(text) : base64 === MQTT.ping);
  const pong =
    frame.direction === 'received' && (base64 === undefined ? PONG.test(text) : base64 === MQTT.pong);
  if (!ping && !pong) return known;
  const beat = known ?? createHeartbeat();
  if (both) beat[frame.direction] += 1;
  else if (frame.direction === 'sent') noteRequest(beat, frame);
  // An echo server answers a ping with a ping.
  else if (pong || beat.waiting.length > 0) noteAnswer(beat, frame);
  else beat.received += 1;
  return beat;
}

function noteRequest(beat: Heartbeat, { id, at }: Frame): void {
  beat.sent += 1;
  beat.waiting.push({ event: id, at });
  if (beat.waiting.length > MOST_WAITING) beat.waiting.shift();
}

function noteAnswer(beat: Heartbeat, { id, at }: Frame): void {
  const request = beat.waiting.shift();
  if (!request) return;
  const took = at - request.at;
  beat.answered += 1;
  beat.latest = took;
  beat.longest = Math.max(beat.longest, took);
  if (took < LATE) return;
  beat.late += 1;
  beat.lateEvents = [request.event, id];
}
