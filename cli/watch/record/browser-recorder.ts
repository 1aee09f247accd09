import type { CapturedEvent } from '../../../src/capture/captured-event.ts';
import { createCdpSockets } from '../../../src/files/cdp-sockets.ts';
import type { LogFile } from '../../../src/files/log-file.ts';
import { mayLackListeners } from '../../../src/session/missing-listeners.ts';
import type { Protocol } from '../browser/protocol.ts';
import { readHookScripts } from './hook-scripts.ts';
import type { LiveRecording } from './live-recording.ts';
import { recordNetLog } from './net-log-recorder.ts';
import { createPageHook } from './page-hook.ts';
import { createPauses } from './pauses.ts';
import { watchTargets } from './watch-targets.ts';

/** Records the WebSockets of a Chromium over its debugging port. */
export interface BrowserRecorder {
  /** What the browser does not let us see, as sentences. */
  notes: string[];
  /** Loads a page in the browser's first tab, or in a new one. Returns why it did not load. */
  open(url: string, where: 'first tab' | 'new tab'): Promise<string | undefined>;
  /** What is seen from now on goes to another recording. */
  use(recording: LiveRecording): void;
  /** Reads the net log now, where it may say what is not said yet; there is no recording meanwhile. */
  complete(): Promise<void>;
  /** Adds all that is known by now, and leaves the browser as it was, but for what pages did. Never rejects. */
  finish(): Promise<void>;
}

/** Milliseconds between two looks at whether the net log is needed. */
const LOOK_EVERY = 250;
/** So long no handshake must have begun, and none be under way, before a recording is ended; or so long is waited at most. */
const QUIET = 300;
const MOST_WAIT = 60_000;

export interface RecorderOptions {
  recording: LiveRecording;
  /** The browser's name and version. */
  browser: string;
  /**
   * Whether a missing reason is looked up in the net log at once, and not at the end alone. What happens while the log is
   * handed over is lost.
   */
  readEarly: boolean;
  /** Called after new events. */
  onChange(): void;
}

const isBlank = (event: CapturedEvent): event is CapturedEvent & { kind: 'wire-entry' } =>
  event.kind === 'wire-entry' && event.reason === '';

export async function recordBrowser(
  protocol: Protocol,
  { recording: first, browser, readEarly, onChange }: RecorderOptions,
): Promise<BrowserRecorder> {
  let recording = first;
  const sockets = createCdpSockets();
  /** When the reason of a handshake was last found blank, epoch milliseconds; undefined while none is. */
  let blankSince: number | undefined;
  let lastHandshake = 0;
  let usedSince = 0;
  /** URLs that the net log has explained once: their later failures can wait until the end. */
  const explained = new Set<string>();
  let isIncomplete = false;
  const take = (events: readonly CapturedEvent[]): void => {
    if (events.length === 0) return;
    recording.take(events);
    const blanks = events.filter(isBlank);
    isIncomplete ||= blanks.length > 0;
    if (blanks.some(({ url }) => !explained.has(url))) blankSince ??= Date.now();
    onChange();
  };
  const begin = (): void => take([{ source: 'wire', kind: 'wire-started', at: Date.now(), browser }]);

  const netLog = await recordNetLog(protocol);
  begin();
  const scripts = readHookScripts('chromium');
  const hook = scripts && createPageHook(protocol, scripts, take);
  const targets = await watchTargets(protocol, {
    onDocuments: async (session) => hook?.install(session),
    onNetwork(event, session) {
      if (event.method === 'Network.webSocketCreated') lastHandshake = Date.now();
      take(sockets.take({ ...event }, session));
    },
    onGone(session, isTarget) {
      if (isTarget) hook?.forget(session);
      take(sockets.lose(session, Date.now()));
    },
  });
  /** The net log without what belongs to an earlier recording. */
  const sinceUse = (log: LogFile): LogFile => {
    const old = new Set(
      log.events.flatMap((event) =>
        event.kind === 'wire-entry' && (event.startedAt ?? event.at) < usedSince ? [event.entry] : [],
      ),
    );
    if (old.size === 0) return log;
    // What the page would have seen is named by the number of its request.
    const isOld = (event: CapturedEvent): boolean =>
      event.source === 'page'
        ? old.has(Number(event.context.replace('net-log-', '')))
        : 'entry' in event && old.has(event.entry);
    return {
      ...log,
      connections: log.connections - old.size,
      events: log.events.filter((event) => !isOld(event)),
    };
  };
  let collecting: Promise<void> | undefined;
  const collect = async (): Promise<void> => {
    try {
      const log = sinceUse(await netLog.collect(sockets.offset()));
      for (const event of log.events) if (event.kind === 'wire-entry') explained.add(event.url);
      recording.join(log);
      onChange();
    } catch {
      // The connection ended: `finish` says so.
    }
  };
  const complete = async (): Promise<void> => {
    if (isIncomplete && !collecting && netLog.refused === undefined) {
      blankSince = undefined;
      isIncomplete = false;
      collecting = collect().finally(() => {
        collecting = undefined;
      });
    }
    await collecting;
  };
  const asked = createPauses();
  const timer = setInterval(() => {
    const lacking = [...recording.session.connections.values()].filter((each) =>
      mayLackListeners(recording.session, each),
    );
    if (hook && asked.isDue(lacking.map(({ id }) => id)))
      for (const session of targets.pages()) hook.askListeners(session);
    if (!readEarly || blankSince === undefined || collecting || netLog.refused !== undefined) return;
    // What happens while there is no recording is lost.
    const isQuiet = sockets.connecting() === 0 && Date.now() - lastHandshake > QUIET;
    if (!isQuiet && Date.now() - blankSince < MOST_WAIT) return;
    void complete();
  }, LOOK_EVERY);

  return {
    notes: [
      ...(netLog.refused === undefined
        ? []
        : [
            `The browser's net log is not recorded: ${netLog.refused} Without it the reason of a failed handshake is missing where an extension hides it.`,
          ]),
      ...(hook ? [] : ['The page hook is not built: run `npm run build`']),
      ...targets.notes,
    ],
    open: targets.open,
    complete,
    use(next) {
      recording = next;
      usedSince = Date.now();
      explained.clear();
      begin();
    },
    async finish() {
      clearInterval(timer);
      await collecting;
      take(sockets.rest());
      try {
        recording.join(sinceUse(await netLog.finish(sockets.offset())));
        onChange();
        await targets.leave();
      } catch {
        // The connection has ended.
      }
    },
  };
}
