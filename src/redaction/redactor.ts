import type { CapturedEvent, Direction, Payload } from '../capture/captured-event.ts';

/**
 * Takes secrets out of what is exported. Pure and idempotent: what is redacted once stays as it is. One
 * `Redactor` serves one export, so that the same secret has the same placeholder (`«token-1»`) everywhere in it.
 */
export interface Redactor {
  /** Any text: JSON, URLs, headers, what rides on a WebSocket, `name=value` secrets, and secrets by their shape. */
  text(value: string): string;
  /** A sentence or a command of the diagnosis, with what was captured in it: its own words are known to be harmless. */
  sentence(value: string): string;
  url(value: string): string;
  header(name: string, value: string): string;
  /** Subprotocols as the page asked for them: some pages hand a token over among them. */
  protocols(names: readonly string[]): string[];
  /** One message's content, decoded as far as it can be. `size` and `kept` stay those of the message. */
  payload<P extends Payload>(payload: P): P;
  /** The same with rests in between: a message of a megabyte takes longer than a frame of the screen. */
  payloadInParts<P extends Payload>(payload: P): Generator<void, P>;
  /** Messages in their order: finds a secret that is split over two of one direction as well. */
  payloads<P extends Payload & { direction: Direction }>(payloads: readonly P[]): P[];
  /** Every field of an event in which a secret can stand. */
  event<E extends CapturedEvent>(event: E): E;
  /** What of a masked text is not known to be harmless; strict masking leaves nothing of it. Empty where masking is not strict. */
  unknownIn(text: string): string[];
  /** What was masked so far, in the order found. */
  secrets(): MaskedSecret[];
}

export interface MaskedSecret {
  /** `«token-1»` */
  placeholder: string;
  kind: string;
  secret: string;
}
