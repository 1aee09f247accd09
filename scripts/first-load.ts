import type { Plugin, Rollup } from 'vite';

type Groups = { name: string; test(id: string): boolean; priority: number }[];

/** All that is loaded before a page runs: what it imports, and what that imports, but nothing that is imported later. */
function importedBy(
  page: string,
  { getModuleInfo }: Pick<Rollup.PluginContext, 'getModuleInfo'>,
): Set<string> {
  const found = new Set<string>();
  const visit = (id: string): void => {
    if (found.has(id)) return;
    found.add(id);
    for (const imported of getModuleInfo(id)?.importedIds ?? []) visit(imported);
  };
  visit(page);
  return found;
}

/**
 * Puts what the panel loads first into three files instead of some twenty, each of which the browser would fetch by
 * itself: what it shares with the devtools page, what it shares with the extension's other pages, and the rest.
 */
export function firstLoad(pages: { panel: string; devtools: string; others: readonly string[] }): {
  plugin: Plugin;
  groups: Groups;
} {
  let panel = new Set<string>();
  let devtools = new Set<string>();
  let others = new Set<string>();
  const plugin: Plugin = {
    name: 'first-load',
    buildEnd() {
      panel = importedBy(pages.panel, this);
      devtools = importedBy(pages.devtools, this);
      others = new Set(pages.others.flatMap((page) => [...importedBy(page, this)]));
    },
  };
  const groups: Groups = [
    { name: 'session', priority: 3, test: (id) => panel.has(id) && devtools.has(id) },
    { name: 'view', priority: 2, test: (id) => panel.has(id) && others.has(id) },
    { name: 'panel', priority: 1, test: (id) => panel.has(id) },
  ];
  return { plugin, groups };
}
