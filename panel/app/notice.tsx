import { useEffect, useState } from 'react';
import { usePanel } from '../store/panel-context.tsx';

/** How long the notice is visible, in milliseconds. */
const SHOWN_FOR = 6000;

/** The result of the last action: announced to screen readers and shown for a while. */
export function Notice() {
  const notice = usePanel((state) => state.notice);
  const [shown, setShown] = useState(false);
  useEffect(() => {
    setShown(notice !== '');
    const timer = setTimeout(() => setShown(false), SHOWN_FOR);
    return () => clearTimeout(timer);
  }, [notice]);
  return (
    <p className={shown ? 'notice' : 'off-screen'} role="status" data-testid="notice">
      {notice}
    </p>
  );
}
