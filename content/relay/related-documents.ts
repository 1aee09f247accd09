import { RELATED } from '../channel/hook-relay-channel.ts';

/** Ancestors that are looked at. */
const MOST_ANCESTORS = 20;

function* reachable(): Generator<Window> {
  let ancestor: Window = window;
  for (let depth = 0; depth < MOST_ANCESTORS && ancestor !== ancestor.parent; depth++) {
    ancestor = ancestor.parent;
    yield ancestor;
  }
  if (opener) yield opener;
}

/** How a relay hands a channel to the relay of an older document. */
export interface RelatedTransport {
  /** True where a relay of ours has taken it. */
  give(other: Window, channel: EventTarget): boolean;
  /** Takes what later documents give. */
  receive(take: (channel: EventTarget | null) => void): void;
}

/** Where what this world puts on a window is seen by the worlds of other documents: Chromium. */
export const byWindow: RelatedTransport = {
  give(other, channel) {
    other.wsdoctorRelate?.(channel);
    return other.wsdoctorRelate !== undefined;
  },
  receive(take) {
    window.wsdoctorRelate = take;
  },
};

/** Where it is not, as in Firefox. `secret`: the name of an event that no page can know, if there is one. */
export function bySecret(secret: string | undefined): RelatedTransport {
  if (secret === undefined) return byWindow;
  return {
    give: (other, relatedTarget) =>
      !other.document.fonts.dispatchEvent(new FocusEvent(secret, { relatedTarget, cancelable: true })),
    receive(take) {
      document.fonts.addEventListener(secret, (event) => {
        event.preventDefault();
        take((event as FocusEvent).relatedTarget);
      });
    },
  };
}

/** A channel on which the hook of an older document of this origin answers, where one can be reached. */
export function relatedChannel({ give }: RelatedTransport): EventTarget | undefined {
  for (const other of reachable()) {
    try {
      const channel = new EventTarget();
      if (give(other, channel)) return channel;
    } catch {
      // Of another origin.
    }
  }
  return undefined;
}

/** Lets the relays of later documents of this origin bring channels to the hook. */
export function placeForRelated(channel: EventTarget, { receive }: RelatedTransport): void {
  receive((relatedTarget) => channel.dispatchEvent(new FocusEvent(RELATED, { relatedTarget })));
}
