import { openHere } from './client-here.ts';
import type { PageClient } from './client-page.ts';
import { createClientStore } from './client-store.ts';
import type { Doctor } from './doctor.ts';
import { requestStore } from './request-store.ts';
import { createPanelStore, keepFresh } from './store.ts';
import type { Client } from './views/client-context.tsx';

/** The client of one panel, and what `doctor` records of it; `page` is not there where no page is inspected. */
export function createClient(page: PageClient | undefined, doctor: Doctor, now: () => number): Client {
  const store = createPanelStore(doctor);
  keepFresh(store, doctor);
  const client = createClientStore(async ({ maker }, url, protocols, { frame }) => {
    if (maker === 'extension') return openHere(doctor, now, url, protocols);
    return page?.(url, protocols, frame) ?? { ok: false, why: 'There is no inspected page here.' };
  }, requestStore);
  return { client, own: { doctor, store } };
}
