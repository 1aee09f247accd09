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

/** A port on which the hook of an older document of this origin answers, where one can be reached. */
export function relatedPort(): MessagePort | undefined {
  for (const other of reachable()) {
    try {
      if (!other.wsdoctorRelate) continue;
      const { port1 } = new MessageChannel();
      other.wsdoctorRelate(port1);
      return port1;
    } catch {
      // Of another origin.
    }
  }
  return undefined;
}

/** Lets the relays of later documents of this origin bring ports to the hook. */
export function placeForRelated(channel: MessagePort): void {
  window.wsdoctorRelate = (port) => {
    channel.dispatchEvent(new MessageEvent(RELATED, { ports: [port] }));
  };
}
