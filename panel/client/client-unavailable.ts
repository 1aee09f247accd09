import type { InspectedPage } from '../capture/inspected-page.ts';
import { whyNotWatched } from '../empty/empty-reason.ts';
import { emptyWords } from '../empty/empty-words.ts';
import { t } from '../messages/message.ts';

/** Why a connection opened by the page would not be captured, and what to do; undefined where it would be. */
export async function clientUnavailable(reach: InspectedPage | undefined): Promise<string | undefined> {
  const page = await reach?.page();
  const reason = page && whyNotWatched(page);
  if (!reason) return undefined;
  const { title, why, next } = emptyWords(reason);
  const otherwise = t('client_otherwise', { extension: t('client_from_extension') });
  return [t('client_not_sent'), `${title}: ${why}`, next, otherwise].filter(Boolean).join(' ');
}
