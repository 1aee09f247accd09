import { setTimeout as pause } from 'node:timers/promises';
import { type BrowserName, findBrowser } from './browser/find-browser.ts';
import { findEndpoint, inspectorProblem } from './browser/find-endpoint.ts';
import {
  firefoxLogs,
  type LaunchedBrowser,
  launchChromium,
  launchFirefox,
} from './browser/launch-browser.ts';
import { connectProtocol, type Protocol } from './browser/protocol.ts';
import { type BrowserRecorder, recordBrowser } from './record/browser-recorder.ts';
import { recordFirefox } from './record/firefox-recorder.ts';
import { createLiveRecording, type LiveRecording } from './record/live-recording.ts';

/** A browser that is being watched. */
export interface WatchSession {
  /** The `ws:` URL of the browser's debugging port. */
  endpoint: string;
  recording: LiveRecording;
  recorder: BrowserRecorder;
  /** What is watched, and what of it cannot be seen, as sentences. */
  notes: string[];
  /** Why watching ended by itself: `closed` by a person, `died` for all else. */
  ended: Promise<'closed' | 'died'>;
  /** Records what is left, and ends a browser that we started; leaves one that ran before. Never rejects. */
  finish(): Promise<void>;
}

export type Started = { ok: true; session: WatchSession } | { ok: false; message: string };

export interface SessionOptions {
  attach?: string | undefined;
  browser?: BrowserName | undefined;
  headed: boolean;
  /** Further arguments and variables for a browser that we start. */
  args?: readonly string[];
  env?: Readonly<Record<string, string>>;
  /** See `RecorderOptions`; false by default. */
  readEarly?: boolean;
  onChange?(): void;
}

const failed = (message: string): Started => ({ ok: false, message });

/** Starts a browser, or attaches to one, and records from then on. When it fails nothing is left running. */
export async function startWatchSession(options: SessionOptions): Promise<Started> {
  return options.attach === undefined ? startOwn(options) : attachTo(options.attach, options);
}

async function startOwn(options: SessionOptions): Promise<Started> {
  const found = findBrowser(options.browser);
  if (!found.ok) return failed(found.message);
  const { headed, args, env } = options;
  let launched: LaunchedBrowser | undefined;
  try {
    const isFirefox = found.name === 'firefox';
    launched = await (isFirefox ? launchFirefox : launchChromium)({
      path: found.path,
      headed,
      ...(args === undefined ? {} : { args }),
      ...(env === undefined ? {} : { env }),
    });
    const own = launched;
    const protocol = await connectProtocol(own.endpoint);
    const session = isFirefox
      ? await recordOnFirefox(own, protocol, options)
      : await recordOn(own.endpoint, protocol, options);
    const ended = Promise.race([own.ended, session.ended.then(() => own.ended)]);
    return {
      ok: true,
      session: {
        ...session,
        ended: ended.then((byItself) => (byItself ? 'closed' : 'died')),
        async finish() {
          await session.finish();
          await own.close();
        },
      },
    };
  } catch (error) {
    await launched?.close();
    return failed((error as Error).message);
  }
}

async function attachTo(address: string, options: SessionOptions): Promise<Started> {
  const found = await findEndpoint(address);
  if (!found.ok) return failed(found.message);
  try {
    const protocol = await connectProtocol(found.endpoint);
    try {
      return { ok: true, session: await recordOn(found.endpoint, protocol, options) };
    } catch (error) {
      protocol.close();
      throw error;
    }
  } catch (error) {
    const { message } = error as Error;
    return failed(inspectorProblem(address, message) ?? `${address} refused: ${message}`);
  }
}

async function recordOn(
  endpoint: string,
  protocol: Protocol,
  { readEarly = false, onChange = () => undefined }: SessionOptions,
): Promise<WatchSession> {
  const { product, userAgent } = await protocol.send('Browser.getVersion');
  const recording = createLiveRecording();
  const recorder = await recordBrowser(protocol, {
    recording,
    browser: String(userAgent ?? product),
    readEarly,
    onChange,
  });
  return {
    endpoint,
    recording,
    recorder,
    notes: [`Watching ${String(product)}`, ...recorder.notes],
    ended: protocol.ended.then(() => 'died' as const),
    async finish() {
      await recorder.finish();
      protocol.close();
    },
  };
}

async function recordOnFirefox(
  own: LaunchedBrowser,
  protocol: Protocol,
  { readEarly = false, onChange = () => undefined }: SessionOptions,
): Promise<WatchSession> {
  const { capabilities } = await protocol.send('session.new', { capabilities: {} });
  const { browserName, browserVersion } = capabilities as { browserName: string; browserVersion: string };
  const browser = `${browserName} ${browserVersion}`;
  const recording = createLiveRecording();
  const recorder = await recordFirefox(protocol, { recording, browser, readEarly, onChange }, () =>
    firefoxLogs(own),
  );
  return {
    endpoint: own.endpoint,
    recording,
    recorder,
    notes: [`Watching ${browser}`, ...recorder.notes],
    ended: protocol.ended.then(() => 'died' as const),
    async finish() {
      await recorder.finish();
      protocol.close();
    },
  };
}

/** Waits for so many seconds, or until the signal or the browser ends that. */
export async function waitFor(
  seconds: number,
  stop: AbortSignal,
  ended: WatchSession['ended'],
): Promise<void> {
  const over = new AbortController();
  void ended.then(() => over.abort());
  const signal = AbortSignal.any([stop, over.signal]);
  await pause(seconds * 1_000, undefined, { signal }).catch(() => undefined);
}
