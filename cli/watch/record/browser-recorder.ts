import type { CapturedEvent } from '../../../src/capture/captured-event.ts';
import { createCdpSockets } from '../../../src/files/cdp-sockets.ts';
import type { Protocol } from '../browser/protocol.ts';
import type { LiveRecording } from './live-recording.ts';
import { recordNetLog } from './net-log-recorder.ts';
import { watchTargets } from './watch-targets.ts';

/** Records the WebSockets of a Chromium over its debugging port. */
export interface BrowserRecorder {
  /** What the browser does not let us see, as sentences. */
  notes: string[];
  /** Loads a page in the browser's first tab, or in a new one. Returns why it did not load. */
  open(url: string, where: 'first tab' | 'new tab'): Promise<string | undefined>;
  /** What is seen from now on goes to another recording. */
  use(recording: LiveRecording): void;
  /** Whether something is not said yet that the net log may say. */
  isWaiting(): boolean;
  /** Adds all that is known by now, and leaves the browser as it was, but for what pages did. Never rejects. */
  finish(): Promise<void>;
}

/** Milliseconds: between two looks at whether the net log is needed, and how long running handshakes are waited for. */
const LOOK_EVERY = 250;
const MOST_WAIT = 3_000;

export interface RecorderOptions {
  recording: LiveRecording;
  /** The browser's name and version. */
  browser: string;
  /** Called after new events. */
  onChange(): void;
}

export async function recordBrowser(
  protocol: Protocol,
  { recording: first, browser, onChange }: RecorderOptions,
): Promise<BrowserRecorder> {
  let recording = first;
  const sockets = createCdpSockets();
  /** When the reason of a handshake was last found blank, epoch milliseconds; undefined while none is. */
  let blankSince: number | undefined;
  const take = (events: readonly CapturedEvent[]): void => {
    if (events.length === 0) return;
    recording.take(events);
    if (events.some((event) => event.kind === 'wire-entry' && event.reason === '')) blankSince ??= Date.now();
    onChange();
  };
  const begin = (): void => take([{ source: 'wire', kind: 'wire-started', at: Date.now(), browser }]);

  const netLog = await recordNetLog(protocol);
  begin();
  const targets = await watchTargets(protocol, {
    onNetwork: (event, session) => take(sockets.take({ ...event }, session)),
    onGone: (session) => take(sockets.lose(session, Date.now())),
  });
  let collecting: Promise<void> | undefined;
  const collect = async (): Promise<void> => {
    try {
      recording.join(await netLog.collect(sockets.offset()));
      onChange();
    } catch {
      // The connection ended: `finish` says so.
    }
  };
  const timer = setInterval(() => {
    if (blankSince === undefined || collecting || netLog.refused !== undefined) return;
    if (sockets.connecting() > 0 && Date.now() - blankSince < MOST_WAIT) return;
    blankSince = undefined;
    collecting = collect().finally(() => {
      collecting = undefined;
    });
  }, LOOK_EVERY);

  return {
    notes: [
      ...(netLog.refused === undefined
        ? []
        : [
            `The browser's net log is not recorded: ${netLog.refused} Without it the reason of a failed handshake is missing where an extension hides it.`,
          ]),
      ...targets.notes,
    ],
    open: targets.open,
    isWaiting: () => blankSince !== undefined || collecting !== undefined,
    use(next) {
      recording = next;
      begin();
    },
    async finish() {
      clearInterval(timer);
      await collecting;
      take(sockets.rest());
      try {
        recording.join(await netLog.finish(sockets.offset()));
        onChange();
        await targets.leave();
      } catch {
        // The connection has ended.
      }
    },
  };
}
