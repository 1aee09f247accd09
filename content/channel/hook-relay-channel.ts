/**
 * How the hook (page's world) and the relay (extension's world) of one document meet: the relay makes an EventTarget and
 * hands it to the hook as the `relatedTarget` of one event. Only these two hold it. Events dispatched there arrive at once, so
 * that nothing is under way when the page is left. (A MessagePort would do as well, and takes 100 kB of each frame.)
 *
 * The event is dispatched on `document.fonts`. A window outlives its first empty document, and with it the listeners that
 * another document of the origin has put there; the font set belongs to this document alone, and no event on it passes
 * the window. docs/security.md says what remains where a script of the origin entered the document before us.
 */
const OFFER = 'wsdoctor-offer';

/**
 * hook → relay: `records` (data: HookRecord[]; lastEventId: bytes of memory that they hold, so that the relay need not
 * read them yet), `wake` before the first socket, `socket` (relatedTarget: a new WebSocket; detail: its number), `taken`
 * (data: HookRecord[]), which answers `take`.
 */
export const RECORDS = 'r';
export const WAKE = 'w';
export const SOCKET = 's';
export const TAKEN = 't';
/**
 * relay → hook: `keep` (data: bytes of a message to keep, below 0: record nothing; lastEventId: bytes of messages that the hook
 * is to keep for itself, 0: it hands over those that are sent, and the relay listens to those that are received), `take` some of
 * the messages that it kept (data: those until this time), `flush` now, `ended` (data: number of a socket that has ended),
 * `related` (relatedTarget: one on which a later document of the origin asks).
 */
export const KEEP = 'k';
export const TAKE = 'o';
export const FLUSH = 'f';
export const ENDED = 'e';
export const RELATED = 'd';

/** Between the hooks of two documents of one origin; `detail` is a box that the older fills. */
export const SAME_ORIGIN_DOCUMENT = 'n';

/** The relay's side, after the hook has run. `related`: one on which a hook of the same origin answers. */
export function offerChannel(channel: EventTarget, related: EventTarget | undefined): void {
  const offer = (relatedTarget: EventTarget, detail: number): void => {
    document.fonts.dispatchEvent(new FocusEvent(OFFER, { relatedTarget, detail }));
  };
  if (related) offer(related, 1);
  offer(channel, 0);
}

/** The hook's side, before the relay has run: `use` is called once. */
export function acceptChannel(use: (channel: EventTarget, related: EventTarget | undefined) => void): void {
  const { fonts } = document;
  let related: EventTarget | undefined;
  const accept = (event: Event): void => {
    const { relatedTarget, detail } = event as FocusEvent;
    if (detail > 0) related = relatedTarget as EventTarget;
    else {
      fonts.removeEventListener(OFFER, accept);
      use(relatedTarget as EventTarget, related);
    }
  };
  fonts.addEventListener(OFFER, accept);
}
