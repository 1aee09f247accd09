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

/** A channel on which the hook of an older document of this origin answers, where one can be reached. */
export function relatedChannel(): EventTarget | undefined {
  for (const other of reachable()) {
    try {
      if (!other.wsdoctorRelate) continue;
      const channel = new EventTarget();
      other.wsdoctorRelate(channel);
      return channel;
    } catch {
      // Of another origin.
    }
  }
  return undefined;
}

/** Lets the relays of later documents of this origin bring channels to the hook. */
export function placeForRelated(channel: EventTarget): void {
  window.wsdoctorRelate = (relatedTarget) => {
    channel.dispatchEvent(new FocusEvent(RELATED, { relatedTarget }));
  };
}
