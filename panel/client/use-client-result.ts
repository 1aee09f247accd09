import { useStore } from 'zustand';
import { usePanelHandle } from '../store/panel-context.tsx';
import { type TryResult, tryResult } from './checks/try-result.ts';
import { useClient, useClientHandle } from './client-context.tsx';

/** The result of the client's latest connection, kept up to date; undefined before the first. */
export function useClientResult(): TryResult | undefined {
  const opened = useClient((state) => state.opened);
  const panel = usePanelHandle();
  const { own } = useClientHandle();
  const { store } = opened?.request.maker === 'extension' ? own : panel;
  useStore(store, (state) => state.revision);
  return opened && tryResult(opened.handle.connection(), opened.about.fixing !== undefined);
}
