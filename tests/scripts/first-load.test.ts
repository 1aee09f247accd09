import { describe, expect, it } from 'vitest';
import { firstLoad } from '../../scripts/first-load.ts';

/** Who imports what at once; `search` is imported later, by nobody here. */
const GRAPH: Record<string, string[]> = {
  'panel.html': ['main'],
  main: ['react', 'session', 'store', 'icon', 'path'],
  store: ['session'],
  session: ['event'],
  'devtools.html': ['session', 'rules'],
  rules: ['event'],
  'options.html': ['react', 'event'],
  'popup.html': ['react', 'icon', 'rules', 'path'],
  search: ['store', 'session'],
};

function groupOf(): (id: string) => string | undefined {
  const { plugin, groups } = firstLoad({
    panel: 'panel.html',
    devtools: 'devtools.html',
    others: ['options.html', 'popup.html'],
  });
  const buildEnd = plugin.buildEnd as (this: unknown) => void;
  buildEnd.call({ getModuleInfo: (id: string) => ({ importedIds: GRAPH[id] ?? [] }) });
  const ordered = groups.toSorted((a, b) => b.priority - a.priority);
  return (id) => ordered.find(({ test }) => test(id))?.name;
}

describe('the files that the panel loads first', () => {
  const group = groupOf();

  it.each([
    ['session', 'session'],
    ['event', 'session'],
    ['react', 'view'],
    ['icon', 'view'],
    ['path', 'view'],
    ['main', 'panel'],
    ['store', 'panel'],
  ])('%s is in %s', (id, name) => expect(group(id)).toBe(name));

  it.each(['rules', 'search'])('%s, which the panel does not load first, is in none', (id) =>
    expect(group(id)).toBeUndefined(),
  );
});
