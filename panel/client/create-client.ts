import type { InspectedPage } from '../capture/inspected-page.ts';
import { t } from '../messages/message.ts';
import type { LiveSession } from '../session/live-session.ts';
import { createPanelStore, keepFresh } from '../store/store.ts';
import type { Client } from './client-context.tsx';
import type { PageClient } from './client-page.ts';
import { createClientStore } from './client-store.ts';
import { clientUnavailable } from './client-unavailable.ts';
import { openFromExtension } from './extension-client.ts';
import { requestStore } from './request-store.ts';

/** The client of one panel, recorded in `liveSession`; `page` and `reach` are absent where no page is inspected. */
export function createClient(
  page: PageClient | undefined,
  reach: InspectedPage | undefined,
  liveSession: LiveSession,
): Client {
  const store = createPanelStore(liveSession);
  keepFresh(store, liveSession);
  const client = createClientStore(async ({ maker }, url, protocols, { frame }) => {
    if (maker === 'extension') return openFromExtension(liveSession, url, protocols);
    if (!page) return { ok: false, why: t('store_no_page') };
    const barrier = await clientUnavailable(reach);
    return barrier === undefined ? page(url, protocols, frame) : { ok: false, why: barrier };
  }, requestStore);
  return { client, own: { liveSession, store } };
}
