import { gzipSync } from 'node:zlib';
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { FileBar } from '../../panel/app/file-bar.tsx';
import { Toolbar } from '../../panel/app/toolbar.tsx';
import { currentRedactedReport } from '../../panel/export/export.ts';
import { SESSION_FORMATS, sessionText } from '../../panel/export/export-session.ts';
import { createLiveSession } from '../../panel/session/live-session.ts';
import { createSessionSource } from '../../panel/session/session-source.ts';
import { createFileStore } from '../../panel/store/file-store.ts';
import { type Panel, PanelContext } from '../../panel/store/panel-context.tsx';
import { createPanelStore, keepFresh } from '../../panel/store/store.ts';
import { EVERYTHING } from '../../src/export/trace/choose-frames.ts';
import type { Session } from '../../src/session/session.ts';
import { saveHar } from '../support/har-tools.ts';
import { answered, attempt, conversation, frame, START, tape } from '../support/tape.ts';
import { readTrace, saveTrace } from '../support/trace-tools.ts';

const bad = (): Session =>
  tape(attempt('wss://api.test/live?access_token=hush-0123456789abcdef', answered(403)));

/** A trace with this in its head; of a name that is there twice, the latter counts. */
const withHead = (more: string): string => saveTrace(bad()).replace('"losses":', more);

/** A panel on a healthy page. */
interface TestPanel extends Panel {
  stop(): void;
}

function openPanel(): TestPanel {
  const live = createLiveSession(() => START + 60_000, tape(conversation('wss://page.test/chat')));
  const source = createSessionSource(live);
  const store = createPanelStore(source.liveSession);
  const stop = keepFresh(store, source.liveSession);
  const files = createFileStore(store, source);
  const { liveSession } = source;
  // Rendered to a text, a view reads the state that its store began with.
  store.getInitialState = store.getState;
  files.getInitialState = files.getState;
  return {
    store,
    files,
    reach: undefined,
    liveSession,
    ownRules: () => [],
    redactedReport: (rules, strict) => currentRedactedReport(liveSession, rules, strict),
    page: live,
    pageTracker: async () => undefined,
    stop,
  };
}

const shown = (panel: Panel): string[] =>
  [...panel.liveSession.session().connections.values()].map(({ url }) => url);
const html = (panel: Panel, view: () => unknown): string =>
  renderToStaticMarkup(createElement(PanelContext, { value: panel }, createElement(view as () => null)));

describe('a file in the panel', () => {
  it.each([
    ['a trace', (): string => saveTrace(bad())],
    ['a gzipped trace', (): Uint8Array<ArrayBuffer> => new Uint8Array(gzipSync(saveTrace(bad())))],
    ['a HAR file', (): string => saveHar(bad())],
  ] as const)('%s is shown in place of the page, and the page comes back', async (_name, content) => {
    const panel = openPanel();
    await panel.files.getState().open('a.file', new Blob([content()]));
    expect(panel.files.getState().problem).toBeUndefined();
    expect(shown(panel)[0]).toContain('wss://api.test/live');
    expect(panel.redactedReport([]).value.verdicts[0]?.rule).toBe('forbidden');
    await expect.poll(() => panel.store.getState().diagnosis.findings[0]?.rule.id).toBe('forbidden');
    expect(panel.files.getState().opened?.changes).toEqual([]);
    expect(html(panel, FileBar)).toContain('read-only');
    expect(html(panel, Toolbar)).not.toContain('Clear');
    panel.files.getState().close();
    expect(shown(panel)).toEqual(['wss://page.test/chat']);
    expect(html(panel, Toolbar)).toContain('Clear');
    panel.stop();
  });

  it.each([
    ['cut', (): BlobPart => saveTrace(bad()).slice(0, -200), '$.events'],
    ['a HAR that is cut', (): BlobPart => saveHar(bad()).slice(0, -40), '$.log'],
    ['of a wrong type', (): BlobPart => withHead('"clock": "noon", "losses":'), '$.clock'],
    [
      '10,000 deep',
      (): BlobPart => withHead(`"deep": ${'['.repeat(10_000)}${']'.repeat(10_000)}, "losses":`),
      '$.deep',
    ],
    [
      'a prototype key',
      (): BlobPart => withHead('"__proto__": {"polluted": true}, "losses":'),
      '$.__proto__',
    ],
    [
      'a message that claims 2 GB',
      (): BlobPart =>
        saveTrace(tape(conversation('wss://a.test/'), frame('received', 900, 'hello'))).replace(
          '"size":5,"kept":5',
          '"size":2147483648,"kept":2147483648',
        ),
      '].kept',
    ],
    ['of a probe', (): BlobPart => '{"kind":"wsdoctor-probe"}', 'Test tab'],
    ['of another kind', (): BlobPart => '{"hello":1}', 'neither a trace'],
    ['a HAR without a WebSocket', (): BlobPart => '{"log":{"entries":[]}}', 'No WebSocket'],
    ['gzip that is cut', (): BlobPart => gzipSync(saveTrace(bad())).subarray(0, 80), 'cannot be read'],
    ['a zip bomb', (): BlobPart => gzipSync(Buffer.alloc(80_000_000, ' ')), 'unfolds to more than'],
  ] as const)('that is %s leaves the session as it was', async (_name, content, words) => {
    const panel = openPanel();
    const before = panel.redactedReport([]).value.connections;
    await panel.files.getState().open('bad.file', new Blob([content()]));
    const { opened, problem, work } = panel.files.getState();
    expect(problem).toContain('bad.file: ');
    expect(problem).toContain(words);
    expect(opened).toBeUndefined();
    expect(work).toBeUndefined();
    expect(panel.redactedReport([]).value.connections).toEqual(before);
    expect(html(panel, FileBar)).toContain(words);
    panel.stop();
  });

  it('can be cancelled while it is read', async () => {
    const panel = openPanel();
    const reading = panel.files
      .getState()
      .open('long.file', new Blob([' '.repeat(20_000_000), saveTrace(bad())]));
    expect(html(panel, FileBar)).toContain('Reading long.file');
    panel.files.getState().work?.cancel();
    await reading;
    expect(panel.files.getState()).toMatchObject({ opened: undefined, work: undefined, problem: undefined });
    expect(shown(panel)).toEqual(['wss://page.test/chat']);
    panel.stop();
  });

  it('is exported again as it was', async () => {
    const panel = openPanel();
    const text = saveTrace(bad());
    await panel.files.getState().open('a.file', new Blob([text]));
    const [trace] = SESSION_FORMATS;
    if (!trace) throw new Error('no format');
    const { parts } = sessionText(trace, panel.liveSession, EVERYTHING, [], panel.files.getState().opened);
    expect([...parts].join('')).toBe(text);
    panel.stop();
  });

  it('goes on recording the page meanwhile', async () => {
    const panel = openPanel();
    const live = panel.liveSession.session();
    await panel.files.getState().open('a.file', new Blob([saveTrace(bad())]));
    expect(panel.liveSession.session()).not.toBe(live);
    panel.files.getState().close();
    expect(panel.liveSession.session()).toBe(live);
    panel.stop();
  });
});

describe('a saved trace', () => {
  it('knows how it was captured, but not the list of sites', () => {
    const liveSession = createLiveSession(() => START, bad());
    liveSession.settings = {
      version: 1,
      recordWhere: 'listed',
      alsoMask: [{ kind: 'text', text: 'Project Falcon' } as const],
      sites: ['secret.example'],
      closedBudget: 1,
      closedPreview: 2,
      openBudget: 3,
      openPreview: 4,
      panelBudget: 5,
    };
    const [format] = SESSION_FORMATS;
    if (!format) throw new Error('no format');
    const text = [...sessionText(format, liveSession, EVERYTHING, []).parts].join('');
    expect(text).not.toContain('secret.example');
    expect(text).not.toContain('Falcon');
    expect(readTrace(text).settings).toMatchObject({ recordWhere: 'listed', panelBudget: 5 });
  });
});
