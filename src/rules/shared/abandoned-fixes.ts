import type { Fix } from '../../diagnosis/rule.ts';
import { formatDuration } from '../../shared/format.ts';
import { CLOSE_IN_CLEANUP, ONE_CONNECTION, STABLE_EFFECT } from './cycle-fixes.ts';
import { connectLimitOf } from './page-code.ts';

/** A clean-up runs within moments; whoever waits longer has a time limit, in milliseconds. */
const A_WAIT = 1_000;

const OTHER_CALLERS: Fix = {
  title: 'Look for other code that closes while connecting',
  detail:
    'Besides StrictMode: an effect whose dependencies change at once, a route that is left, hot reloading, a component that is shown and hidden, a client library that is told to connect twice (the second connect() closes the first), and a time limit that is too short.',
};

/** Vue's onUnmounted, Angular's ngOnDestroy and Svelte's onDestroy are not run twice in development. */
const UNMOUNTED: Fix = {
  title: 'Check why the component is removed so soon',
  detail:
    'Outside React no framework mounts a component twice in development. A v-if or route that changes right after the first render, a key that changes, or a redirect removes the component that opened the connection. Open it in a service or store that outlives the component, or wait for the open event before you close.',
  snippet:
    "if (socket.readyState === WebSocket.CONNECTING)\n  socket.addEventListener('open', () => socket.close());\nelse socket.close();",
  language: 'js',
};

function raiseLimit(waited: number): Fix {
  const option = connectLimitOf(waited);
  return {
    title: 'Raise the time limit for the handshake to 10 s or more',
    detail: `The page waited ${formatDuration(waited)}${option === undefined ? '' : `, which is the default of ${option}`}. After failures Chrome delays the next handshakes by up to 5 s, and a cold start of a server takes longer still. If a longer limit does not help, the server does not answer: test it without the browser.`,
  };
}

/** What to do, by how long the page waited and which code called `close()`. */
export function abandonedFixes(
  waited: number,
  caller: { name: string; kind: string } | undefined,
  never: boolean,
): Fix[] {
  if (waited >= A_WAIT) return [raiseLimit(waited), OTHER_CALLERS];
  if (caller?.kind === 'component' && caller.name !== 'React') return [UNMOUNTED, ONE_CONNECTION];
  return never
    ? [STABLE_EFFECT, CLOSE_IN_CLEANUP, OTHER_CALLERS]
    : [CLOSE_IN_CLEANUP, ONE_CONNECTION, OTHER_CALLERS];
}
