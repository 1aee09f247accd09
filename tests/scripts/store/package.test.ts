import { hostname } from 'node:os';
import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { contentProblems } from '../../../scripts/store/check-package.ts';
import { writesHtml } from '../../../scripts/store/lint-firefox.ts';
import { differences } from '../../../scripts/store/rebuild.ts';

const bytes = (text: string): Uint8Array => Buffer.from(text);
const SOUND = {
  'manifest.json': bytes('{}'),
  'LICENSE.txt': bytes('MIT'),
  'third-party-licenses.txt': bytes('none'),
};

describe('the contents of a package', () => {
  it('are good with manifest and licences', () => expect(contentProblems(SOUND)).toEqual([]));

  it.each([
    ['a.js', 'x //# sourceMappingURL=a.js.map', 'has a reference to a source map in a.js'],
    ['a.js', 'eval("1")', 'has code made of text in a.js'],
    ['a.js', 'new Function("return 1")', 'has code made of text in a.js'],
    ['a.js', 'import("https://cdn.test/a.js")', 'has code from another server in a.js'],
    [
      'a.html',
      '<script type="module" src="//cdn.test/a.js"></script>',
      'has code from another server in a.html',
    ],
    ['a.css', 'url(file:///home/me/a.png)', 'has a path of the machine that built it in a.css'],
    ['a.js', `x = "${process.cwd()}/src"`, `names this machine (${process.cwd()}) in a.js`],
    ['a.js.map', '', 'has a source map, a.js.map'],
  ])('%s with %s', (name, text, problem) => {
    expect(contentProblems({ ...SOUND, [name]: bytes(text) })).toEqual([problem]);
  });

  it('may evaluate in the inspected page, through the interface of DevTools', () => {
    expect(contentProblems({ ...SOUND, 'a.js': bytes('devtools.inspectedWindow.eval("1")') })).toEqual([]);
  });

  it('name the machine by its host name, where that is long enough to be telling', () => {
    const found = contentProblems({ ...SOUND, 'a.txt': bytes(`built on ${hostname()}`) });
    expect(found).toEqual(hostname().length < 6 ? [] : [`names this machine (${hostname()}) in a.txt`]);
  });

  it('lack nothing silently', () => {
    expect(contentProblems({})).toEqual([
      'lacks manifest.json',
      'lacks LICENSE.txt',
      'lacks third-party-licenses.txt',
    ]);
  });
});

describe('two packages', () => {
  const mtime = new Date(2026, 0, 1);
  const zip = (files: Record<string, string>): Uint8Array =>
    zipSync(
      Object.fromEntries(Object.entries(files).map(([name, text]) => [name, [bytes(text), { mtime }]])),
    );

  it('are the same with the same bytes', () => {
    expect(differences(zip({ a: '1' }), zip({ a: '1' }))).toEqual([]);
  });
  it('differ in files that changed, came or went', () => {
    expect(differences(zip({ a: '1', b: '2', c: '3' }), zip({ a: '1', b: '4', d: '3' }))).toEqual([
      'b',
      'c',
      'd',
    ]);
  });
  it('differ in order too', () => {
    expect(differences(zip({ a: '1', b: '2' }), zip({ b: '2', a: '1' }))).toEqual([
      'the order or the dates of the files',
    ]);
  });
});

it('our own code writes no HTML as text, so that such a warning is about a library', () => {
  expect(writesHtml()).toEqual([]);
});
