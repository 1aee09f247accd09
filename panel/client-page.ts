import { trialScript } from '../src/trial.ts';
import type { Opening } from './client-line.ts';
import { closeScript, openScript, sendScript } from './client-script.ts';
import type { Doctor } from './doctor.ts';
import { madeBy } from './made-by.ts';

/** Opens connections in the inspected page; `frame` is the url of its frame, or undefined for the top one. */
export type PageClient = (
  url: string,
  protocols: readonly string[],
  frame: string | undefined,
) => Promise<Opening>;

export function createPageClient(
  doctor: Doctor,
  evaluate: (expression: string, frame: string | undefined) => Promise<unknown>,
): PageClient {
  // A page remembers what an earlier panel has made in it, so numbers must not begin anew.
  let id = Date.now();
  return async (url, protocols, frame) => {
    id += 1;
    const own = id;
    const answer = await evaluate(openScript(own, url, protocols), frame);
    if (typeof answer === 'string') return { ok: false, why: `The page’s browser refuses it: ${answer}` };
    if (answer !== true)
      return { ok: false, why: 'The page cannot run code just now. Reload it, and try again.' };
    let known = false;
    return {
      ok: true,
      line: {
        connection() {
          const found = madeBy(doctor, trialScript('client', own));
          known ||= found !== undefined;
          return found ?? (known ? 'gone' : undefined);
        },
        send: async (message) => (await evaluate(sendScript(own, message), frame)) === true,
        close: () => void evaluate(closeScript(own), frame),
      },
    };
  };
}
