import type { Connection } from '../src/connection.ts';
import { LIVE_SOCKETS } from '../src/live-sockets.ts';
import { contextOf } from '../src/session-state.ts';
import type { Doctor } from './doctor.ts';

/** The first look, once the page has had time to listen, and the longest pause between two; in milliseconds. */
const FIRST = 300;
const LONGEST = 60_000;

/**
 * Has the hook tell what the page listens for. `getEventListeners` is DevTools' own, there only while this runs; of
 * each type one listener is the hook's. Nothing of the page's runs: no method that it could have replaced is called.
 * https://developer.chrome.com/docs/devtools/console/utilities#geteventlisteners-function
 */
const ASK = `(() => {
  const hook = getEventListeners(window)['${LIVE_SOCKETS}'];
  if (!hook) return;
  hook[0].listener((socket) => {
    const all = getEventListeners(socket);
    const heard = (type) => (all[type].length > 1 ? type + ' ' : '');
    return heard('open') + heard('message') + heard('error') + heard('close');
  });
})()`;

/** Only the top document: code can be run in a frame by its url alone, which two frames may share. */
function isAsked(doctor: Doctor, connection: Connection): boolean {
  return (
    connection.state === 'open' &&
    connection.socket !== undefined &&
    contextOf(doctor.session(), connection)?.top === true
  );
}

function lacksSome({ handlers = [] }: Connection): boolean {
  return !handlers.includes('message') || !(handlers.includes('close') || handlers.includes('error'));
}

/**
 * Looks what the page listens for, soon after a socket opens and then, while something is lacking, ever more seldom:
 * what is added later counts. `evaluate` runs code in the top document of the inspected page.
 */
export function askListeners(doctor: Doctor, evaluate: (expression: string) => Promise<unknown>): void {
  let pause = FIRST;
  let waiting = false;
  const known = new Set<string>();

  function lacking(): boolean {
    let found = false;
    for (const connection of doctor.session().connections.values()) {
      if (!isAsked(doctor, connection)) {
        known.delete(connection.id);
        continue;
      }
      if (!known.has(connection.id)) pause = FIRST;
      known.add(connection.id);
      found ||= lacksSome(connection);
    }
    return found;
  }

  async function ask(): Promise<void> {
    await evaluate(ASK);
    waiting = false;
    pause = Math.min(pause * 2, LONGEST);
    plan();
  }

  function plan(): void {
    if (waiting || !lacking()) return;
    waiting = true;
    setTimeout(() => void ask(), pause);
  }

  doctor.subscribe(plan);
}
