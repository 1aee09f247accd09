import { type RecordingSettings, recordsHost } from '../../src/capture/recording-settings.ts';

/** What a document may keep, in bytes: of one message (below 0: nothing is recorded at all), and in all. */
export interface RecordingLimits {
  message: number;
  document: number;
}

export const RECORD_NOTHING: RecordingLimits = { message: -1, document: 0 };

/**
 * What the settings let a document keep. `origins`: its own and those of the documents that embed it. `watched`:
 * undefined until the worker has said whether a panel watches, and until then nothing is refused.
 */
export function limitsFor(
  settings: RecordingSettings,
  origins: readonly string[],
  watched: boolean | undefined,
): RecordingLimits {
  if (watched) return { message: settings.openPreview, document: settings.openBudget };
  const recorded = origins.some((origin) => recordsHost(settings, origin.replace(/^.*:\/\//, '')));
  if (watched === false && !recorded) return RECORD_NOTHING;
  return { message: settings.closedPreview, document: settings.closedBudget };
}
