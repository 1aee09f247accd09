/** The page of the app that Vite's dev server serves: it runs in a frame and tells its parent what happens to it. */
export const html = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>app</title>
<link rel="icon" href="data:,">
<body>
<script type="module" src="/entry.js"></script>
</body>
</html>
`;

const entry = `
import { greeting } from '/greeting.js';
import '/style.css';

const tell = (...note) => parent.postMessage(note, '*');
const colour = () => getComputedStyle(document.body).color;
const describe = ({ type, path, acceptedPath }) => [type, path, acceptedPath];

import.meta.hot.accept('/greeting.js', (module) => tell('accepted', module.greeting));
import.meta.hot.on('vite:beforeUpdate', ({ updates }) => tell('before update', updates.map(describe)));
import.meta.hot.on('vite:afterUpdate', ({ updates }) => tell('after update', updates.map(describe), colour()));
import.meta.hot.on('vite:beforeFullReload', ({ path }) => tell('before full reload', path ?? null));
import.meta.hot.on('vite:ws:disconnect', () => tell('disconnected'));
import.meta.hot.on('app:pong', (data) => tell('pong', data));
addEventListener('message', ({ data: [event, data] }) => import.meta.hot.send(event, data));
tell('loaded', greeting, colour());
`;

/** The files of one app, by their urls; `edit` writes the next version of one. */
export function createAppFiles(): { read(url: string): string | undefined; edit(url: string): void } {
  const versions = new Map<string, number>();
  const write: Record<string, (version: number) => string> = {
    '/entry.js': () => entry,
    '/greeting.js': (version) => `export const greeting = 'ünïcödé 🩺 ${version}';\n`,
    '/style.css': (version) => `body { color: rgb(0, 0, ${version}); }\n`,
  };
  return {
    read: (url) => write[url]?.(versions.get(url) ?? 1),
    edit: (url) => versions.set(url, (versions.get(url) ?? 1) + 1),
  };
}
