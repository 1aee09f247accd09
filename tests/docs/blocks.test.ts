import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { parseAst } from 'vite';
import { describe, expect, it } from 'vitest';
import { parseCompareOptions } from '../../cli/compare/compare-options.ts';
import { parseDiagnoseOptions } from '../../cli/diagnose/diagnose-options.ts';
import { parseMonitorOptions } from '../../cli/monitor/monitor-options.ts';
import type { ParsedOptions } from '../../cli/parse-arguments.ts';
import { parseProbeOptions } from '../../cli/probe/probe-options.ts';
import { parseRedactOptions } from '../../cli/redact/redact-options.ts';
import { parseWatchOptions } from '../../cli/watch/watch-options.ts';
import { limitsAt } from '../../src/stacks/idle-limits.ts';
import { commandsIn, docsBlock, docsBlocks, nameOf, wordsOf } from '../support/docs-blocks.ts';

const blocks = docsBlocks();
const inLanguage = (...languages: string[]) =>
  blocks
    .filter(({ language }) => languages.includes(language))
    .map((block) => [nameOf(block), block] as const);

/** Run by tests/e2e/docs-commands.test.ts and tests/e2e/docs-config.test.ts, checked below, or only shown. */
const CHECKED = ['sh', 'js', 'ts', 'json', 'yaml', 'nginx', 'haproxy', 'apache', 'caddyfile'];
const SHOWN = ['', 'text', 'http', 'ini', 'python'];

it('every block has a language that is checked, or is only shown', () => {
  const others = blocks.filter(({ language }) => ![...CHECKED, ...SHOWN].includes(language));
  expect(others.map(nameOf)).toEqual([]);
});

const PARSERS: Readonly<Record<string, (args: readonly string[]) => ParsedOptions<unknown>>> = {
  compare: parseCompareOptions,
  diagnose: parseDiagnoseOptions,
  monitor: parseMonitorOptions,
  probe: parseProbeOptions,
  redact: parseRedactOptions,
  watch: parseWatchOptions,
};
/** What stands for something of the reader's. */
const EXAMPLE: Readonly<Record<string, string>> = {
  monitor: 'wss://a.test/',
  probe: 'wss://a.test/',
  watch: 'http://a.test/',
};

/** The arguments of each call of `wsdoctor` in a block. */
const callsIn = (block: (typeof blocks)[number]): string[][] =>
  commandsIn(block)
    .flatMap((line) => line.split(/\|\|?|&&|;/))
    .flatMap((command) => {
      const words = wordsOf(command.replace(/\s[12]?>.*$/, ''));
      const at = words.findIndex((word) => word === 'wsdoctor' || word === 'dist-cli/wsdoctor.js');
      const isCalled = at === 0 || ['node', 'parallel'].includes(words[0] ?? '');
      // GNU parallel adds the files.
      const added = words[0] === 'parallel' ? ['FILE'] : [];
      return at >= 0 && isCalled ? [[...words.slice(at + 1), ...added]] : [];
    });

describe('shell', () => {
  it.each(inLanguage('sh'))('%s is a script', (_name, { text }) => {
    const { status, stderr } = spawnSync('bash', ['-n'], { input: text, encoding: 'utf8' });
    expect(stderr).toBe('');
    expect(status).toBe(0);
  });

  it.each(inLanguage('sh').filter(([, block]) => callsIn(block).length > 0))(
    '%s calls wsdoctor with options that it has',
    (_name, block) => {
      for (const [command = '', ...args] of callsIn(block)) {
        if (command === '--help' || command === 'mcp') continue;
        const given = args.map((word) => (/^URL…?$/.test(word) ? (EXAMPLE[command] ?? word) : word));
        const parsed = PARSERS[command]?.(given);
        expect(parsed, `${command} ${args.join(' ')}`).toMatchObject({ kind: 'parsed' });
      }
    },
  );

  it('names scripts of npm that there are', () => {
    const { scripts } = JSON.parse(readFileSync('package.json', 'utf8'));
    const named = [...new Set(blocks.map(({ page }) => page))].flatMap((page) =>
      [...readFileSync(page, 'utf8').matchAll(/npm run ([\w:-]+)/g)].map(([, name = '']) => name),
    );
    expect(named.length).toBeGreaterThan(5);
    for (const name of named) expect(Object.keys(scripts)).toContain(name);
  });
});

describe('code', () => {
  it.each(inLanguage('js', 'ts'))('%s can be read', (_name, { language, text }) => {
    expect(() => parseAst(text, { lang: language === 'ts' ? 'ts' : 'js' })).not.toThrow();
  });

  it.each(inLanguage('json'))('%s is JSON', (_name, { text }) => {
    expect(() => JSON.parse(text)).not.toThrow();
  });

  it.each(inLanguage('yaml').filter(([, { text }]) => text.includes('uses: OWNER/wsdoctor')))(
    '%s gives the action inputs that it has',
    (_name, { text }) => {
      const [, inputs = ''] = /^inputs:\n((?: .*\n)+)/m.exec(readFileSync('action.yml', 'utf8')) ?? [];
      const known = [...inputs.matchAll(/^ {2}([\w-]+):/gm)].map(([, name]) => name);
      const [, given = ''] = /uses: OWNER\/wsdoctor[\s\S]*?with:\n((?:\s+[\w-]+:.*\n)+)/.exec(text) ?? [];
      const names = [...given.matchAll(/^\s+([\w-]+):/gm)].map(([, name]) => name);
      expect(names.length).toBeGreaterThan(0);
      expect(known).toEqual(expect.arrayContaining(names));
    },
  );
});

it('the idle timeouts of the page are those that the rules know', () => {
  const page = readFileSync('docs/proxies.md', 'utf8');
  const [, table = ''] = page.split('| product | default, in seconds |');
  const rows = [...table.matchAll(/^\| ([^|]+) \| (\d+)[^|]* \|/gm)].map(
    ([, product = '', seconds]) => [product, Number(seconds)] as const,
  );
  expect(rows.length).toBe(12);
  for (const [product, seconds] of rows)
    expect(
      limitsAt(seconds * 1000).map((limit) => limit.product),
      product,
    ).toContain(product);
});

it('the tables of the pages name blocks that are found once', () => {
  expect(docsBlock('docs/proxies.md', '# /etc/nginx/conf.d/live.conf').language).toBe('nginx');
  expect(() => docsBlock('docs/proxies.md', 'api.example.com')).toThrow('blocks with');
});
