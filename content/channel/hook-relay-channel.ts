/**
 * How the hook (page's world) and the relay (extension's world) of one document meet before the page's first
 * script: the relay makes a MessagePort and hands it over in the `ports` of an event on the window. The port
 * serves as an event target that both worlds hold and the page does not; nothing is ever posted on it. Events
 * dispatched there arrive at once, so that nothing is under way when the page is left.
 */
const OFFER = 'wsdoctor-offer';
const ASK = 'wsdoctor-ask';

/**
 * Events on the line. hook → relay: `records` (data: HookRecord[]; lastEventId: bytes of memory that they hold, so that
 * the relay need not read them yet), `wake` before the first socket.
 */
export const RECORDS = 'r';
export const WAKE = 'w';
/** relay → hook: `keep` (data: bytes of a message to keep, below 0: record nothing), `flush` now. */
export const KEEP = 'k';
export const FLUSH = 'f';

/** Between the hooks of two documents of one origin; `detail` is a box that the older fills. */
export const SAME_ORIGIN_DOCUMENT = 'n';

/** The relay's side: the hook may have run before or may run after. `kin`: the line of a document it can reach. */
export function offerChannel(line: MessagePort, kin: MessagePort | undefined): void {
  const offer = (): void => {
    const ports = kin ? [line, kin] : [line];
    const taken = !dispatchEvent(new MessageEvent(OFFER, { ports, cancelable: true }));
    if (taken) removeEventListener(ASK, offer);
  };
  addEventListener(ASK, offer);
  offer();
}

/** The hook's side: calls `use` once, before it returns if the relay is there. */
export function acceptChannel(use: (line: MessagePort, kin: MessagePort | undefined) => void): void {
  const take = (event: Event): void => {
    const [line, kin] = (event as MessageEvent).ports;
    if (!line) return;
    event.preventDefault();
    removeEventListener(OFFER, take);
    use(line, kin);
  };
  addEventListener(OFFER, take);
  dispatchEvent(new Event(ASK));
}
