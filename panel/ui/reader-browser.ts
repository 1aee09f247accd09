import { familyOf } from '../../src/session/browser-family.ts';

/** The browser of whoever reads the panel, which is another one than that of an opened file. */
export function inFirefox(): boolean {
  // Node.js 20 has no `navigator`.
  return familyOf(globalThis.navigator?.userAgent ?? '') === 'firefox';
}

/** Where the browser lists shared workers. */
export function workersPage(): string {
  return inFirefox() ? 'about:debugging#/runtime/this-firefox' : 'chrome://inspect/#workers';
}
