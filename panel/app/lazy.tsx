import { type ComponentType, useEffect, useState } from 'react';

/** A view whose code comes later. */
export interface Later<Props> {
  View: ComponentType<Props>;
  /** Brings the code; whoever shows the view afterwards sees it at once. */
  fetch(): Promise<void>;
}

type Found<Props> = ComponentType<Props> | 'failed';

/**
 * A view that is fetched when it is first shown, or before by `fetch`. React's own `lazy` hides what has come until 300 ms
 * after it has drawn that it is coming: https://github.com/facebook/react/blob/main/packages/react-reconciler/src/ReactFiberThrottle.js
 */
export function later<Props extends object>(bring: () => Promise<ComponentType<Props>>): Later<Props> {
  let found: ComponentType<Props> | undefined;
  const fetch = async (): Promise<void> => {
    found ??= await bring();
  };
  function View(props: Props) {
    const [shown, show] = useState<Found<Props> | undefined>(() => found);
    useEffect(() => {
      if (shown !== undefined) return;
      fetch().then(
        () => show(() => found),
        (error: unknown) => {
          console.error('A part of the panel could not be loaded.', error);
          show('failed');
        },
      );
    }, [shown]);
    if (shown === undefined) return <p className="quiet-line">Drawing it …</p>;
    if (shown === 'failed') {
      return <p className="note">This part could not be loaded. Close and open DevTools to try again.</p>;
    }
    const Shown = shown;
    return <Shown {...props} />;
  }
  return { View, fetch };
}
