import { type FileHandle, open } from 'node:fs/promises';
import manifest from '../../manifest.json' with { type: 'json' };
import { diagnose } from '../../src/diagnosis/diagnose.ts';
import { restoreHar } from '../../src/export/har/restore-har.ts';
import { harText } from '../../src/export/har/write-har.ts';
import { draftTrace } from '../../src/export/trace/build-trace.ts';
import { EVERYTHING } from '../../src/export/trace/choose-frames.ts';
import { createTraceMask } from '../../src/export/trace/redact-trace.ts';
import { restoreSession } from '../../src/export/trace/restore-session.ts';
import { traceText } from '../../src/export/trace/trace-text.ts';
import type { ReadContent } from '../../src/files/read-file.ts';
import { loadVocabulary } from '../../src/redaction/vocabulary/load-vocabulary.ts';
import { rules } from '../../src/rules/index.ts';
import type { Session } from '../../src/session/session.ts';
import { runToEnd } from '../../src/shared/run-generator.ts';
import type { Command, Terminal } from '../command.ts';
import { readInput } from '../diagnose/read-input.ts';
import type { ExitCode } from '../exit-code.ts';
import { complaint } from '../parse-arguments.ts';
import { traceParts } from '../trace-parts.ts';
import { holdText, maskedLog } from './redact-log.ts';
import { parseRedactOptions, type RedactOptions, USAGE } from './redact-options.ts';

export const redact: Command = {
  summary: 'masks a saved trace, HAR file or log, so that it can be passed on',
  usage: USAGE,
  async run(args, terminal) {
    const parsed = parseRedactOptions(args);
    switch (parsed.kind) {
      case 'parsed':
        return redactFile(parsed.options, terminal);
      case 'help':
        terminal.out(`${USAGE}\n`);
        return 0;
      case 'wrong':
        terminal.err(complaint('wsdoctor redact', parsed.problems, 'wsdoctor redact --help'));
        return 2;
      default:
        return parsed satisfies never;
    }
  },
};

async function redactFile(options: RedactOptions, terminal: Terminal): Promise<ExitCode> {
  const { file } = options;
  const held = holdText();
  const content = await readInput(file, terminal, () => undefined, { onText: held.take });
  const parts = !content.ok
    ? content.fault
    : content.kind === 'archive'
      ? SEVERAL
      : maskedParts(content, options, held.text());
  if ('message' in parts) {
    terminal.err(`${file}${parts.place === '' ? '' : `: ${parts.place}`} ${parts.message}`);
    return 2;
  }
  if (content.ok && content.kind === 'har')
    terminal.err(
      'The output has the WebSocket connections of the HAR file; its other requests are left out.',
    );
  if (content.ok && content.kind === 'log' && !Array.isArray(parts))
    terminal.err('The output is a trace with the WebSocket connections of the log; the rest is left out.');
  return write(parts, options, terminal);
}

const SEVERAL: Fault = {
  place: '',
  message: 'is an archive of several files: unzip it and mask them one by one',
};

type Fault = Extract<ReadContent, { ok: false }>['fault'];

/** The file again, masked as an export of the panel is. */
function maskedParts(
  content: ReadContent & { ok: true },
  { readable }: RedactOptions,
  text: string | undefined,
): Iterable<string> | Fault {
  const vocabulary = readable ? undefined : loadVocabulary();
  const masked = (session: Session) => createTraceMask(session, [], vocabulary);
  if (content.kind === 'har') {
    const session = runToEnd(restoreHar(content.har));
    const mask = masked(session);
    runToEnd(mask.learn());
    return harText(session, EVERYTHING, manifest, mask);
  }
  if (content.kind === 'log') {
    const masked = text === undefined ? undefined : maskedLog(text, vocabulary);
    if (masked !== undefined) return [masked];
    const session = runToEnd(restoreHar(content.log));
    return traceParts(session, diagnose(session, rules), vocabulary);
  }
  const { trace } = content;
  const restored = runToEnd(restoreSession(trace));
  if (!restored.ok) return restored.fault;
  const { session } = restored;
  const mask = masked(session);
  runToEnd(mask.learn());
  return traceText(draftTrace(session, diagnose(session, rules), EVERYTHING, { ...trace, trace }, mask));
}

async function write(
  parts: Iterable<string>,
  { output }: RedactOptions,
  { out, err }: Terminal,
): Promise<ExitCode> {
  if (output === undefined) {
    for (const part of parts) if (part !== '') out(part);
    return 0;
  }
  let target: FileHandle;
  try {
    // A file that is there already may be the only copy of something.
    target = await open(output, 'wx');
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    err(
      `${output} ${code === 'EEXIST' ? 'exists already: it is not overwritten' : `cannot be written: ${message}`}`,
    );
    return 2;
  }
  try {
    for (const part of parts) await target.write(part);
  } finally {
    await target.close();
  }
  return 0;
}
