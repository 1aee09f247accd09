import { formatBrief } from '../../src/export/report/brief.ts';
import { renderMarkdown } from '../../src/export/report/markdown.ts';
import type { Report } from '../../src/export/report/report.ts';
import { formatVerdict } from '../../src/export/report/terminal.ts';
import { loadVocabulary } from '../../src/redaction/vocabulary/load-vocabulary.ts';
import { safeJson } from '../../src/shared/escape-invisible.ts';
import { pluralize } from '../../src/shared/format.ts';
import type { Command, Terminal } from '../command.ts';
import type { ExitCode } from '../exit-code.ts';
import { complaint } from '../parse-arguments.ts';
import { fails } from '../threshold.ts';
import { createLiveFindings } from './live-findings.ts';
import { loadHint } from './load-hints.ts';
import { parseWatchOptions, USAGE, type WatchFormat, type WatchOptions } from './watch-options.ts';
import { reportOn, writeResults } from './watch-report.ts';
import { startWatchSession, type WatchSession, waitFor } from './watch-session.ts';

export const watch: Command = {
  summary: 'opens a page in a browser, or attaches to one, and explains why its WebSocket connections fail',
  usage: USAGE,
  async run(args, terminal) {
    const parsed = parseWatchOptions(args);
    switch (parsed.kind) {
      case 'parsed':
        return watchPage(parsed.options, terminal);
      case 'help':
        terminal.out(`${USAGE}\n`);
        return 0;
      case 'wrong':
        terminal.err(complaint('wsdoctor watch', parsed.problems, 'wsdoctor watch --help'));
        return 2;
      default:
        return parsed satisfies never;
    }
  },
};

const LOOK_EVERY = 500;
/** A longer run shows the reasons that an extension hides before it ends, in seconds. */
const LONG = 60;

async function watchPage(options: WatchOptions, terminal: Terminal): Promise<ExitCode> {
  const say = (line: string): void => {
    if (!options.quiet) terminal.err(line);
  };
  const stop = new AbortController();
  const interrupt = (): void => stop.abort();
  for (const signal of SIGNALS) process.once(signal, interrupt);
  try {
    const started = await startWatchSession({ ...options, readEarly: options.seconds > LONG });
    if (!started.ok) {
      terminal.err(`wsdoctor watch: ${started.message}`);
      return 2;
    }
    const { session } = started;
    for (const note of session.notes) say(note);
    const problem = await watchUntilEnd(session, options, terminal, stop.signal);
    if (problem !== undefined) terminal.err(`wsdoctor watch: ${problem}`);
    const code = await conclude(session, options, terminal);
    return problem === undefined ? code : 2;
  } finally {
    for (const signal of SIGNALS) process.off(signal, interrupt);
  }
}

const SIGNALS = ['SIGINT', 'SIGTERM'] as const;

/** Returns why it could not be watched to the end. The session is finished then. */
async function watchUntilEnd(
  { recording, recorder, ended, finish }: WatchSession,
  { url, attach, seconds, format, quiet }: WatchOptions,
  terminal: Terminal,
  stop: AbortSignal,
): Promise<string | undefined> {
  const live = createLiveFindings(recording, (verdict, isKnown) =>
    terminal.out(`${isKnown ? 'Changed: ' : ''}${formatVerdict(verdict)}\n\n`),
  );
  const look = (): void => {
    if (format === 'text') live.update();
  };
  const timer = setInterval(look, LOOK_EVERY);
  let end: 'closed' | 'died' | undefined;
  void ended.then((how) => {
    end = how;
  });
  try {
    if (url !== undefined) {
      const problem = await openPage(
        () => recorder.open(url, attach === undefined ? 'first tab' : 'new tab'),
        url,
      );
      if (problem !== undefined) return problem;
    }
    if (!quiet) terminal.err(`Watching for ${seconds} s; Ctrl+C ends it earlier`);
    await waitFor(seconds, stop, ended);
    return end === 'died' ? 'the browser ended before the time was over' : undefined;
  } finally {
    clearInterval(timer);
    await finish();
    look();
    look();
  }
}

async function openPage(open: () => Promise<string | undefined>, url: string): Promise<string | undefined> {
  try {
    const error = await open();
    if (error === undefined) return undefined;
    const hint = loadHint(error);
    return `cannot load ${url}: ${error}${hint === undefined ? '' : `. ${hint}`}`;
  } catch (error) {
    return `cannot load ${url}: ${(error as Error).message}`;
  }
}

async function conclude(
  { recording }: WatchSession,
  options: WatchOptions,
  terminal: Terminal,
): Promise<ExitCode> {
  const { format, readable, failOn, out, quiet } = options;
  const strict = readable ? undefined : loadVocabulary();
  const report = reportOn(recording, format === 'text' ? undefined : strict);
  terminal.out(render(report, format));
  if (out !== undefined) {
    try {
      const paths = await writeResults(
        recording,
        format === 'text' ? reportOn(recording, strict) : report,
        strict,
        out,
      );
      if (!quiet) for (const path of paths) terminal.err(`wrote ${path}`);
    } catch (error) {
      terminal.err(`wsdoctor watch: --out ${out} cannot be written: ${(error as Error).message}`);
      return 2;
    }
  }
  return fails(report, failOn) ? 1 : 0;
}

function render(report: Report, format: WatchFormat): string {
  switch (format) {
    case 'text':
      return `── ${pluralize(report.connectionCount, 'connection')}, ${pluralize(report.verdicts.length, 'finding')} ──\n${formatBrief(report)}\n`;
    case 'brief':
      return `${formatBrief(report)}\n`;
    case 'json':
      return `${safeJson(report)}\n`;
    case 'md':
      return `${renderMarkdown(report)}\n`;
    default:
      return format satisfies never;
  }
}
