import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Reporter, TestCase, TestResult } from '@playwright/test/reporter';
import type { NamedContent } from '../../src/files/join/join-files.ts';
import { internalError } from '../internal-error.ts';
import { causeLines } from './cause-line.ts';
import { type Diagnosed, diagnoseFiles, type TestDiagnosis } from './diagnose-files.ts';
import { readArchive } from './read-archive.ts';
import { REPORT_NAME, reportAttachments } from './report-attachments.ts';

/** A larger trace is not read: the reporter holds it in memory, in bytes. */
const LARGEST_TRACE = 512 * 1024 * 1024;

/**
 * Diagnoses the Playwright trace of each failed test. Where a WebSocket has a problem, the cause becomes an error of the
 * test, and a report and a trace are attached.
 *
 * Reporters get the same result object one after the other, and most print at the end of the run; those that print at once
 * (`line`, `blob`) must come after this one. `onTestEnd` is not awaited, so everything here is synchronous
 * (https://playwright.dev/docs/api/class-reporter).
 */
export class WebSocketReporter implements Reporter {
  private withoutTrace = 0;

  printsToStdio(): boolean {
    return false;
  }

  onTestEnd(test: TestCase, result: TestResult): void {
    if (result.status === 'skipped' || result.status === test.expectedStatus) return;
    // The fixture has diagnosed it already, from better evidence.
    if (result.attachments.some(({ name }) => name === REPORT_NAME)) return;
    const traces = result.attachments.flatMap(({ name, path }) =>
      name === 'trace' && path !== undefined ? [path] : [],
    );
    if (traces.length === 0) this.withoutTrace += 1;
    for (const path of traces) addDiagnosis(path, result);
  }

  onEnd(): void {
    if (this.withoutTrace > 0)
      console.error(
        `WebSocket Doctor: ${this.withoutTrace} failed ${this.withoutTrace === 1 ? 'test has' : 'tests have'} no trace to diagnose. Set use: { trace: 'retain-on-failure' } in the Playwright configuration.`,
      );
  }
}

/** A fault of ours must not end the test run. */
function addDiagnosis(path: string, result: TestResult): void {
  const read = diagnoseTrace(path);
  if (!read.ok) {
    console.error(`WebSocket Doctor cannot read ${path}: ${read.message}`);
    return;
  }
  const { diagnosis } = read;
  if (diagnosis.causes.length === 0) return;
  result.errors.push({ message: causeLines(diagnosis).join('\n') });
  try {
    attach(diagnosis, dirname(path), result);
  } catch (error) {
    console.error(`WebSocket Doctor cannot attach its report: ${internalError(error)}`);
  }
}

function diagnoseTrace(path: string): Diagnosed {
  try {
    if (statSync(path).size > LARGEST_TRACE) return { ok: false, message: 'it is larger than 512 MB' };
    const content = readArchive(readFileSync(path));
    if (!content.ok) return { ok: false, message: content.fault.message };
    const files: NamedContent[] =
      content.kind === 'archive' ? content.files : [{ name: 'trace.zip', content }];
    return diagnoseFiles(files);
  } catch (error) {
    return { ok: false, message: internalError(error) };
  }
}

function attach(diagnosis: TestDiagnosis, folder: string, { attachments }: TestResult): void {
  for (const { name, file, contentType, text } of reportAttachments(diagnosis)) {
    const path = join(folder, file);
    writeFileSync(path, text);
    attachments.push({ name, contentType, path });
  }
}
