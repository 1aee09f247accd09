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

/** Gives a document that can be reached the channel: true where a relay of ours has taken it. */
function give(other: Window, relatedTarget: EventTarget, secret: string | undefined): boolean {
  if (secret !== undefined)
    return !other.document.fonts.dispatchEvent(new FocusEvent(secret, { relatedTarget, cancelable: true }));
  other.wsdoctorRelate?.(relatedTarget);
  return other.wsdoctorRelate !== undefined;
}

/**
 * A channel on which the hook of an older document of this origin answers, where one can be reached. `secret`: in
 * Firefox, where what this world puts on a window is seen by the world of no other document, the name of an event that no
 * page can know.
 */
export function relatedChannel(secret?: string): EventTarget | undefined {
  for (const other of reachable()) {
    try {
      const channel = new EventTarget();
      if (give(other, channel, secret)) return channel;
    } catch {
      // Of another origin.
    }
  }
  return undefined;
}

/** Lets the relays of later documents of this origin bring channels to the hook. */
export function placeForRelated(channel: EventTarget, secret?: string): void {
  const take = (relatedTarget: EventTarget | null): void => {
    channel.dispatchEvent(new FocusEvent(RELATED, { relatedTarget }));
  };
  if (secret === undefined) window.wsdoctorRelate = take;
  else
    document.fonts.addEventListener(secret, (event) => {
      event.preventDefault();
      take((event as FocusEvent).relatedTarget);
    });
}
