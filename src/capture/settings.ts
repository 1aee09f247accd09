import { hostCovers } from '../shared/host-pattern.ts';
import { readUserRules, type UserRule } from './masking-rule.ts';

/** Where the hook records: everywhere, on listed sites only, or only while DevTools is open. */
export type RecordWhere = 'everywhere' | 'listed' | 'devtools-open';

/** Stored in `storage.local` under `SETTINGS_KEY`; sizes in bytes. */
export interface Settings {
  version: typeof SETTINGS_VERSION;
  recordWhere: RecordWhere;
  /** Host patterns such as `app.example.com` or `*.example.com`; used when `recordWhere` is `listed`. */
  sites: string[];
  /** How much one page may store while DevTools is closed, and how much of each message. */
  closedBudget: number;
  closedPreview: number;
  /** The same while DevTools is open. */
  openBudget: number;
  openPreview: number;
  /** How much one panel may store. */
  panelBudget: number;
  /** What every export masks in addition to the built-in rules. */
  alsoMask: UserRule[];
}

export const SETTINGS_KEY = 'settings';
export const SETTINGS_VERSION = 1;

const KIB = 1024;
const MIB = 1024 * KIB;

export const DEFAULT_SETTINGS: Settings = {
  version: SETTINGS_VERSION,
  recordWhere: 'everywhere',
  sites: [],
  closedBudget: 8 * MIB,
  closedPreview: 4 * KIB,
  openBudget: 64 * MIB,
  openPreview: MIB,
  panelBudget: 256 * MIB,
  alsoMask: [],
};

export type SizeSetting = 'closedBudget' | 'closedPreview' | 'openBudget' | 'openPreview' | 'panelBudget';

/** The least and the greatest value of each size, in bytes. */
export const SIZE_LIMITS: Record<SizeSetting, readonly [least: number, most: number]> = {
  closedBudget: [256 * KIB, 256 * MIB],
  closedPreview: [0, MIB],
  openBudget: [MIB, 1024 * MIB],
  openPreview: [0, 16 * MIB],
  panelBudget: [16 * MIB, 2048 * MIB],
};

const PLACES: readonly RecordWhere[] = ['everywhere', 'listed', 'devtools-open'];
const SITE = /^(?:\*\.)?[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?(?::\d{1,5})?$/i;

export function isSitePattern(text: string): boolean {
  return SITE.test(text);
}

function sizeFrom(value: unknown, name: SizeSetting): number {
  const [least, most] = SIZE_LIMITS[name];
  return typeof value === 'number' && Number.isFinite(value)
    ? Math.min(most, Math.max(least, Math.round(value)))
    : DEFAULT_SETTINGS[name];
}

/**
 * Settings from storage, of this version or another: missing, invalid or out-of-range values become the default or the
 * nearest limit; unknown ones are dropped. Never throws.
 */
export function readSettings(stored: unknown): Settings {
  const from: Record<string, unknown> = typeof stored === 'object' && stored !== null ? { ...stored } : {};
  const place = PLACES.find((known) => known === from.recordWhere);
  const sites = Array.isArray(from.sites) ? from.sites : [];
  return {
    version: SETTINGS_VERSION,
    recordWhere: place ?? DEFAULT_SETTINGS.recordWhere,
    sites: sites.filter((site): site is string => typeof site === 'string' && isSitePattern(site)),
    closedBudget: sizeFrom(from.closedBudget, 'closedBudget'),
    closedPreview: sizeFrom(from.closedPreview, 'closedPreview'),
    openBudget: sizeFrom(from.openBudget, 'openBudget'),
    openPreview: sizeFrom(from.openPreview, 'openPreview'),
    panelBudget: sizeFrom(from.panelBudget, 'panelBudget'),
    alsoMask: readUserRules(from.alsoMask),
  };
}

/** Whether a page of this host (`host` or `host:port`) is recorded while DevTools is closed. */
export function recordsHost({ recordWhere, sites }: Settings, authority: string): boolean {
  if (recordWhere !== 'listed') return recordWhere === 'everywhere';
  const [host = ''] = authority.toLowerCase().split(':');
  return sites.some((site) => {
    const pattern = site.toLowerCase();
    return hostCovers(pattern, host) || pattern === authority.toLowerCase();
  });
}
