import { hostCovers } from '../shared/host-pattern.ts';

/** Where the hook records: everywhere, on listed sites only, or only while DevTools is open. */
export type RecordWhere = 'everywhere' | 'listed' | 'devtools-open';

const KIB = 1024;
export const MIB = 1024 * KIB;

export const SETTINGS_KEY = 'settings';

/** In bytes. */
export type SizeRange = readonly [least: number, most: number, byDefault: number];

/**
 * What a page may store while DevTools is closed, and how much of each message; the same while it is open.
 */
export const RECORDING_SIZES = {
  closedBudget: [256 * KIB, 256 * MIB, 8 * MIB],
  closedPreview: [0, MIB, 4 * KIB],
  openBudget: [MIB, 1024 * MIB, 64 * MIB],
  openPreview: [0, 16 * MIB, MIB],
} as const satisfies Record<string, SizeRange>;

/** As much of the settings as the scripts in a page need. */
export interface RecordingSettings extends Record<keyof typeof RECORDING_SIZES, number> {
  recordWhere: RecordWhere;
  /** Host patterns such as `app.example.com` or `*.example.com`; used when `recordWhere` is `listed`. */
  sites: string[];
}

/** The first is the default. */
const PLACES: readonly RecordWhere[] = ['everywhere', 'listed', 'devtools-open'];
const SITE = /^(?:\*\.)?[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?(?::\d{1,5})?$/i;

export function isSitePattern(text: string): boolean {
  return SITE.test(text);
}

export function readSize(value: unknown, [least, most, byDefault]: SizeRange): number {
  return typeof value === 'number' && Number.isFinite(value)
    ? Math.min(most, Math.max(least, Math.round(value)))
    : byDefault;
}

/** As `readSettings`. */
export function readRecordingSettings(stored: unknown): RecordingSettings {
  const from: Record<string, unknown> = typeof stored === 'object' && stored !== null ? { ...stored } : {};
  const sites = Array.isArray(from.sites) ? from.sites : [];
  const sizes = Object.entries(RECORDING_SIZES).map(([name, range]) => [name, readSize(from[name], range)]);
  return {
    recordWhere: PLACES.find((known) => known === from.recordWhere) ?? 'everywhere',
    sites: sites.filter((site): site is string => typeof site === 'string' && isSitePattern(site)),
    ...(Object.fromEntries(sizes) as Record<keyof typeof RECORDING_SIZES, number>),
  };
}

/** Whether a page of this host (`host` or `host:port`) is recorded while DevTools is closed. */
export function recordsHost({ recordWhere, sites }: RecordingSettings, authority: string): boolean {
  if (recordWhere !== 'listed') return recordWhere === 'everywhere';
  const lower = authority.toLowerCase();
  const [host = ''] = lower.split(':');
  return sites.some((site) => {
    const pattern = site.toLowerCase();
    return hostCovers(pattern, host) || pattern === lower;
  });
}
