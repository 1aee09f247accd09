import { type PointerEvent, useState } from 'react';
import type { TimeRange } from '../../src/session/messages/time-buckets.ts';
import { t } from '../messages/message.ts';
import { usePanel } from '../store/panel-context.tsx';
import { clockText } from '../ui/moment-text.ts';
import { placeIn } from './lane-layout.ts';

/** A shorter drag is a click; in CSS pixels. */
const LEAST_DRAG = 4;
const STEPS = 200;

const percent = (part: number): string => `${(part * 100).toFixed(3)}%`;

function partAt({ currentTarget, clientX }: PointerEvent<HTMLElement>): number {
  const { left, width } = currentTarget.getBoundingClientRect();
  return Math.min(1, Math.max(0, (clientX - left) / Math.max(width, 1)));
}

/** A click that is not a drag goes to the bar below the brush. */
function clickThrough({ currentTarget, clientX, clientY }: PointerEvent<HTMLElement>): void {
  const under = document.elementsFromPoint(clientX, clientY).find((each) => each.matches('.bar'));
  if (under instanceof HTMLElement && under !== currentTarget) under.click();
}

interface EndProps {
  name: 'from' | 'until';
  /** 0 to `STEPS`. */
  value: number;
  at: number;
  onChange(value: number): void;
}

function End({ name, value, at, onChange }: EndProps) {
  return (
    <label className="brush-end">
      <span>{t(name === 'from' ? 'overview_from' : 'overview_until')}</span>
      <input
        type="range"
        min={0}
        max={STEPS}
        value={value}
        aria-valuetext={clockText(at)}
        data-testid={`range-${name}`}
        onChange={(event) => onChange(Number(event.target.value))}
      />
    </label>
  );
}

/** Selects a time range by dragging over the bars, or with two sliders; every view is limited to it. */
export function Brush({ whole }: { whole: TimeRange }) {
  const range = usePanel((state) => state.range);
  const setRange = usePanel((state) => state.setRange);
  const [drag, setDrag] = useState<{ begin: number; end: number }>();
  const length = whole.until - whole.from;
  const choose = (begin: number, end: number): void => {
    const from = whole.from + Math.min(begin, end) * length;
    const until = whole.from + Math.max(begin, end) * length;
    setRange(end - begin >= 1 ? undefined : { from, until });
  };
  const begin = range ? placeIn(whole, range.from) : 0;
  const end = range ? placeIn(whole, range.until) : 1;
  const shown = drag
    ? { begin: Math.min(drag.begin, drag.end), end: Math.max(drag.begin, drag.end) }
    : { begin, end };
  const onPointerUp = (event: PointerEvent<HTMLElement>): void => {
    if (!drag) return;
    setDrag(undefined);
    const moved = Math.abs(drag.end - drag.begin) * event.currentTarget.clientWidth;
    if (moved >= LEAST_DRAG) choose(drag.begin, drag.end);
    else clickThrough(event);
  };
  return (
    <>
      <div
        className="brush"
        data-testid="brush"
        title={t('overview_drag')}
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId);
          const part = partAt(event);
          setDrag({ begin: part, end: part });
        }}
        onPointerMove={(event) => {
          if (drag) setDrag({ begin: drag.begin, end: partAt(event) });
        }}
        onPointerUp={onPointerUp}
        onPointerCancel={() => setDrag(undefined)}
      >
        {(drag || range) && (
          <>
            <span className="outside" style={{ left: 0, width: percent(shown.begin) }} />
            <span className="outside" style={{ left: percent(shown.end), right: 0 }} />
          </>
        )}
      </div>
      <div className="brush-ends">
        <End
          name="from"
          value={Math.round(begin * STEPS)}
          at={whole.from + begin * length}
          onChange={(value) => choose(Math.min(value / STEPS, end - 1 / STEPS), end)}
        />
        <End
          name="until"
          value={Math.round(end * STEPS)}
          at={whole.from + end * length}
          onChange={(value) => choose(begin, Math.max(value / STEPS, begin + 1 / STEPS))}
        />
      </div>
    </>
  );
}
