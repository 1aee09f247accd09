import { useEffect, useState } from 'react';
import { usePanelHandle } from '../store/panel-context.tsx';

/** The store's revision, read at most once in `every` milliseconds; the last change always arrives. */
export function useSlowRevision(every: number): number {
  const { store } = usePanelHandle();
  const [shown, setShown] = useState(() => store.getState().revision);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const undo = store.subscribe(({ revision }, before) => {
      if (revision === before.revision || timer !== undefined) return;
      timer = setTimeout(() => {
        timer = undefined;
        setShown(store.getState().revision);
      }, every);
    });
    return () => {
      undo();
      clearTimeout(timer);
    };
  }, [store, every]);
  return shown;
}
