import type { Severity } from '../../src/diagnosis/rule.ts';

const SHAPES = {
  error: 'M5 1h6l4 4v6l-4 4H5l-4-4V5zM5.5 5.5l5 5m0-5l-5 5',
  warning: 'M8 1.5l7 13H1zM8 6v4m0 1.9v.1',
  info: 'M8 1a7 7 0 1 0 0 14A7 7 0 0 0 8 1zM8 7.2V11.5M8 4.6v.1',
  ok: 'M8 1a7 7 0 1 0 0 14A7 7 0 0 0 8 1zM4.8 8.2l2.3 2.4 4.2-5',
} satisfies Record<Severity | 'ok', string>;

/** A shape for each severity, so that color is never the only sign. */
export function SeverityIcon({ severity }: { severity: Severity | 'ok' }) {
  return (
    <svg className={`icon severity-${severity}`} viewBox="0 0 16 16" aria-hidden="true">
      <path d={SHAPES[severity]} />
    </svg>
  );
}
