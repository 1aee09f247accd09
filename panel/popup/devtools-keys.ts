/** The keys that open DevTools, by the system that the user agent names. */
export function devtoolsKeys(userAgent: string): readonly [string, ...string[]] {
  // https://developer.chrome.com/docs/devtools/open
  return /\bMac/.test(userAgent) ? ['⌥⌘I'] : ['F12', 'Ctrl+Shift+I'];
}
