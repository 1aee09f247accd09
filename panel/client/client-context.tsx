import { createContext, use } from 'react';
import { useStore } from 'zustand';
import type { LiveSession } from '../session/live-session.ts';
import type { PanelStore } from '../store/panel-state.ts';
import type { ClientState, ClientStore } from './client-store.ts';

export interface Client {
  client: ClientStore;
  /** The session of the connections that the extension itself opened, and its view state. */
  own: { liveSession: LiveSession; store: PanelStore };
}

export const ClientContext = createContext<Client | undefined>(undefined);

export function useClientHandle(): Client {
  const handle = use(ClientContext);
  if (!handle) throw new Error('This view must stand inside a ClientContext.');
  return handle;
}

/** A part of the client's state; the component renders again when it changes. */
export function useClient<T>(select: (state: ClientState) => T): T {
  return useStore(useClientHandle().client, select);
}
