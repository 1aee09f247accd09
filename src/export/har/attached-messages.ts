import { addMessage, createMessageBuffer, HAR_BUDGET, harFrames } from './har-events.ts';
import type { AttachedMessages, HarLog } from './har-log.ts';
import { readHarMessage } from './har-message.ts';

export interface AttachedReader {
  /** One line of the file: a message as JSON. */
  line(json: string): void;
  /** Puts the messages into the log. */
  end(): void;
}

/** Reads the messages that Playwright wrote into a file of their own, one JSON object a line. */
export function readAttached(har: HarLog, attached: AttachedMessages): AttachedReader {
  const buffer = createMessageBuffer();
  return {
    line(json) {
      if (json.trim() === '') return;
      const message = readHarMessage(parsed(json));
      if (message.kind === 'other') har.otherMessages += 1;
      if (message.kind !== 'frame') return;
      if (message.badTime) har.badTimes += 1;
      addMessage(buffer, message, HAR_BUDGET / har.attached.length);
    },
    end() {
      const event = har.events[attached.event];
      if (event?.kind !== 'wire-entry') return;
      const frames = harFrames(buffer, event.startedAt ?? event.at);
      const at = Math.max(event.at, frames.at(-1)?.at ?? 0);
      har.events[attached.event] = { ...event, at, frames, framesLeftOut: buffer.leftOut };
      har.messagesLeftOut += buffer.leftOut;
      har.endedAt = Math.max(har.endedAt, at);
    },
  };
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}
