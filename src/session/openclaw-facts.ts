import type { EventId } from '../capture/captured-event.ts';
import {
  type Challenge,
  type ConnectRequest,
  type GatewayError,
  type Hello,
  readChallenge,
  readConnect,
  readError,
  readHello,
  readShutdown,
  type Shutdown,
} from '../decoders/openclaw-frame.ts';
import { parseTruncatedJson } from '../decoders/truncated-json.ts';
import { asObject, textAt } from '../shared/json-shape.ts';
import type { Frame, FrameLog } from './messages/frame-log.ts';

type Seen<T> = T & { event: EventId; at: number };

/** The client's first message, whatever it was. */
export interface Opening {
  /** `unseen`: its content was not stored. */
  shape: 'connect' | 'request' | 'json' | 'not-json' | 'unseen';
  size: number;
}

/** Requests that failed in the same way after hello. */
export interface RequestFailures {
  first: Seen<GatewayError>;
  latest: EventId;
  count: number;
  /** The method of the first one, if its request was still stored. */
  method?: string;
}

/**
 * What the frames of a connection show about an OpenClaw gateway (protocol 3 and 4, docs.openclaw.ai/gateway/protocol).
 * Present only if the first frame was its challenge.
 */
export interface OpenClawFacts {
  challenge: Seen<Challenge>;
  opening?: Seen<Opening>;
  /** The number of frames that the client sent before hello. */
  sentBeforeHello: number;
  connect?: Seen<ConnectRequest>;
  hello?: Seen<Hello>;
  /** The response that rejected `connect`, or the message sent instead of it. */
  refusal?: Seen<GatewayError>;
  /** Requests that failed after hello: how many, and of which kinds. */
  failed: number;
  failures: Map<string, RequestFailures>;
  shutdown?: Seen<Shutdown>;
}

interface Watched {
  openclaw?: OpenClawFacts;
  received: { frames: number };
  frames: FrameLog;
}

/** The number of client frames searched for `connect`. */
const OPENING_FRAMES = 4;
/** Further failed requests are counted but not parsed, so that a loop of them stays cheap. */
const KINDS_OF_FAILURE = 20;
const FAILURES_READ = 200;
/** The gateway writes type, id and ok first: this much of a frame's beginning shows what it is. */
const HEAD = 200;
const REQUESTS_LOOKED_BACK = 64;

/**
 * Reads one frame that was just counted and stored. A frame of another server costs a comparison; of a gateway only the
 * first frames, errors and the shutdown are parsed.
 */
export function watchOpenClaw(watched: Watched, frame: Frame): void {
  const facts = watched.openclaw;
  if (facts) {
    if (frame.direction === 'sent') readSent(facts, frame);
    else readReceived(facts, frame, watched.frames);
  } else if (frame.direction === 'received' && watched.received.frames === 1) {
    const challenge = challengeIn(frame);
    if (!challenge) return;
    const begun: OpenClawFacts = {
      challenge: { ...challenge, event: frame.id, at: frame.at },
      sentBeforeHello: 0,
      failed: 0,
      failures: new Map(),
    };
    watched.openclaw = begun;
    // Clients may send first: the Control UI does, if no challenge arrives for 750 ms.
    for (const earlier of watched.frames.kept.slice(0, OPENING_FRAMES)) {
      if (earlier.direction === 'sent') readSent(begun, earlier);
    }
  }
}

function challengeIn({ text }: Frame): Challenge | undefined {
  if (text === undefined || !text.slice(0, HEAD).includes('"connect.challenge"')) return undefined;
  return readChallenge(parseTruncatedJson(text));
}

function readSent(facts: OpenClawFacts, frame: Frame): void {
  if (facts.hello) return;
  facts.sentBeforeHello += 1;
  if (facts.connect || facts.sentBeforeHello > OPENING_FRAMES) return;
  const seen = { event: frame.id, at: frame.at };
  const parsed = frame.text === undefined ? undefined : parseTruncatedJson(frame.text);
  facts.opening ??= { ...seen, shape: shapeOf(frame, parsed), size: frame.size };
  const connect = readConnect(parsed);
  if (connect) facts.connect = { ...connect, ...seen };
}

function shapeOf({ opcode, text }: Frame, parsed: unknown): Opening['shape'] {
  if (opcode === 'binary') return 'not-json';
  if (text === undefined) return 'unseen';
  const frame = asObject(parsed);
  if (frame?.type === 'req') return frame.method === 'connect' ? 'connect' : 'request';
  return parsed === undefined ? 'not-json' : 'json';
}

function readReceived(facts: OpenClawFacts, frame: Frame, log: FrameLog): void {
  const { text } = frame;
  if (text === undefined) return;
  const seen = { event: frame.id, at: frame.at };
  if (text.startsWith('{"type":"res"')) {
    if (facts.hello) {
      if (!text.slice(0, HEAD).includes('"ok":false')) return;
      facts.failed += 1;
      if (facts.failed > FAILURES_READ) return;
    }
    readAnswer(facts, parseTruncatedJson(text), seen, log);
  } else if (!facts.shutdown && text.startsWith('{"type":"event","event":"shutdown"')) {
    const shutdown = readShutdown(parseTruncatedJson(text));
    if (shutdown) facts.shutdown = { ...shutdown, ...seen };
  }
}

function readAnswer(
  facts: OpenClawFacts,
  frame: unknown,
  seen: { event: EventId; at: number },
  log: FrameLog,
): void {
  const error = readError(frame);
  if (!facts.hello) {
    const hello = readHello(frame);
    if (hello) facts.hello = { ...hello, ...seen };
    else if (error) facts.refusal ??= { ...error, ...seen };
    return;
  }
  if (!error) return;
  const kind = `${error.code} ${error.detailCode ?? ''} ${textAt(error.details, 'missingScope') ?? ''}`;
  const known = facts.failures.get(kind);
  if (known) {
    known.count += 1;
    known.latest = seen.event;
  } else if (facts.failures.size < KINDS_OF_FAILURE) {
    const method = methodOf(log, textAt(asObject(frame), 'id'));
    facts.failures.set(kind, {
      first: { ...error, ...seen },
      latest: seen.event,
      count: 1,
      ...(method === undefined ? {} : { method }),
    });
  }
}

/** The method of the request with this id, if it is among the latest frames. */
function methodOf({ kept }: FrameLog, id: string | undefined): string | undefined {
  if (id === undefined) return undefined;
  const request = kept
    .slice(-REQUESTS_LOOKED_BACK)
    .findLast(({ direction, text }) => direction === 'sent' && text?.slice(0, HEAD).includes(`"id":"${id}"`));
  return request?.text === undefined
    ? undefined
    : textAt(asObject(parseTruncatedJson(request.text)), 'method');
}
