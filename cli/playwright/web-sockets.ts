import { writeFile } from 'node:fs/promises';
import { test as base, expect as baseExpect, type Page, type TestInfo } from '@playwright/test';
import { createCdpReader } from '../../src/files/cdp-log.ts';
import { causeLines } from './cause-line.ts';
import { diagnoseFiles, type TestDiagnosis } from './diagnose-files.ts';
import type { WebSockets } from './public-api.d.ts';
import { createRecording, type Recording, recordChromium, recordPlaywright } from './record-page.ts';
import { REPORT_NAME, reportAttachments } from './report-attachments.ts';

function diagnoseRecording({ lines }: Recording): TestDiagnosis {
  const reader = createCdpReader((bytes) => new TextDecoder().decode(bytes));
  const encoder = new TextEncoder();
  for (const line of lines) reader.feed(encoder.encode(`${line}\n`));
  const read = diagnoseFiles([{ name: 'browser', content: { ok: true, kind: 'log', log: reader.end() } }]);
  if (!read.ok) throw new Error(read.message);
  return read.diagnosis;
}

async function attachReport(diagnosis: TestDiagnosis, testInfo: TestInfo): Promise<void> {
  for (const { name, file, contentType, text } of reportAttachments(diagnosis)) {
    const path = testInfo.outputPath(file);
    await writeFile(path, text);
    await testInfo.attach(name, { contentType, path });
  }
}

/** Playwright would print the lines of this file around the place of the error. */
function withoutStack(message: string): Error {
  const error = new Error(message);
  error.stack = `Error: ${message}`;
  return error;
}

export const test = base.extend<{ webSockets: WebSockets }>({
  webSockets: async ({ context, browserName }, use, testInfo) => {
    const recording = createRecording();
    const record = async (page: Page): Promise<void> => {
      if (browserName === 'chromium') await recordChromium(page, recording);
      else recordPlaywright(page, recording);
    };
    await Promise.all(context.pages().map(record));
    context.on('page', record);
    const webSockets: WebSockets = {
      diagnosis() {
        const { connections, causes } = diagnoseRecording(recording);
        return { connections, causes };
      },
    };
    await use(webSockets);
    context.off('page', record);
    if (testInfo.status === testInfo.expectedStatus) return;
    const diagnosis = diagnoseRecording(recording);
    if (diagnosis.causes.length === 0) return;
    await attachReport(diagnosis, testInfo);
    const lines = causeLines(diagnosis);
    const isTold = testInfo.errors.some(({ message }) => message?.includes(lines[0] ?? REPORT_NAME));
    if (!isTold) throw withoutStack(lines.join('\n'));
  },
});

export const expect = baseExpect.extend({
  toBeHealthy(webSockets: WebSockets) {
    const { causes, connections } = webSockets.diagnosis();
    const pass = causes.length === 0;
    return {
      pass,
      name: 'toBeHealthy',
      message: () =>
        pass
          ? `Expected a problem with a WebSocket; ${connections === 0 ? 'the page opened none' : `none of ${connections} has one`}.`
          : causeLines({ causes, connections }).join('\n'),
    };
  },
});
