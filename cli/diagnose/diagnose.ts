import { basename } from 'node:path';
import manifest from '../../manifest.json' with { type: 'json' };
import { renderHtml } from '../../src/export/report/html.ts';
import { renderMarkdown } from '../../src/export/report/markdown.ts';
import type { NamedContent } from '../../src/files/join/join-files.ts';
import type { InputContent } from '../../src/files/unpack/read-unpacked.ts';
import { loadVocabulary } from '../../src/redaction/vocabulary/load-vocabulary.ts';
import type { Vocabulary } from '../../src/redaction/vocabulary/vocabulary.ts';
import { rules } from '../../src/rules/index.ts';
import { safeJson } from '../../src/shared/escape-invisible.ts';
import { pluralize } from '../../src/shared/format.ts';
import { createGarbageCollector } from '../collect-garbage.ts';
import type { Command, Terminal } from '../command.ts';
import type { ExitCode } from '../exit-code.ts';
import { internalError } from '../internal-error.ts';
import { complaint } from '../parse-arguments.ts';
import { shownReceiver } from '../telemetry/addresses.ts';
import { fails } from '../threshold.ts';
import { type DiagnoseOptions, type Format, parseDiagnoseOptions, USAGE } from './diagnose-options.ts';
import { type EvaluateOptions, evaluateCase, evaluateFile, type FileResult } from './evaluate-file.ts';
import { readInput } from './read-input.ts';
import { renderBrief } from './render-brief.ts';
import { renderGithub } from './render-github.ts';
import { renderSarif } from './render-sarif.ts';
import { renderText } from './render-text.ts';

type ReadFileResult = FileResult & { ok: true };

export const diagnose: Command = {
  summary: 'explains why the WebSocket connections in saved traces, HAR files and logs failed',
  usage: USAGE,
  async run(args, terminal) {
    const parsed = parseDiagnoseOptions(args);
    switch (parsed.kind) {
      case 'parsed':
        return diagnoseFiles(parsed.options, terminal);
      case 'help':
        terminal.out(`${USAGE}\n`);
        return 0;
      case 'wrong':
        terminal.err(complaint('wsdoctor diagnose', parsed.problems, 'wsdoctor diagnose --help'));
        return 2;
      default:
        return parsed satisfies never;
    }
  },
};

/** More files than that are no case but a collection, each diagnosed on its own. */
const MOST_OF_CASE = 12;

const isPossiblyCase = ({ files }: DiagnoseOptions): boolean =>
  files.length > 1 && files.length <= MOST_OF_CASE;

/** Goes through all files: one that cannot be read, or breaks a rule of ours, hides no other. */
async function diagnoseFiles(options: DiagnoseOptions, terminal: Terminal): Promise<ExitCode> {
  const { files, format } = options;
  const kept: ReadFileResult[] = [];
  let worst: ExitCode = 0;
  const note = ({ code, sound }: Outcome): void => {
    if (sound) kept.push(sound);
    worst = worse(worst, code);
  };
  const read: NamedContent[] = [];
  const mayBeCase = isPossiblyCase(options);
  for (const [at, file] of files.entries()) {
    const content = await readOne(file, `${at + 1}/${files.length} ${file}`, options, terminal);
    if (typeof content === 'number') worst = worse(worst, content);
    else if (content.ok && content.kind === 'archive') {
      const { files: inside } = content;
      note(await conclude(file, () => evaluateCase(inside, evaluateOptions(options)), options, terminal));
    } else if (mayBeCase && content.ok) read.push({ name: file, content });
    else
      note(
        await conclude(file, () => evaluateFile(file, content, evaluateOptions(options)), options, terminal),
      );
  }
  const isCase = read.length > 1 && read.some(({ content }) => content.kind === 'log');
  if (isCase) {
    const named = read.map(({ name, content }) => ({ name: basename(name), content }));
    const label = named.map(({ name }) => name).join(' + ');
    note(await conclude(label, () => evaluateCase(named, evaluateOptions(options)), options, terminal));
  } else
    for (const { name, content } of read)
      note(
        await conclude(name, () => evaluateFile(name, content, evaluateOptions(options)), options, terminal),
      );
  if (format === 'sarif') terminal.out(renderSarif(kept, rules, manifest.version));
  return worst;
}

const evaluateOptions = (options: DiagnoseOptions): EvaluateOptions => ({
  version: manifest.version,
  describeConnections: ['brief', 'json', 'md', 'html'].includes(options.format),
  mostFindings: options.format === 'json' || options.format === 'sarif' ? undefined : MOST_FINDINGS,
  strict: vocabularyFor(options),
  collectGarbage: () => collectGarbage(MOST_BETWEEN_STEPS),
});

/** Heaps that hold less are left to Node, in bytes: most files are far smaller. */
const MOST_WHILE_READING = 340_000_000;
const MOST_BETWEEN_STEPS = 200_000_000;

const collectGarbage = createGarbageCollector();

/** What a person reads; files for programs have all. */
const MOST_FINDINGS = 200;

/** A terminal is for one's own eyes; every other format is made to be passed on. */
function vocabularyFor({ format, readable }: DiagnoseOptions): Vocabulary | undefined {
  return format === 'text' || readable ? undefined : loadVocabulary();
}

const worse = (a: ExitCode, b: ExitCode): ExitCode => (a > b ? a : b);

interface Outcome {
  code: ExitCode;
  /** Where the format puts all files into one document. */
  sound?: ReadFileResult;
}

function complain(
  file: string,
  message: string,
  code: ExitCode,
  { format }: DiagnoseOptions,
  terminal: Terminal,
): Outcome {
  terminal.err(message);
  if (format === 'json') terminal.out(`${safeJson({ file, error: message })}\n`);
  return { code };
}

/** The content, which may be a fault; or the exit code of a fault of ours. */
async function readOne(
  file: string,
  label: string,
  options: DiagnoseOptions,
  terminal: Terminal,
): Promise<InputContent | ExitCode> {
  const { quiet } = options;
  if (!quiet) terminal.err(label);
  try {
    const progress = (bytes: number, total: number | undefined): void => {
      const share = total === undefined ? '' : ` of ${Math.round(total / 1e6)}`;
      if (!quiet) terminal.err(`${label}: ${Math.round(bytes / 1e6)}${share} MB`);
    };
    return await readInput(file, terminal, progress, {
      isAlone: !isPossiblyCase(options),
      betweenChunks: () => collectGarbage(MOST_WHILE_READING),
    });
  } catch (error) {
    return complain(file, `${file}: ${internalError(error)}`, 3, options, terminal).code;
  }
}

async function conclude(
  file: string,
  evaluate: () => FileResult,
  options: DiagnoseOptions,
  terminal: Terminal,
): Promise<Outcome> {
  const { format } = options;
  try {
    const result = evaluate();
    if (!result.ok) return complain(file, result.message, 2, options, terminal);
    const isSent = await sendTo(result, options, terminal);
    const code = !isSent ? 2 : fails(result.report, options.failOn) ? 1 : 0;
    if (format === 'sarif') return { code, sound: result };
    terminal.out(renderOne(result, format));
    return { code };
  } catch (error) {
    return complain(file, `${file}: ${internalError(error)}`, 3, options, terminal);
  }
}

/** Sends the spans, where that is asked for; false when the receiver did not take them. */
async function sendTo(
  { file, session }: ReadFileResult,
  { otlp, quiet, readable }: DiagnoseOptions,
  terminal: Terminal,
): Promise<boolean> {
  if (!otlp) return true;
  // Loaded where it is needed: without it the command starts sooner.
  const { sendSpans } = await import('../telemetry/send-spans.ts');
  const sent = await sendSpans(session, otlp, readable ? undefined : loadVocabulary());
  if (!sent.ok) terminal.err(`${file}: the spans could not be sent to ${sent.message}`);
  else if (!quiet) terminal.err(`${file}: ${pluralize(sent.spans, 'span')} sent to ${shownReceiver(otlp)}`);
  return sent.ok;
}

function renderOne(result: ReadFileResult, format: Exclude<Format, 'sarif'>): string {
  switch (format) {
    case 'text':
      return renderText(result);
    case 'brief':
      return renderBrief(result);
    case 'json': {
      const { file, report, changes, notes } = result;
      return `${safeJson({ file, ...report, changes, notes })}\n`;
    }
    case 'md':
      return `${renderMarkdown(result.report)}\n`;
    case 'html':
      return renderHtml(result.report);
    case 'github':
      return renderGithub(result);
    default:
      return format satisfies never;
  }
}
