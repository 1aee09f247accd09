import { clientBarrier } from './client-barrier.ts';
import { openHere } from './client-here.ts';
import type { PageClient } from './client-page.ts';
import { createClientStore } from './client-store.ts';
import type { Doctor } from './doctor.ts';
import type { Reach } from './doctor-window.ts';
import { requestStore } from './request-store.ts';
import { createPanelStore, keepFresh } from './store.ts';
import type { Client } from './views/client-context.tsx';

/** The client of one panel, and what `doctor` records of it; `page` and `reach` are not there where no page is inspected. */
export function createClient(page: PageClient | undefined, reach: Reach | undefined, doctor: Doctor): Client {
  const store = createPanelStore(doctor);
  keepFresh(store, doctor);
  const client = createClientStore(async ({ maker }, url, protocols, { frame }) => {
    if (maker === 'extension') return openHere(doctor, url, protocols);
    if (!page) return { ok: false, why: 'There is no inspected page here.' };
    const barrier = await clientBarrier(reach);
    return barrier === undefined ? page(url, protocols, frame) : { ok: false, why: barrier };
  }, requestStore);
  return { client, own: { doctor, store } };
}
