import { readFileSync } from 'node:fs';
import type { CapturedEvent } from '../../../src/capture/captured-event.ts';
import { RELAY_WORLD, SEND } from '../../../src/capture/debugger-port.ts';
import { createTextLogReader } from '../../../src/files/text-log/read-text-log.ts';
import type { Protocol } from '../browser/protocol.ts';
import type { BrowserRecorder, RecorderOptions } from './browser-recorder.ts';
import { createHookMessages } from './hook-messages.ts';
import { readHookScripts } from './hook-scripts.ts';

/**
 * Records the WebSockets of a Firefox over WebDriver BiDi, which tells of none of them: the page hook in pages, and the log
 * that Firefox writes, which is read at the end. https://w3c.github.io/webdriver-bidi/
 */
export async function recordFirefox(
  protocol: Protocol,
  { recording: first, onChange }: RecorderOptions,
  logs: () => string[],
): Promise<BrowserRecorder> {
  let recording = first;
  const take = (events: readonly CapturedEvent[]): void => {
    recording.take(events);
    onChange();
  };
  const messages = createHookMessages(take);
  const scripts = readHookScripts('firefox');
  protocol.onEvent(({ method, params }) => {
    if (method !== 'script.message' || params.channel !== SEND) return;
    const { realm } = params.source as { realm: string };
    const { value } = params.data as { value?: unknown };
    messages.take('', realm, String(value), (expression) => {
      const call = { expression, target: { realm }, awaitPromise: false };
      // Its document may be gone.
      protocol.send('script.evaluate', call).catch(() => undefined);
    });
  });
  await protocol.send('session.subscribe', { events: ['script.message'] });
  if (scripts) {
    await protocol.send('script.addPreloadScript', { functionDeclaration: `() => {\n${scripts.page}\n}` });
    await protocol.send('script.addPreloadScript', {
      functionDeclaration: `(send) => {\nglobalThis.${SEND} = (json) => send(json);\n${scripts.relay}\n}`,
      sandbox: RELAY_WORLD,
      arguments: [{ type: 'channel', value: { channel: SEND } }],
    });
  }
  return {
    notes: [
      ...(scripts ? [] : ['The page hook is not built: run `npm run build`']),
      'Firefox says why handshakes failed only in its log, which is read at the end; connections of workers are in it alone.',
    ],
    complete: async () => undefined,
    use(next) {
      recording = next;
    },
    async open(url) {
      const { contexts } = await protocol.send('browsingContext.getTree');
      const [tab] = contexts as { context: string }[];
      if (!tab) throw new Error('the browser has no tab');
      try {
        await protocol.send('browsingContext.navigate', { context: tab.context, url, wait: 'none' });
        return undefined;
      } catch (error) {
        return (error as Error).message;
      }
    },
    async finish() {
      for (const path of logs()) {
        const reader = createTextLogReader((bytes) => new TextDecoder().decode(bytes));
        reader.feed(readFileSync(path));
        const read = reader.end();
        if (read.ok) recording.join(read.log);
      }
      onChange();
    },
  };
}
