import { setTimeout as pause } from 'node:timers/promises';
import type { Params, Protocol, ProtocolEvent } from '../browser/protocol.ts';

export interface TargetWatch {
  /** What was there before, as sentences. */
  notes: string[];
  open(url: string, where: 'first tab' | 'new tab'): Promise<string | undefined>;
  /** The sessions of the pages. */
  pages(): Iterable<string>;
  /** Closes the tab that `open` made, and detaches from all others. */
  leave(): Promise<void>;
}

interface TargetInfo {
  targetId: string;
  type: string;
  url: string;
}

export interface TargetHandlers {
  /** A document may begin: called before it does, and waited for. */
  onDocuments(session: string): Promise<void>;
  onNetwork(event: ProtocolEvent, session: string): void;
  /** The target is gone, or its document was replaced, and its connections with it. */
  onGone(session: string, isTarget: boolean): void;
}

/** What has a network of its own. */
const WATCHED = new Set(['page', 'iframe', 'worker', 'shared_worker', 'service_worker', 'webview']);
const WITH_DOCUMENTS = new Set(['page', 'iframe', 'webview']);
const OWN_PAGES = /^(?:devtools|chrome-untrusted):/;
const AUTO_ATTACH = { autoAttach: true, waitForDebuggerOnStart: true, flatten: true };
/** Less than a command may take at all, in milliseconds. */
const LOAD_WITHIN = 20_000;

async function tooLate(): Promise<Params> {
  await pause(LOAD_WITHIN, undefined, { ref: false });
  return { errorText: `its server gave no answer within ${LOAD_WITHIN / 1_000} s` };
}

/** Attaches to every page, frame and worker of the browser before it runs, and to what there is already. */
export async function watchTargets(protocol: Protocol, handlers: TargetHandlers): Promise<TargetWatch> {
  const pages = new Map<string, string>();
  const notes: string[] = [];
  let own: string | undefined;
  let firstPage: (() => void) | undefined;

  const attach = async (session: string, info: TargetInfo, waits: boolean): Promise<void> => {
    const send = (method: string, params: Params = {}): Promise<unknown> =>
      // A target may be gone before it answers.
      protocol.send(method, params, session).catch(() => undefined);
    if (WATCHED.has(info.type) && !OWN_PAGES.test(info.url)) {
      const steps: Promise<unknown>[] = [send('Network.enable'), send('Target.setAutoAttach', AUTO_ATTACH)];
      if (WITH_DOCUMENTS.has(info.type)) steps.push(send('Page.enable'), handlers.onDocuments(session));
      await Promise.all(steps);
      if (info.type === 'page') {
        // Ready: what it loads from now on is recorded.
        pages.set(info.targetId, session);
        firstPage?.();
      }
    }
    if (waits) await send('Runtime.runIfWaitingForDebugger');
  };

  protocol.onEvent((event) => {
    const { method, params, sessionId } = event;
    if (method === 'Target.attachedToTarget') {
      const info = params.targetInfo as TargetInfo;
      void attach(String(params.sessionId), info, params.waitingForDebugger === true);
    } else if (method === 'Target.detachedFromTarget') {
      const gone = String(params.sessionId);
      for (const [target, session] of pages) if (session === gone) pages.delete(target);
      handlers.onGone(gone, true);
    } else if (method.startsWith('Network.') && sessionId !== undefined) handlers.onNetwork(event, sessionId);
    else if (method === 'Page.frameNavigated' && sessionId !== undefined) {
      // Its connections end with a document, and the browser does not say so.
      const frame = params.frame as { parentId?: string };
      if (frame.parentId === undefined) handlers.onGone(sessionId, false);
    }
  });

  const { targetInfos } = (await protocol.send('Target.getTargets')) as { targetInfos: TargetInfo[] };
  const before = targetInfos.filter(({ type, url }) => type === 'page' && /^(?:https?|file):/.test(url));
  if (before.length > 0)
    notes.push(
      `${before.length === 1 ? '1 page was' : `${before.length} pages were`} open before: the connections that they had made by then are not seen. Reload a page to see all of them.`,
    );
  await protocol.send('Target.setAutoAttach', AUTO_ATTACH);

  /** A tab is there some time after the browser's port. */
  const anyPage = async (): Promise<string> => {
    if (pages.size === 0) {
      let timer: NodeJS.Timeout | undefined;
      await new Promise<void>((resolve) => {
        firstPage = resolve;
        timer = setTimeout(resolve, LOAD_WITHIN);
        void protocol.ended.then(resolve);
      });
      clearTimeout(timer);
    }
    const [session] = pages.values();
    if (session === undefined) throw new Error('the browser has no tab');
    return session;
  };

  return {
    notes,
    pages: () => pages.values(),
    async open(url, where) {
      if (where === 'new tab') {
        const { targetId } = await protocol.send('Target.createTarget', { url: 'about:blank' });
        own = String(targetId);
      }
      const session = own === undefined ? await anyPage() : await sessionOf(own);
      const loaded = protocol.send('Page.navigate', { url }, session);
      const { errorText } = await Promise.race([loaded, tooLate()]);
      // The answer that is not waited for is an error, once the browser ends.
      loaded.catch(() => undefined);
      return typeof errorText === 'string' && errorText !== '' ? errorText : undefined;
    },
    async leave() {
      if (own !== undefined) await protocol.send('Target.closeTarget', { targetId: own });
      await protocol.send('Target.setAutoAttach', { ...AUTO_ATTACH, autoAttach: false });
    },
  };

  async function sessionOf(target: string): Promise<string> {
    const known = pages.get(target);
    if (known !== undefined) return known;
    const { sessionId } = await protocol.send('Target.attachToTarget', { targetId: target, flatten: true });
    return String(sessionId);
  }
}
