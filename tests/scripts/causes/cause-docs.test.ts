import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { AREAS, CAUSE_TEXTS } from '../../../scripts/causes/areas.ts';
import { CLIENTS, type Client } from '../../../scripts/causes/cause.ts';
import { docsOfCauses } from '../../../scripts/causes/docs-of-causes.ts';
import { rules } from '../../../src/rules/index.ts';

const FOLDER = 'docs/causes';
const IDS = rules.map(({ id }) => id);
const pageOf = (name: string): string => readFileSync(join(FOLDER, name), 'utf8');
const written = readdirSync(FOLDER).toSorted();

const SECTIONS = [
  'What you may have seen',
  'How it is recognized',
  'Causes, the most likely first',
  'Check by hand',
  'Fix',
  'When it is a false alarm',
  'Sources',
];

/** The causes that people meet most often: their pages say more than those of the others. */
const FREQUENT = [
  'closed-by-transport',
  'idle-timeout',
  'connection-refused',
  'connection-timed-out',
  'host-not-found',
  'unauthorized',
  'forbidden',
  'not-found',
  'bad-request',
  'not-a-websocket-endpoint',
  'server-error',
  'certificate-untrusted',
  'certificate-expired',
  'certificate-wrong-host',
  'mixed-content',
  'csp-blocked',
  'subprotocol-mismatch',
  'policy-violation',
  'message-too-big',
  'internal-error',
  'service-restart',
  'closed-by-page',
  'polling-fallback',
  'sticky-sessions',
  'openclaw-pairing-required',
  'openclaw-token-missing',
  'openclaw-token-mismatch',
  'openclaw-origin-not-allowed',
];

/** As GitHub and VitePress make the anchor of a heading. */
const anchorsOf = (text: string): string[] =>
  [...text.matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replace(/[^\w\- ]/g, '')
      .replaceAll(' ', '-'),
  );

/** Without code, in which every character is allowed. */
const prose = (text: string): string =>
  text.replace(/^ *(`{3,})[\s\S]*?^ *\1$/gm, '').replace(/(`+)[\s\S]*?[^`]\1(?!`)/g, '');

describe('the pages about causes', () => {
  let pages: ReadonlyMap<string, string> = new Map();
  beforeAll(async () => {
    pages = await docsOfCauses();
  }, 120_000);

  it('there is one for each rule, and none without a rule', () => {
    expect(written).toEqual(['index.md', ...IDS.map((id) => `${id}.md`)].toSorted());
  });

  it('are up to date: run `npm run causes`', () => {
    const stale = [...pages].filter(([name, text]) => !written.includes(name) || pageOf(name) !== text);
    expect(stale.map(([name]) => name)).toEqual([]);
  });

  it.each(IDS)('%s has all sections, a short title, and something in each', (id) => {
    const text = pageOf(`${id}.md`);
    const parts = text.split(/^## /m).slice(1);
    expect(parts.map((part) => part.split('\n', 1)[0])).toEqual(SECTIONS);
    for (const part of parts) expect(part.split('\n').slice(1).join('').trim(), part).not.toBe('');
    const title = JSON.parse(/^title: (.*)$/m.exec(text)?.[1] ?? '""');
    expect(title).not.toBe('');
    expect(title.length, title).toBeLessThanOrEqual(60);
  });

  it.each(written)('%s: every link leads somewhere', (name) => {
    for (const [, link = ''] of prose(pageOf(name)).matchAll(/\]\(([^)\s]+)\)/g)) {
      if (/^https:\/\//.test(link)) continue;
      const [file = '', anchor] = link.split('#');
      const target = join(dirname(join(FOLDER, name)), file);
      expect(existsSync(target), link).toBe(true);
      if (anchor !== undefined) expect(anchorsOf(readFileSync(target, 'utf8')), link).toContain(anchor);
    }
  });

  it.each(written)('%s has no HTML and no template outside code', (name) => {
    const bare = prose(pageOf(name)).replace(/\\[<{]/g, '');
    expect(bare).not.toMatch(/<[a-z/!]/i);
    expect(bare).not.toContain('{{');
  });

  it('the index has each of them once', () => {
    const linked = [...pageOf('index.md').matchAll(/\]\(([\w-]+)\.md\)/g)].map(([, id]) => id);
    expect(linked.toSorted()).toEqual(IDS.toSorted());
    expect(AREAS.flatMap(({ causes }) => Object.keys(causes)).toSorted()).toEqual(IDS.toSorted());
  });
});

describe('the hand-written texts', () => {
  const clients = Object.keys(CLIENTS) as Client[];

  it.each(Object.entries(CAUSE_TEXTS))(
    'of %s say what people have seen, or why there is nothing',
    (_id, text) => {
      const texts = clients.flatMap((client) => text.texts[client] ?? []);
      expect(texts.length > 0 || text.aboutTexts !== undefined).toBe(true);
      for (const sentence of text.meaning) expect(sentence).toMatch(/^[A-Z`0-9].*\.$/);
    },
  );

  it.each(FREQUENT)('of %s, which is frequent, say more', (id) => {
    const text = CAUSE_TEXTS[id];
    expect(text?.causes.length).toBeGreaterThanOrEqual(3);
    expect(text?.check.length).toBeGreaterThanOrEqual(2);
    expect(text?.sources?.length).toBeGreaterThanOrEqual(1);
  });
});
