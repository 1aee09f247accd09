import type { InspectedPage } from '../capture/inspected-page.ts';
import { whyNotWatched } from '../empty/empty-reason.ts';
import { emptyWords } from '../empty/empty-words.ts';

const OTHERWISE = 'Or open it from “this extension”, which needs no page.';

/** Why a connection opened by the page would not be captured, and what to do; undefined where it would be. */
export async function clientUnavailable(reach: InspectedPage | undefined): Promise<string | undefined> {
  const page = await reach?.page();
  const reason = page && whyNotWatched(page);
  if (!reason) return undefined;
  const { title, why, next } = emptyWords(reason);
  return ['Nothing was sent.', `${title}: ${why}`, next, OTHERWISE].filter(Boolean).join(' ');
}
