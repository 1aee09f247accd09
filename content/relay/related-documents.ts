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

/** Gives a document that can be reached the port: true where a relay of ours has taken it. */
function give(other: Window, port: MessagePort, secret: string | undefined): boolean {
  if (secret !== undefined) {
    const event = new MessageEvent(secret, { ports: [port], cancelable: true });
    return !other.document.fonts.dispatchEvent(event);
  }
  other.wsdoctorRelate?.(port);
  return other.wsdoctorRelate !== undefined;
}

/**
 * A port on which the hook of an older document of this origin answers, where one can be reached. `secret`: in Firefox,
 * where what this world puts on a window is seen by the world of no other document, the name of an event that no page
 * can know.
 */
export function relatedPort(secret?: string): MessagePort | undefined {
  for (const other of reachable()) {
    try {
      const { port1 } = new MessageChannel();
      if (give(other, port1, secret)) return port1;
    } catch {
      // Of another origin.
    }
  }
  return undefined;
}

/** Lets the relays of later documents of this origin bring ports to the hook. */
export function placeForRelated(channel: MessagePort, secret?: string): void {
  const take = (port: MessagePort | undefined): void => {
    if (port) channel.dispatchEvent(new MessageEvent(RELATED, { ports: [port] }));
  };
  if (secret === undefined) window.wsdoctorRelate = take;
  else
    document.fonts.addEventListener(secret, (event) => {
      event.preventDefault();
      take((event as MessageEvent).ports[0]);
    });
}
