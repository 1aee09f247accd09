import type { ConnectionWithMessages } from '../../src/session/connection.ts';
import { initiatorScript } from '../../src/session/synthetic-connection.ts';
import { t } from '../messages/message.ts';
import { initiatedBy } from '../session/initiated-by.ts';
import type { LiveSession } from '../session/live-session.ts';
import type { OpenResult } from './client-connection.ts';
import { closeScript, openScript, sendScript } from './client-script.ts';

/** Opens connections in the inspected page; `frame` is the URL of its frame, or undefined for the top one. */
export type PageClient = (
  url: string,
  protocols: readonly string[],
  frame: string | undefined,
) => Promise<OpenResult>;

/** How long the page's record of a new connection may take; in milliseconds. */
const TOLD_WITHIN = 5_000;

function isTold(liveSession: LiveSession, made: () => ConnectionWithMessages | undefined): Promise<boolean> {
  return new Promise((resolve) => {
    const finish = (told: boolean): void => {
      clearTimeout(timer);
      undo();
      resolve(told);
    };
    const timer = setTimeout(() => finish(false), TOLD_WITHIN);
    const look = (): void => {
      if (made()) finish(true);
    };
    const undo = liveSession.subscribe(look);
    look();
  });
}

export function createPageClient(
  liveSession: LiveSession,
  evaluate: (expression: string, frame: string | undefined) => Promise<unknown>,
): PageClient {
  // The page still has the numbers of an earlier panel, so they must not start again.
  let id = Date.now();
  return async (url, protocols, frame) => {
    id += 1;
    const own = id;
    const answer = await evaluate(openScript(own, url, protocols), frame);
    if (typeof answer === 'string') return { ok: false, why: t('client_page_rejects', { why: answer }) };
    if (answer !== true) return { ok: false, why: t('client_page_silent') };
    const made = (): ConnectionWithMessages | undefined =>
      initiatedBy(liveSession, initiatorScript('client', own));
    if (!(await isTold(liveSession, made))) {
      void evaluate(closeScript(own), frame);
      return { ok: false, why: t('client_page_untold', { extension: t('client_from_extension') }) };
    }
    return {
      ok: true,
      handle: {
        connection: () => made() ?? 'gone',
        send: async (message) => (await evaluate(sendScript(own, message), frame)) === true,
        close: () => void evaluate(closeScript(own), frame),
      },
    };
  };
}
