import { describe, expect, it } from 'vitest';
import type { Params, Protocol, ProtocolEvent } from '../../../cli/watch/browser/protocol.ts';
import { recordBrowser } from '../../../cli/watch/record/browser-recorder.ts';
import { createLiveRecording } from '../../../cli/watch/record/live-recording.ts';
import { reportOn } from '../../../cli/watch/watch-report.ts';
import { briefCauses, formatBrief } from '../../../src/export/report/brief.ts';

const MANY = 10_000;

/** A browser that answers every command; `trace` is its net log. */
function fakeBrowser(trace: readonly object[]) {
  const listeners: ((event: ProtocolEvent) => void)[] = [];
  const sent: string[] = [];
  const say = (method: string, params: Params, sessionId?: string): void => {
    for (const listener of listeners)
      listener({ method, params, ...(sessionId === undefined ? {} : { sessionId }) });
  };
  const protocol: Protocol = {
    ended: new Promise(() => undefined),
    onEvent: (listener) => void listeners.push(listener),
    close: () => undefined,
    async send(method) {
      sent.push(method);
      if (method === 'Target.getTargets') return { targetInfos: [] };
      if (method === 'Tracing.end')
        setImmediate(() => {
          say('Tracing.dataCollected', { value: trace });
          say('Tracing.tracingComplete', {});
        });
      return {};
    },
  };
  return { protocol, say, sent };
}

const START = 1_700_000_000;

/** A handshake that is refused, as Chromium tells of it; `words` are its own, or nothing where an extension hides them. */
function refusedHandshake(say: ReturnType<typeof fakeBrowser>['say'], index: number, words: string): void {
  const requestId = `9.${index}`;
  const timestamp = 100 + index / 1_000;
  const event = (name: string, params: Params): void =>
    say(`Network.webSocket${name}`, { requestId, timestamp, ...params }, 'page-1');
  event('Created', { url: `wss://api.test/live/${index}` });
  event('WillSendHandshakeRequest', {
    wallTime: START + index / 1_000,
    request: { headers: { 'Sec-WebSocket-Key': `key-${index}`, Origin: 'https://app.test' } },
  });
  event('FrameError', { errorMessage: words });
  event('Closed', {});
}

function tracedHandshake(index: number): object[] {
  const ms = 100_000 + index;
  const common = { cat: 'netlog', pid: 1, id2: { local: `0x${index.toString(16)}` } };
  const params = { source_start_time: String(ms) };
  const own = (ph: string, name: string, more: object) => ({
    ...common,
    ph,
    name,
    ts: ms * 1_000,
    args: { source_type: 'URL_REQUEST', params: { ...params, ...more } },
  });
  return [
    own('b', 'REQUEST_ALIVE', { url: `wss://api.test/live/${index}`, net_error: -320 }),
    own('n', 'HTTP_TRANSACTION_SEND_REQUEST_HEADERS', { headers: [`Sec-WebSocket-Key: key-${index}`] }),
    own('n', 'WEBSOCKET_UPGRADE_FAILURE', {
      message: 'Error during WebSocket handshake: Unexpected response code: 403',
    }),
    { ...common, ph: 'e', name: 'REQUEST_ALIVE', ts: (ms + 1) * 1_000, args: {} },
  ];
}

describe('a page that makes ten thousand connections', () => {
  it('is one cause on one line, also where the reason is hidden', async () => {
    const browser = fakeBrowser(Array.from({ length: MANY }, (_, index) => tracedHandshake(index)).flat());
    const recording = createLiveRecording(() => (START + 60) * 1_000);
    const recorder = await recordBrowser(browser.protocol, {
      recording,
      browser: 'Chrome/156',
      readEarly: false,
      onChange: () => undefined,
    });
    for (let index = 0; index < MANY; index += 1) refusedHandshake(browser.say, index, '');
    await recorder.finish();
    const report = reportOn(recording, undefined);
    expect(briefCauses(report)[0]).toMatchObject({ rule: 'forbidden', confidence: 'certain' });
    expect(formatBrief(report).length).toBeLessThan(4_000);
    expect(JSON.stringify(report.verdicts)).not.toContain('reason-hidden');
    expect(browser.sent.filter((method) => method === 'Tracing.start')).toHaveLength(1);
  });

  it('ends without the net log where the browser refuses to record it', async () => {
    const browser = fakeBrowser([]);
    const { send } = browser.protocol;
    browser.protocol.send = (method, ...rest) =>
      method === 'Tracing.start'
        ? Promise.reject(new Error('Tracing has already been started'))
        : send(method, ...rest);
    const recording = createLiveRecording(() => (START + 60) * 1_000);
    const recorder = await recordBrowser(browser.protocol, {
      recording,
      browser: 'Chrome/156',
      readEarly: false,
      onChange: () => undefined,
    });
    expect(recorder.notes[0]).toContain('not recorded: Tracing has already been started');
    refusedHandshake(browser.say, 1, 'Error during WebSocket handshake: Unexpected response code: 403');
    await recorder.finish();
    expect(formatBrief(reportOn(recording, undefined))).toContain('[forbidden, certain]');
    expect(browser.sent).not.toContain('Tracing.end');
  });
});
