import { describe, expect, it } from 'vitest';
import { createLiveSession } from '../../../panel/session/live-session.ts';
import { createPanelStore, keepFresh } from '../../../panel/store/store.ts';
import { diagnose } from '../../../src/diagnosis/diagnose.ts';
import { type Anchor, anchorText, parseAnchor } from '../../../src/export/report/anchor.ts';
import { renderHtml } from '../../../src/export/report/html.ts';
import { buildReport } from '../../../src/export/report/report.ts';
import { rules } from '../../../src/rules/index.ts';
import { answered, attempt, START, tape } from '../../support/tape.ts';

describe('a link', () => {
  it.each<[string, Anchor]>([
    ['finding-forbidden-c2', { kind: 'finding', rule: 'forbidden', connection: 'c2' }],
    ['finding-idle-timeout-c14', { kind: 'finding', rule: 'idle-timeout', connection: 'c14' }],
    ['c2', { kind: 'connection', connection: 'c2' }],
    ['event-7', { kind: 'event', event: 7 }],
  ])('%s names one place', (text, anchor) => {
    expect(anchorText(anchor)).toBe(text);
    expect(parseAnchor(`#${text}`)).toEqual(anchor);
    expect(parseAnchor(`file:///tmp/report.html#${text} `)).toEqual(anchor);
  });

  it.each([
    '',
    'c2',
    '#',
    '#finding-c2',
    '#finding--c2',
    '#finding-forbidden',
    '#event-x',
    '#c',
    '#C2',
    '#c2 or so',
  ])('%j names none', (text) => expect(parseAnchor(text)).toBeUndefined());
});

describe('a finding’s link', () => {
  const session = tape(
    attempt('wss://api.test/live', answered(403)),
    attempt('wss://api.test/other', answered(404)),
  );
  const doctor = createLiveSession(() => START + 60_000, session);
  const { findings } = diagnose(session, rules);
  const links = findings.flatMap(({ rule, connections }) =>
    connections.map((connection) => ({ rule: rule.id, connection })),
  );
  const panel = () => {
    const store = createPanelStore(doctor);
    keepFresh(store, doctor)();
    return store;
  };

  it('is an id in the HTML report, and opens the same finding in the panel', () => {
    expect(links.length).toBeGreaterThanOrEqual(2);
    const html = renderHtml(buildReport(session, diagnose(session, rules), { now: START, version: '0.0.0' }));
    for (const place of links) {
      const anchor: Anchor = { kind: 'finding', ...place };
      expect(html).toContain(`id="${anchorText(anchor)}"`);
      const store = panel();
      store.getState().show('frames');
      store.getState().openLink(anchor);
      expect(store.getState()).toMatchObject({ selected: place.connection, tab: 'diagnosis', origin: place });
    }
  });

  it('to what is not here says so, and leaves the panel where it is', () => {
    const store = panel();
    const before = store.getState().selected;
    store.getState().openLink({ kind: 'connection', connection: 'c999' });
    expect(store.getState()).toMatchObject({
      selected: before,
      notice: '#c999 names a connection that is not in this session.',
    });
    store
      .getState()
      .openLink({ kind: 'finding', rule: 'idle-timeout', connection: links[0]?.connection ?? '' });
    expect(store.getState().notice).toMatch(/^Rule idle-timeout finds nothing on this connection/);
    expect(store.getState().origin).toBeUndefined();
  });

  it('to an event shows it', () => {
    const store = panel();
    const event = findings[0]?.match.evidence[0]?.events[0] ?? -1;
    store.getState().openLink({ kind: 'event', event });
    expect(store.getState().highlighted).toBe(event);
  });
});
