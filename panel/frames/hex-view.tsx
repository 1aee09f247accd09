import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { t } from '../messages/message.ts';
import { dataAttributeAt } from '../ui/data-attribute-at.ts';
import { DataInspector } from './data-inspector.tsx';
import { HexRow } from './hex-row.tsx';

/** Height of a row, as panel/frames/frames.css has it; in CSS pixels. */
const ROW = 18;
const WIDE = 16;
const NARROW = 8;
/** The width that an offset and sixteen bytes in hex and ASCII need, in CSS pixels. */
const ROOM_FOR_WIDE = 560;

/** Bytes in hex and ASCII with their offsets; the selected one is shown as numbers below. */
export function HexView({ bytes }: { bytes: Uint8Array }) {
  const scroller = useRef<HTMLTableElement>(null);
  const perRow = useBytesPerRow(scroller);
  const [chosen, setChosen] = useState(0);
  const rows = useVirtualizer({
    count: Math.ceil(bytes.length / perRow),
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW,
    overscan: 8,
  });
  const choose = (offset: number): void => {
    const next = Math.min(Math.max(offset, 0), bytes.length - 1);
    setChosen(next);
    rows.scrollToIndex(Math.floor(next / perRow));
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = stepOf(event.key, perRow, bytes.length);
    if (step === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    choose(chosen + step);
  };
  return (
    <div className="hex">
      <table
        ref={scroller}
        className="hex-bytes"
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a table whose bytes are chosen is a grid
        role="grid"
        aria-label={t('hex_label')}
        aria-rowcount={Math.ceil(bytes.length / perRow)}
        aria-activedescendant={`byte-${chosen}`}
        tabIndex={0}
        onKeyDown={onKeyDown}
        onClick={(event) => {
          const offset = dataAttributeAt(event.target, 'offset');
          if (offset !== undefined) setChosen(Number(offset));
        }}
        data-testid="hex"
      >
        <tbody className="hex-space" style={{ height: rows.getTotalSize() }}>
          {rows.getVirtualItems().map(({ index, start }) => (
            <HexRow
              key={index}
              bytes={bytes}
              start={index * perRow}
              perRow={perRow}
              top={start}
              chosen={chosen}
            />
          ))}
        </tbody>
      </table>
      <DataInspector bytes={bytes} offset={Math.min(chosen, bytes.length - 1)} />
    </div>
  );
}

function useBytesPerRow(scroller: { current: HTMLElement | null }): number {
  const [perRow, setPerRow] = useState(NARROW);
  useEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const observer = new ResizeObserver(() =>
      setPerRow(element.clientWidth >= ROOM_FOR_WIDE ? WIDE : NARROW),
    );
    observer.observe(element);
    return () => observer.disconnect();
  }, [scroller]);
  return perRow;
}

function stepOf(key: string, perRow: number, length: number): number | undefined {
  const steps: Record<string, number> = {
    ArrowRight: 1,
    ArrowLeft: -1,
    ArrowDown: perRow,
    ArrowUp: -perRow,
    PageDown: perRow * 8,
    PageUp: -perRow * 8,
    Home: -length,
    End: length,
  };
  return steps[key];
}
