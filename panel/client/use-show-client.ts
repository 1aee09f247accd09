import type { ClientRequest } from '../../src/client/request.ts';
import { usePanelHandle } from '../store/panel-context.tsx';
import { useClientHandle } from './client-context.tsx';
import type { About } from './client-store.ts';

/** Opens the client with a request filled in; nothing is sent. */
export function useShowClient(): (request: ClientRequest, about: About) => void {
  const { client } = useClientHandle();
  const { store } = usePanelHandle();
  return (request, about) => {
    client.getState().fill(request, about);
    store.getState().showClient();
  };
}
