import { type KeyboardEvent, type PointerEvent, useEffect, useState } from 'react';

/** Share of the room that the list has, in per cent. */
const DEFAULT = 32;
const LEAST = 12;
const MOST = 75;
const STEP = 4;
const KEY = 'wsdoctor-split';

const within = (share: number): number => Math.min(MOST, Math.max(LEAST, Math.round(share)));

function remembered(): number {
  const stored = Number(localStorage.getItem(KEY));
  return stored > 0 ? within(stored) : DEFAULT;
}

/** Where the pointer stands between the two panes, whichever way they lie. */
function shareAt(event: PointerEvent<HTMLElement>): number {
  const frame = event.currentTarget.parentElement?.getBoundingClientRect();
  if (!frame) return DEFAULT;
  const sideBySide = getComputedStyle(event.currentTarget).cursor === 'col-resize';
  return sideBySide
    ? ((event.clientX - frame.left) / frame.width) * 100
    : ((event.clientY - frame.top) / frame.height) * 100;
}

const STEPS: Record<string, number> = { ArrowUp: -STEP, ArrowLeft: -STEP, ArrowDown: STEP, ArrowRight: STEP };

/** Divides the room between the list and what is selected; remembered. */
export function Splitter() {
  const [share, setShare] = useState(remembered);
  useEffect(() => {
    document.documentElement.style.setProperty('--list-share', `${share}%`);
    localStorage.setItem(KEY, String(share));
  }, [share]);
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = STEPS[event.key];
    if (step === undefined) return;
    event.preventDefault();
    setShare(within(share + step));
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a separator that can be moved is no <hr>
    <div
      className="splitter"
      role="separator"
      aria-label="Size of the connection list"
      aria-valuenow={share}
      aria-valuemin={LEAST}
      aria-valuemax={MOST}
      tabIndex={0}
      onKeyDown={onKeyDown}
      onDoubleClick={() => setShare(DEFAULT)}
      onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
      onPointerMove={(event) => {
        if (event.currentTarget.hasPointerCapture(event.pointerId)) setShare(within(shareAt(event)));
      }}
    />
  );
}
