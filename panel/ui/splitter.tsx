import { type KeyboardEvent, type PointerEvent, useLayoutEffect, useState } from 'react';
import { t } from '../messages/message.ts';
import { readStored, writeStored } from './stored-text.ts';

/** Shares of the available size, in percent. */
const LEAST = 12;
const MOST = 75;
const STEP = 4;

const within = (share: number): number => Math.min(MOST, Math.max(LEAST, Math.round(share)));

/** The pointer's position between the two panes, in either direction; undefined: there is no space to share. */
function shareAt(event: PointerEvent<HTMLElement>): number | undefined {
  const frame = event.currentTarget.parentElement?.getBoundingClientRect();
  if (!frame || frame.width === 0 || frame.height === 0) return undefined;
  const sideBySide = getComputedStyle(event.currentTarget).cursor === 'col-resize';
  return sideBySide
    ? ((event.clientX - frame.left) / frame.width) * 100
    : ((event.clientY - frame.top) / frame.height) * 100;
}

const STEPS: Record<string, number> = { ArrowUp: -STEP, ArrowLeft: -STEP, ArrowDown: STEP, ArrowRight: STEP };

interface SplitterProps {
  /** What it resizes. */
  label: string;
  /** The first pane's share until the user moves the bar. */
  initial: number;
  /** The CSS custom property that sets the size of the first pane. */
  property: `--${string}-share`;
  /** The key under which the share is stored. */
  storageKey: string;
}

/** Divides the space between the pane before it and the pane after it; stored. */
export function Splitter({ label, initial, property, storageKey }: SplitterProps) {
  const [share, setShare] = useState(() => {
    const stored = Number(readStored(storageKey));
    return stored > 0 ? within(stored) : initial;
  });
  useLayoutEffect(() => {
    document.documentElement.style.setProperty(property, `${share}%`);
    writeStored(storageKey, String(share));
  }, [share, property, storageKey]);
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
      aria-label={label}
      aria-valuenow={share}
      aria-valuemin={LEAST}
      aria-valuemax={MOST}
      tabIndex={0}
      title={t('splitter_why')}
      onKeyDown={onKeyDown}
      onDoubleClick={() => setShare(initial)}
      onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
      onPointerMove={(event) => {
        const wanted = shareAt(event);
        if (wanted === undefined || !event.currentTarget.hasPointerCapture(event.pointerId)) return;
        setShare(within(wanted));
      }}
    />
  );
}
