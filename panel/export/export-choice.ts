import { t } from '../messages/message.ts';
import { runInSlices } from '../session/time-slicer.ts';
import type { Panel } from '../store/panel-context.tsx';
import { copyText } from '../ui/copy-text.ts';
import { EXPORT_FORMATS, type ExportFormat, exportName, redactedReportSteps } from './export.ts';
import { SESSION_FORMATS, type SessionFormat, sessionText } from './export-session.ts';
import { saveFile } from './save-file.ts';
import { choiceOf, type Scope } from './scope-fields.tsx';
import { strictVocabulary } from './strict-vocabulary.ts';

/** One item of the export menu. */
export type ExportChoice = { label: string; copies: boolean } & (
  | { of: 'report'; format: ExportFormat }
  | { of: 'session'; format: SessionFormat }
);

function choices(copies: boolean): ExportChoice[] {
  const label = (format: string): string => t(copies ? 'export_copy_as' : 'export_save_as', { format });
  return [
    ...EXPORT_FORMATS.map((format) => ({
      of: 'report' as const,
      label: label(format.name),
      format,
      copies,
    })),
    ...SESSION_FORMATS.map((format) => ({
      of: 'session' as const,
      label: label(format.name),
      format,
      copies,
    })),
  ];
}

export const EXPORT_CHOICES: readonly ExportChoice[] = [...choices(false), ...choices(true)];

const NOT_COPIED = t('export_not_copied');

/** Saves or copies the choice; returns the notice to show, or undefined if it was cancelled. */
export async function carryOut(
  choice: ExportChoice,
  panel: Panel,
  scope: Scope,
): Promise<string | undefined> {
  const { format, copies } = choice;
  const { liveSession, ownRules } = panel;
  const masking = t(scope.readable ? 'export_readable' : 'export_strict');
  const parts =
    choice.of === 'report'
      ? await reportParts(choice.format, panel, scope)
      : await sessionParts(choice.format, panel, scope);
  if (!parts) return undefined;
  if (copies)
    return (await copyText(parts.join('')))
      ? t('export_copied', { format: format.name, masking })
      : NOT_COPIED;
  const packed = choice.of === 'session' && format.extension === 'wsdoctor.json' && scope.gzip;
  const name = `${exportName(liveSession.session(), Date.now(), ownRules(), format)}${packed ? '.gz' : ''}`;
  if (packed) saveFile(name, 'application/gzip', await gzip(parts));
  else saveFile(name, `${format.type};charset=utf-8`, ...parts);
  return t('export_saved', { name, masking });
}

async function reportParts(
  format: ExportFormat,
  { files, liveSession, store, ownRules }: Panel,
  scope: Scope,
): Promise<string[] | undefined> {
  const choice = choiceOf(scope, store.getState().selected);
  return files.getState().during(t('export_writing', { format: format.name }), async (signal) => {
    const strict = scope.readable ? undefined : await strictVocabulary();
    const steps = redactedReportSteps(liveSession, ownRules(), choice, strict);
    const { value } = await runInSlices(steps, signal, () => undefined);
    return [format.render(value)];
  });
}

async function sessionParts(
  format: SessionFormat,
  { files, liveSession, store, ownRules }: Panel,
  scope: Scope,
): Promise<string[] | undefined> {
  const { during, opened } = files.getState();
  return during(t('export_writing', { format: format.name }), async (signal, onShare) => {
    const choice = choiceOf(scope, store.getState().selected);
    const strict = scope.readable ? undefined : await strictVocabulary();
    const { parts, about } = sessionText(format, liveSession, choice, ownRules(), opened, strict);
    const done: string[] = [];
    await runInSlices(parts, signal, (written) => {
      done.push(...written);
      onShare(Math.min(1, done.length / about));
    });
    return done;
  });
}

function gzip(parts: string[]): Promise<Blob> {
  return new Response(new Blob(parts).stream().pipeThrough(new CompressionStream('gzip'))).blob();
}
