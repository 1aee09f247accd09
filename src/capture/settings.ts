import { readUserRules, type UserRule } from './masking-rule.ts';
import {
  MIB,
  RECORDING_SIZES,
  type RecordingSettings,
  readRecordingSettings,
  readSize,
  type SizeRange,
} from './recording-settings.ts';

/** Stored in `storage.local` under `SETTINGS_KEY`; sizes in bytes. */
export interface Settings extends RecordingSettings {
  version: typeof SETTINGS_VERSION;
  /** How much one panel may store. */
  panelBudget: number;
  /** What every export masks in addition to the built-in rules. */
  alsoMask: UserRule[];
}

export const SETTINGS_VERSION = 1;

export const SIZE_LIMITS = {
  ...RECORDING_SIZES,
  panelBudget: [16 * MIB, 2048 * MIB, 256 * MIB],
} as const satisfies Record<string, SizeRange>;

export type SizeSetting = keyof typeof SIZE_LIMITS;

/**
 * Settings from storage, of this version or another: missing, invalid or out-of-range values become the default or the
 * nearest limit; unknown ones are dropped. Never throws.
 */
export function readSettings(stored: unknown): Settings {
  const from: Record<string, unknown> = typeof stored === 'object' && stored !== null ? { ...stored } : {};
  return {
    version: SETTINGS_VERSION,
    ...readRecordingSettings(stored),
    panelBudget: readSize(from.panelBudget, SIZE_LIMITS.panelBudget),
    alsoMask: readUserRules(from.alsoMask),
  };
}

export const DEFAULT_SETTINGS: Settings = readSettings(undefined);
