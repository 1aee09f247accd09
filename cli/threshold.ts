import type { Report } from '../src/export/report/report.ts';

/** How severe a finding must be for the exit code 1. */
export const THRESHOLDS = ['error', 'warning', 'never'] as const;
export type Threshold = (typeof THRESHOLDS)[number];

export function fails({ verdicts }: Pick<Report, 'verdicts'>, failOn: Threshold): boolean {
  switch (failOn) {
    case 'never':
      return false;
    case 'error':
      return verdicts.some(({ severity }) => severity === 'error');
    case 'warning':
      return verdicts.some(({ severity }) => severity !== 'info');
    default:
      return failOn satisfies never;
  }
}
