import { describe, expect, it } from 'vitest';
import { sortConnections, worstByConnection } from '../../panel/store/connection-order.ts';
import { commandOf } from '../../panel/store/keys.ts';
import { countCauses } from '../../panel/store/list-causes.ts';
import { DEFAULT_CHOICE, type ListChoice, readChoice } from '../../panel/store/list-choice.ts';
import { itemOf, type List, type ListView, listItems } from '../../panel/store/list-items.ts';
import { diagnose } from '../../src/diagnosis/diagnose.ts';
import { rules } from '../../src/rules/index.ts';
import type { Session } from '../../src/session/session.ts';
import { attempt, created, frame, opened, tape, wait } from '../support/tape.ts';

const FORBIDDEN = 'Error during WebSocket handshake: Unexpected response code: 403';
const REFUSED = 'Error in connection establishment: net::ERR_CONNECTION_REFUSED';
const session = tape(
  attempt('wss://a.test/live', FORBIDDEN),
  attempt('wss://a.test/live', FORBIDDEN, { at: 500 }),
  created('wss://b.test/chat', { at: 900 }),
  opened(950),
  frame('received', 990, 'x'.repeat(300)),
  wait(2000),
);
const diagnosis = diagnose(session, rules);
const worst = worstByConnection(diagnosis);

function itemsOf(list: Partial<ListChoice> = {}, more: Partial<ListView> = {}) {
  const choice = { ...DEFAULT_CHOICE, ...list };
  const order = sortConnections(session, diagnosis.findings, worst, choice);
  const view = {
    order,
    worst,
    findings: diagnosis.findings,
    list: choice,
    range: undefined,
    toggledKeys: new Set<string>(),
  };
  return listItems(session, { ...view, ...more }).items;
}

function listOf(of: Session, list: Partial<ListChoice>): List {
  const found = diagnose(of, rules);
  const bad = worstByConnection(found);
  const choice = { ...DEFAULT_CHOICE, ...list };
  const order = sortConnections(of, found.findings, bad, choice);
  const view = { order, worst: bad, findings: found.findings, list: choice, range: undefined };
  return listItems(of, { ...view, toggledKeys: new Set<string>() });
}

const kinds = (items: ReturnType<typeof itemsOf>) => items.map(({ kind }) => kind);

describe('the list', () => {
  it('folds attempts into a row, and opens it', () => {
    const [row, other] = itemsOf();
    expect(row).toMatchObject({ kind: 'row', ids: { length: 2 }, open: false });
    expect(other).toMatchObject({ kind: 'row', ids: { length: 1 } });
    const open = itemsOf({}, { toggledKeys: new Set([row?.key ?? '']) });
    expect(kinds(open)).toEqual(['row', 'attempt', 'attempt', 'row']);
    expect(open[1]).toMatchObject({ number: 2 });
  });

  it('finds a folded attempt in its row', () => {
    const items = itemsOf();
    const folded = items[0]?.kind === 'row' ? items[0].ids[0] : undefined;
    expect(itemOf(items, folded)).toBe(0);
    expect(itemOf(items, 'c4711')).toBe(-1);
  });

  it('is filtered by words, by state and by time', () => {
    expect(itemsOf({ text: 'live 403' }).length).toBe(1);
    expect(itemsOf({ text: '-live' }).length).toBe(1);
    expect(itemsOf({ text: 'nothing' })).toEqual([]);
    expect(itemsOf({ shown: 'problems' }).length).toBe(1);
    expect(itemsOf({ shown: 'open' })).toMatchObject([{ ids: { length: 1 } }]);
    expect(itemsOf({}, { range: { from: 0, until: 1 } })).toEqual([]);
  });

  it('is grouped by host, and a group folds', () => {
    const items = itemsOf({ group: 'frame' });
    expect(kinds(items)).toEqual(['group', 'row', 'row']);
    const folded = itemsOf({ group: 'frame' }, { toggledKeys: new Set([items[0]?.key ?? '']) });
    expect(kinds(folded)).toEqual(['group']);
  });

  it('has no heading for a group of one row, which shows its cause and host itself', () => {
    const one = { grouped: false };
    for (const group of ['host', 'cause'] as const)
      expect(itemsOf({ group })).toMatchObject([
        { kind: 'row', ...one },
        { kind: 'row', ...one },
      ]);
    expect(itemsOf({ group: 'frame' }).slice(1)).toMatchObject([{ grouped: true }, { grouped: true }]);
  });

  it('is grouped by cause, with the worst group first whatever the order of rows', () => {
    const four = tape(
      attempt('wss://a.test/live', REFUSED, { requestSent: false }),
      attempt('wss://a.test/news', REFUSED, { at: 500, requestSent: false }),
      created('wss://b.test/chat', { at: 900 }),
      opened(950),
      created('wss://b.test/feed', { at: 960 }),
      opened(990),
    );
    for (const sort of ['concern', 'started', 'url'] as const) {
      const { items } = listOf(four, { group: 'cause', sort });
      expect(kinds(items)).toEqual(['group', 'row', 'row', 'group', 'row', 'row']);
      expect(items.filter(({ kind }) => kind === 'group')).toMatchObject([
        { severity: 'error', count: 2 },
        { label: 'No problems', severity: 'ok', count: 2 },
      ]);
    }
  });

  it('is grouped by cause by itself when it has more than eight rows, whatever the filter hides', () => {
    const of = (rows: number, list: Partial<ListChoice> = {}) => {
      const many = tape(
        ...Array.from({ length: rows }, (_, at) =>
          attempt(`wss://a.test/live-${'abcdefghij'[at]}`, FORBIDDEN),
        ),
      );
      return listOf(many, list);
    };
    expect(of(8).grouping).toBe('none');
    expect(of(9).grouping).toBe('cause');
    expect(of(9, { text: 'live-a' })).toMatchObject({ grouping: 'cause', fitting: 1 });
    expect(of(9, { group: 'none' }).grouping).toBe('none');
  });

  it('counts the connections of each cause, and filters by one', () => {
    const order = sortConnections(session, diagnosis.findings, worst, DEFAULT_CHOICE);
    const [bad, good] = countCauses(session, order, worst);
    expect([bad, good]).toMatchObject([
      { severity: 'error', count: 2 },
      { key: 'none', count: 1 },
    ]);
    expect(itemsOf({ cause: bad?.key })).toMatchObject([{ ids: { length: 2 } }]);
    expect(itemsOf({ cause: 'none' })).toMatchObject([{ ids: { length: 1 } }]);
  });

  it('is ordered as the user chose', () => {
    const first = (sort: ListChoice['sort'], reversed = false) => {
      const [row] = itemsOf({ sort, reversed });
      return row?.kind === 'row' ? session.connections.get(row.id)?.parsedUrl.host : undefined;
    };
    expect([first('concern'), first('traffic'), first('started'), first('started', true)]).toEqual([
      'a.test',
      'b.test',
      'b.test',
      'a.test',
    ]);
  });

  it('remembers order and groups, never a filter that would hide something', () => {
    expect(readChoice({ sort: 'url', group: 'host', text: 'x', shown: 'open' })).toEqual({
      ...DEFAULT_CHOICE,
      sort: 'url',
      group: 'host',
    });
    expect(readChoice('?')).toEqual(DEFAULT_CHOICE);
  });
});

describe('keys', () => {
  const press = (key: string, more: { ctrlKey?: boolean; altKey?: boolean; typing?: boolean } = {}) =>
    commandOf({ key, ctrlKey: false, metaKey: false, altKey: false, typing: false, ...more })?.does;

  it('do what the sheet says, and nothing while somebody types', () => {
    expect([press('?'), press('o'), press('2'), press('f', { ctrlKey: true })]).toEqual([
      'keys',
      'overview',
      'tab',
      'search',
    ]);
    expect([press('o', { typing: true }), press('z', { ctrlKey: true, typing: true })]).toEqual([
      undefined,
      undefined,
    ]);
    expect([press('f', { ctrlKey: true, typing: true }), press('o', { altKey: true })]).toEqual([
      'search',
      undefined,
    ]);
  });
});
