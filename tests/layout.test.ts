import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import manifest from '../manifest.json' with { type: 'json' };
import { rules } from '../src/rules/index.ts';

const TOP_FOLDERS = ['src', 'content', 'background', 'panel', 'cli'];

/** Files at the root of a top folder: entry points, and nothing that has a folder of its own. */
const MOST_ROOT_FILES = 12;

/** How many rows each chapter of the guide has; what the G rows ask for are features. */
const ROWS = { A: 10, B: 12, C: 10, D: 7, E: 7, F: 5 };

function files(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile() && /\.(?:ts|tsx)$/.test(path));
}

function importsOf(path: string): string[] {
  const text = readFileSync(path, 'utf8');
  // At the start of a line or as a call: not inside the text of a snippet.
  const imports =
    /^(?:import|export)\b[^'"`;=]*\bfrom\s*'([^']+)'|^import\s*'([^']+)'|\bimport\(\s*'([^']+)'/gm;
  return [...text.matchAll(imports)].map((match) => match[1] ?? match[2] ?? match[3] ?? '');
}

const read = (path: string): string => readFileSync(path, 'utf8');

/** The lists of layers in docs/architecture.md: folders of one row are on one level, the lowest row first. */
function layers(): string[][] {
  return [
    ...read('docs/architecture.md').matchAll(/^\| (`(?:src|content|panel|cli)\/[\w-]+\/`.*?) \|/gm),
  ].map(([, cell = '']) => [...cell.matchAll(/`([^`]+)\/`/g)].map(([, folder = '']) => folder));
}

/** `src/rules` of `src/rules/close/idle-timeout.ts`; `panel` of `panel/main.tsx`. */
function layerOf(path: string): string {
  const parts = path.split('/');
  return parts.length > 2 ? parts.slice(0, 2).join('/') : (parts[0] ?? '');
}

describe('layers', () => {
  const level = new Map(layers().flatMap((row, index) => row.map((folder) => [folder, index] as const)));
  const layered = ['src', 'content', 'panel', 'cli'].flatMap(files);

  it('every folder is listed in docs/architecture.md, and every listed folder exists', () => {
    const found = new Set(layered.map(layerOf).filter((layer) => layer.includes('/')));
    expect([...found].filter((layer) => !level.has(layer)).sort()).toEqual([]);
    expect([...level.keys()].filter((layer) => !found.has(layer))).toEqual([]);
  });

  it('a layer imports only from those above it in the list', () => {
    const wrong = layered.flatMap((path) =>
      importsOf(path)
        .filter((name) => name.startsWith('.'))
        .map((name) => join(path, '..', name))
        .filter((target) => isWrongWay(layerOf(path), layerOf(target), level))
        .map((target) => `${path} imports ${target}, which is in a higher layer`),
    );
    expect(wrong).toEqual([]);
  });

  it('few files are at the root of a top folder', () => {
    const crowded = TOP_FOLDERS.map((folder) => ({
      folder,
      loose: files(folder).filter((path) => path.split('/').length === 2).length,
    })).filter(({ loose }) => loose > MOST_ROOT_FILES);
    expect(crowded).toEqual([]);
  });

  it('no two files of one layer share a base name', () => {
    const names = new Map<string, string[]>();
    for (const path of TOP_FOLDERS.flatMap(files)) {
      const layer = path.startsWith('src/') ? layerOf(path) : (path.split('/')[0] ?? '');
      const key = `${layer} ${basename(path).replace(/\.tsx?$/, '')}`;
      names.set(key, [...(names.get(key) ?? []), path]);
    }
    expect([...names.values()].filter(({ length }) => length > 1)).toEqual([]);
  });
});

/** Both are in a list, and the import goes up in it, or sideways into another folder of the same row. */
function isWrongWay(from: string, to: string, level: ReadonlyMap<string, number>): boolean {
  const [own, other] = [level.get(from), level.get(to)];
  if (own === undefined || from === to) return false;
  // Entry points at the root of a top folder are above every layer of it; that of `cli/` has what all commands share.
  if (other === undefined) return from.split('/')[0] === to && to !== 'cli';
  return from.split('/')[0] === to.split('/')[0] && other >= own;
}

describe('layout', () => {
  it('src imports nothing but src', () => {
    const outside = files('src').flatMap((path) =>
      importsOf(path)
        .filter((name) => !/^\.{1,2}\//.test(name) || join(path, '..', name).split('/')[0] !== 'src')
        .map((name) => `${path} imports ${name}: the core knows no browser and no library`),
    );
    expect(outside).toEqual([]);
  });

  it('content, background and panel never import each other', () => {
    const shells = ['content', 'background', 'panel'];
    const crossing = shells.flatMap((folder) =>
      files(folder).flatMap((path) =>
        importsOf(path)
          .filter((name) => name.startsWith('.'))
          .map((name) => join(path, '..', name).split('/')[0] ?? '')
          .filter((target) => target !== folder && shells.includes(target))
          .map((target) => `${path} imports from ${target}`),
      ),
    );
    expect(crossing).toEqual([]);
  });

  it('the command line takes from the core alone', () => {
    const outside = files('cli').flatMap((path) =>
      importsOf(path)
        .filter((name) => name.startsWith('.') && name.endsWith('.ts'))
        .filter((name) => !['src', 'cli'].includes(join(path, '..', name).split('/')[0] ?? ''))
        .map((name) => `${path} imports ${name}`),
    );
    expect(outside).toEqual([]);
  });

  it('the page hook has no library', () => {
    const libraries = files('content').flatMap((path) =>
      importsOf(path)
        .filter((name) => !name.startsWith('.'))
        .map((name) => `${path} imports ${name}: every page on the web would pay for it`),
    );
    expect(libraries).toEqual([]);
  });

  it('browser interfaces are touched only where the architecture says', () => {
    const allowed = new Set([
      'content/relay.iife.ts',
      'background/worker.ts',
      'background/toolbar-icon.ts',
      'background/wire-firefox.ts',
      'panel/devtools.ts',
      // Reads the tab that it was opened on, as a panel does.
      'panel/popup.tsx',
      // Types alone.
      'background/wire-history.ts',
      'panel/devtools-apis.d.ts',
      'panel/capture/wire-chromium.ts',
      'panel/capture/feed.ts',
      'panel/session/settings-store.ts',
      // For the client's list, and for access to one host, which is asked for by a click.
      'panel/session/extension-api.ts',
    ]);
    const touching = TOP_FOLDERS.flatMap(files)
      .filter((path) =>
        /\b(?:chrome|browser)\.(?:runtime|tabs|devtools|storage)\b|webextension-polyfill/.test(read(path)),
      )
      .filter((path) => !allowed.has(path));
    expect(touching).toEqual([]);
  });

  it('only `changed` writes the revisions and the list of changes', () => {
    const counter = /\.(?:revision|\w+Revision)\s*(?:\+\+|--|[-+]?=(?![=>]))/;
    const list = /\bnoteChange\(|\bchanges\.(?:ids|before)\b/;
    const writing = TOP_FOLDERS.flatMap(files)
      .filter((path) => !['src/session/changed.ts', 'src/session/change-log.ts'].includes(path))
      .flatMap((path) =>
        read(path)
          .split('\n')
          .filter((line) => counter.test(line) || list.test(line))
          .map((line) => `${path}: ${line.trim()}`),
      );
    expect(writing, 'call changed() of src/session/changed.ts').toEqual([]);
  });

  it('the state of modules in src is listed in docs/architecture.md', () => {
    const state =
      /^(?:export )?(?:let |const \w+(?:: [^=]+)? = (?:new (?:Weak)?(?:Map|Set)(?:<.*>)?\(\);|rememberResults\())/m;
    const holding = files('src').filter((path) => state.test(read(path)));
    const [, chapter = ''] = read('docs/architecture.md').split('## State of modules');
    const listed = [...chapter.matchAll(/`(src\/[^`]+\.ts)`/g)].map(([, path = '']) => path);
    expect(listed.toSorted()).toEqual(holding.toSorted());
  });

  it('nothing is cast by way of unknown where .d.ts files describe the browser', () => {
    const casting = [...files('content'), 'panel/devtools.ts'].filter((path) =>
      /\bas unknown as\b/.test(read(path)),
    );
    expect(casting).toEqual([]);
  });

  it('the manifest never asks for what blanks the failure reason', () => {
    const asked = JSON.stringify(manifest);
    for (const permission of ['webRequest', 'declarativeNetRequest', 'debugger']) {
      expect(asked, `${permission} hides why WebSockets fail, or frightens the user`).not.toContain(
        `"${permission}`,
      );
    }
  });

  it('every rule has a registry line, a tape and a row in docs/scenarios.md', () => {
    const scenarios = read('docs/scenarios.md');
    const rows = new Set([...scenarios.matchAll(/^\|\s*([A-G]\d+)\s*\|/gm)].map((match) => match[1]));
    for (const { id, scenario } of rules) {
      expect(
        existing(`tests/scenarios/${id}.ts`),
        `tests/scenarios/${id}.ts is missing: give ${id} a tape`,
      ).toBe(true);
      expect(rows.has(scenario), `${id} answers ${scenario}, which docs/scenarios.md does not list`).toBe(
        true,
      );
      expect(scenarios.includes(`\`${id}\``), `docs/scenarios.md does not name \`${id}\``).toBe(true);
    }
    expect(new Set(rules.map(({ id }) => id)).size, 'two rules share an id').toBe(rules.length);
  });

  it('every row of the guide is in docs/scenarios.md, and is answered by a rule that there is', () => {
    const answers = new Map(
      [...read('docs/scenarios.md').matchAll(/^\|\s*([A-G]\d+)\s*\|.*\|([^|]*)\|\s*$/gm)].map(
        ([, row = '', answer = '']) => [row, answer] as const,
      ),
    );
    const ids = new Set(rules.map(({ id }) => id));
    const unanswered = Object.entries(ROWS)
      .flatMap(([chapter, count]) => Array.from({ length: count }, (_, index) => `${chapter}${index + 1}`))
      .filter(
        (row) => ![...(answers.get(row) ?? '').matchAll(/`([\w-]+)`/g)].some(([, id = '']) => ids.has(id)),
      );
    expect(unanswered, 'rows whose answer names no rule').toEqual([]);
  });

  it('the README lists every row with its rules', () => {
    const listed = new Map(
      [...read('README.md').matchAll(/^\|\s*([A-G]\d+)\s*\|[^|]*\|([^|]*)\|\s*$/gm)].map(
        ([, row = '', answer = '']) => [row, answer] as const,
      ),
    );
    const missing = rules
      .filter(({ id }) => !id.startsWith('openclaw-'))
      .filter(({ id, scenario }) => !listed.get(scenario)?.includes(`\`${id}\``))
      .map(({ id, scenario }) => `${id} is not in the README's row ${scenario}`);
    expect(missing).toEqual([]);
    expect([...listed].filter(([, answer]) => answer.trim() === '')).toEqual([]);
  });

  it('every tape belongs to a rule', () => {
    const ids = new Set(rules.map(({ id }) => id));
    const orphans = files('tests/scenarios').filter((path) => !ids.has(basename(path, '.ts')));
    expect(orphans).toEqual([]);
  });

  it('files stay small', () => {
    const large = TOP_FOLDERS.flatMap(files)
      .map((path) => ({ path, lines: read(path).split('\n').length }))
      // A service of the catalog is data: one file each, however much is known of it.
      .filter(({ path }) => !path.startsWith('src/services/catalog/'))
      .filter(({ lines }) => lines > 250)
      .map(({ path, lines }) => `${path} has ${lines} lines: is it still one idea?`);
    expect(large).toEqual([]);
  });
});

function existing(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false }) !== undefined;
}
