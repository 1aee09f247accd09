import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { ComparisonTable } from '../../panel/comparison/comparison-table.tsx';
import { optionText, type Recording, sideOf } from '../../panel/comparison/recordings.ts';
import { createLiveSession } from '../../panel/session/live-session.ts';
import { createPanelStore } from '../../panel/store/store.ts';
import { compareConnections } from '../../src/comparison/compare-connections.ts';
import { createRedactor } from '../../src/redaction/redactor-factory.ts';
import { answered, attempt, conversation, devtools, START, tape } from '../support/tape.ts';

const SECRET = 'hush-0123456789abcdef';
const recording = (name: string, ...steps: Parameters<typeof tape>): Recording => ({
  name,
  liveSession: createLiveSession(() => START + 60_000, tape(devtools(), ...steps)),
});

const failing = recording('mine', attempt(`wss://api.test/live?access_token=${SECRET}`, answered(403)));
const working = recording('his', conversation('wss://api.test/live'));

describe('the comparison', () => {
  it('takes findings from the recording, and shows differences alone at first', () => {
    const [left, right] = [failing, working].map((each) =>
      sideOf({ recording: each, connection: [...each.liveSession.session().connections.keys()][0] }),
    );
    if (!left || !right) throw new Error('a side has no connection');
    expect(left.findings.join()).toContain('403');
    const comparison = compareConnections(left, right, createRedactor());
    const html = renderToStaticMarkup(createElement(ComparisonTable, { comparison }));
    expect(html).toContain('One worked, the other did not.');
    expect(html).toContain('handshake rejected with 403');
    expect(html).toContain('parameter access_token');
    expect(html).not.toContain(SECRET);
    expect(html).not.toContain('data-name="scheme"');
    expect(html).toContain('cannot tell: ');
  });

  it('names a connection by its place and its end, without its query', () => {
    const [connection] = failing.liveSession.session().connections.values();
    expect(connection && optionText(connection)).toBe('api.test/live: handshake rejected with 403');
  });

  it('has no side where a recording has no such connection', () => {
    expect(sideOf({ recording: working, connection: undefined })).toBeUndefined();
    expect(sideOf({ recording: working, connection: 'c999' })).toBeUndefined();
  });

  it('is opened by the list with the connection that it begins with', () => {
    const store = createPanelStore(working.liveSession);
    store.getState().compare('c2');
    expect(store.getState()).toMatchObject({ activeOverlay: 'comparison', compared: 'c2' });
  });
});
