import { describe, expect, it } from 'vitest';
import { patternCovers } from '../../panel/capture/match-pattern.ts';
import { askReach, type PageReach, type ReachMeans } from '../../panel/capture/page-reach.ts';
import { type EmptyFacts, type EmptyReason, emptyReason } from '../../panel/empty/empty-reason.ts';
import { emptyWords } from '../../panel/empty/empty-words.ts';
import { DEFAULT_SETTINGS, type Settings } from '../../src/capture/settings.ts';

const NOW = 1_800_000_000_000;
const PAGE = { kind: 'recorded', url: 'https://app.test/x', startedAt: NOW - 9000, alive: true } as const;
const WATCHED: EmptyFacts = {
  now: NOW,
  file: false,
  worker: { kind: 'there' },
  page: PAGE,
  clearedAt: undefined,
  sharedWorkers: 0,
  watchingSince: NOW - 5000,
  settings: DEFAULT_SETTINGS,
};
const unrecorded = (url: string, access: boolean | undefined): PageReach => ({
  kind: 'unrecorded',
  url,
  access,
});
const listed: Settings = { ...DEFAULT_SETTINGS, recordWhere: 'listed', sites: ['other.test'] };

const CASES: readonly [string, Partial<EmptyFacts>, EmptyReason][] = [
  ['a watched page without sockets', {}, { kind: 'none-made', since: NOW - 5000 }],
  ['a page that was not asked yet', { page: undefined }, { kind: 'asking' }],
  ['a file that is open', { file: true, page: undefined }, { kind: 'empty-file' }],
  [
    'a worker that is back at once',
    { worker: { kind: 'lost', lostAt: NOW - 900 } },
    { kind: 'none-made', since: NOW - 5000 },
  ],
  ['a worker that stays away', { worker: { kind: 'lost', lostAt: NOW - 3000 } }, { kind: 'reconnecting' }],
  ['a page in the debugger', { page: { kind: 'silent' } }, { kind: 'silent' }],
  ['chrome://', { page: { kind: 'shut-out', fileAccess: true } }, { kind: 'restricted' }],
  ['chrome:// or a file', { page: { kind: 'shut-out', fileAccess: false } }, { kind: 'file-or-restricted' }],
  [
    'a browser that does not tell of files',
    { page: { kind: 'shut-out', fileAccess: undefined } },
    { kind: 'restricted' },
  ],
  ['an empty tab', { page: unrecorded('about:blank', true) }, { kind: 'no-page' }],
  ['a file without permission', { page: unrecorded('file:///a.html', false) }, { kind: 'no-file-access' }],
  [
    'a file opened too early',
    { page: unrecorded('file:///a.html', true) },
    { kind: 'reload', because: 'opened-before' },
  ],
  [
    'a site that is not granted',
    { page: unrecorded('https://app.test:8443/x', false) },
    { kind: 'no-access', host: 'app.test:8443' },
  ],
  [
    'a page older than the extension',
    { page: unrecorded('https://app.test/', true) },
    { kind: 'reload', because: 'opened-before' },
  ],
  [
    'an extension updated under the page',
    { page: { ...PAGE, alive: false } },
    { kind: 'reload', because: 'updated' },
  ],
  ['a clearing', { clearedAt: NOW - 100 }, { kind: 'cleared', at: NOW - 100 }],
  ['a clearing of the page before', { clearedAt: NOW - 20_000 }, { kind: 'none-made', since: NOW - 5000 }],
  ['a shared worker', { sharedWorkers: 2 }, { kind: 'shared-worker', count: 2 }],
  [
    'a site recorded only with DevTools open',
    { settings: listed },
    { kind: 'before-devtools', host: 'app.test' },
  ],
  [
    'the same, loaded after DevTools opened',
    { settings: listed, watchingSince: NOW - 9001 },
    { kind: 'none-made', since: NOW - 9001 },
  ],
];

describe('why there is no connection', () => {
  it.each(CASES)('%s', (_name, facts, reason) => {
    expect(emptyReason({ ...WATCHED, ...facts })).toEqual(reason);
  });

  it('is told with a next step, except where there is only waiting', () => {
    for (const [name, , reason] of CASES) {
      const { title, why, next } = emptyWords(reason);
      expect([name, title !== '', why !== '']).toEqual([name, true, true]);
      expect([name, next === undefined]).toEqual([name, reason.kind === 'asking']);
    }
  });
});

describe('asking the page', () => {
  const means = (inside: unknown, address: unknown, rest: Partial<ReachMeans> = {}): ReachMeans => ({
    inspected: {
      eval: (_code, { useContentScriptContext }, use) => use(useContentScriptContext ? inside : address),
    },
    origins: async () => ['<all_urls>'],
    fileAccess: async () => true,
    ...rest,
  });

  it.each<[string, ReachMeans, PageReach]>([
    ['our script answers', means([PAGE.url, PAGE.startedAt, true, true], ''), PAGE],
    ['our script, cut off', means([PAGE.url, PAGE.startedAt, true, false], ''), { ...PAGE, alive: false }],
    [
      'our world without our script',
      means(['about:blank', 1, false, true], undefined),
      unrecorded('about:blank', false),
    ],
    ['no world of ours', means(undefined, PAGE.url), unrecorded(PAGE.url, true)],
    [
      'a site that is not granted',
      means(undefined, PAGE.url, { origins: async () => [] }),
      unrecorded(PAGE.url, false),
    ],
    [
      'a browser that tells no grants',
      means(undefined, PAGE.url, { origins: async () => undefined }),
      unrecorded(PAGE.url, undefined),
    ],
    ['DevTools refuses', means(undefined, undefined), { kind: 'shut-out', fileAccess: true }],
  ])('%s', async (_name, given, found) => {
    expect(await askReach(given)).toEqual(found);
  });

  it('does not wait for ever', async () => {
    expect(await askReach({ ...means('', ''), inspected: { eval: () => undefined } })).toEqual({
      kind: 'silent',
    });
  });
});

describe('match patterns', () => {
  it.each([
    ['<all_urls>', 'https://a.test/x', true],
    ['<all_urls>', 'file:///a', true],
    ['<all_urls>', 'chrome://version', false],
    ['*://*/*', 'http://a.test:8080/', true],
    ['*://*/*', 'file:///a', false],
    ['https://*/*', 'http://a.test/', false],
    ['https://*.a.test/*', 'https://a.test/', true],
    ['https://*.a.test/*', 'https://x.a.test/', true],
    ['https://*.a.test/*', 'https://xa.test/', false],
    ['http://127.0.0.1:8000/*', 'http://127.0.0.1:8000/', true],
    ['file:///*', 'file:///a/b', true],
    ['nonsense', 'https://a.test/', false],
    ['<all_urls>', 'no address', false],
  ])('%s and %s: %s', (pattern, address, covered) => expect(patternCovers(pattern, address)).toBe(covered));
});
