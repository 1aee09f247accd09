import type { TestDiagnosis } from './diagnose-files.ts';

export const REPORT_NAME = 'websocket-diagnosis';

/** What is attached to a failed test: a report to read, and a trace that the panel opens. */
export function reportAttachments(diagnosis: TestDiagnosis) {
  return [
    {
      name: REPORT_NAME,
      file: 'websocket-diagnosis.md',
      contentType: 'text/markdown',
      text: diagnosis.markdown(),
    },
    {
      name: 'websocket-trace',
      file: 'websocket-trace.wsdoctor.json',
      contentType: 'application/json',
      text: diagnosis.trace(),
    },
  ];
}
