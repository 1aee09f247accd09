import { type ComponentType, useEffect, useState } from 'react';
import { t } from '../messages/message.ts';

/** A view whose code is loaded later. */
export interface Later<Props> {
  View: ComponentType<Props>;
  /** Loads the code, so that the view appears at once when it is shown later. */
  fetch(): Promise<void>;
}

type Found<Props> = ComponentType<Props> | 'failed';

/**
 * A view that is fetched when it is first shown, or earlier by `fetch`. React's own `lazy` keeps showing the fallback
 * for 300 ms after it has appeared:
 * https://github.com/facebook/react/blob/main/packages/react-reconciler/src/ReactFiberThrottle.js
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
    if (shown === undefined) return <p className="quiet-line">{t('part_loading')}</p>;
    if (shown === 'failed') return <p className="note">{t('part_not_loaded')}</p>;
    const Shown = shown;
    return <Shown {...props} />;
  }
  return { View, fetch };
}
