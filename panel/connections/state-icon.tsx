import type { StatusKind } from '../store/connection-status.ts';

const RING = 'M8 2.5a5.5 5.5 0 1 0 0 11a5.5 5.5 0 0 0 0-11z';
const CROSS = 'M4 4l8 8m0-8l-8 8';

const SHAPES = {
  connecting: 'M8 2.5a5.5 5.5 0 0 1 5.5 5.5M8 13.5A5.5 5.5 0 0 1 2.5 8',
  open: RING,
  closing: `${RING}M8 5.5V8l2 1.5`,
  closed: RING,
  'closed-with-error': `${RING}M8 5.2v3.3M8 10.4v.4`,
  left: `${RING}M5.5 8h5M8.5 6l2 2-2 2`,
  lost: 'M2.5 8a5.5 5.5 0 0 1 9-4.2M13.5 8a5.5 5.5 0 0 1-9 4.2M11 1.5L8.5 7h2.2L8 12.5',
  failed: CROSS,
  blocked: `${RING}M4.2 4.2l7.6 7.6`,
  refused: `${RING}M4.2 4.2l7.6 7.6`,
} satisfies Record<StatusKind, string>;

/** A shape for each state of a connection; the word is beside it. */
export function StateIcon({ kind }: { kind: StatusKind }) {
  return (
    <svg className={`icon state-${kind}`} viewBox="0 0 16 16" aria-hidden="true">
      <path d={SHAPES[kind]} />
    </svg>
  );
}
