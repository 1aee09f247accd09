import manifest from '../../manifest.json' with { type: 'json' };
import { rules } from '../../src/rules/index.ts';
import { safeJson } from '../../src/shared/escape-invisible.ts';
import type { Command, ExitCode, Terminal } from '../command.ts';
import { type DiagnoseOptions, parseDiagnoseOptions, USAGE } from './diagnose-options.ts';
import { type Judged, judgeFile } from './judge-file.ts';
import { readInput } from './read-input.ts';
import { renderGithub } from './render-github.ts';
import { renderSarif } from './render-sarif.ts';
import { renderText } from './render-text.ts';

type Sound = Judged & { ok: true };

export const diagnose: Command = {
  summary: 'why the WebSockets of saved traces and HAR files failed',
  usage: USAGE,
  async run(args, terminal) {
    const parsed = parseDiagnoseOptions(args);
    if (parsed.ok) return diagnoseFiles(parsed.options, terminal);
    terminal.err(`${parsed.message}\n\n${USAGE}`);
    return 2;
  },
};

async function diagnoseFiles(options: DiagnoseOptions, terminal: Terminal): Promise<ExitCode> {
  const { files, format, quiet } = options;
  const kept: Sound[] = [];
  let worst: ExitCode = 0;
  for (const [at, file] of files.entries()) {
    const said = `${at + 1}/${files.length} ${file}`;
    if (!quiet) terminal.err(said);
    const content = await readInput(file, terminal, (bytes, total) => {
      const share = total === undefined ? '' : ` of ${Math.round(total / 1e6)}`;
      if (!quiet) terminal.err(`${said}: ${Math.round(bytes / 1e6)}${share} MB`);
    });
    const judged = judgeFile(file, content, manifest.version);
    if (!judged.ok) {
      terminal.err(judged.message);
      if (format === 'json') terminal.out(`${safeJson({ file, error: judged.message })}\n`);
      worst = 2;
      continue;
    }
    if (format === 'sarif') kept.push(judged);
    else terminal.out(renderOne(judged, format));
    if (worst === 0 && fails(judged, options)) worst = 1;
  }
  if (format === 'sarif') terminal.out(renderSarif(kept, rules, manifest.version));
  return worst;
}

function renderOne(judged: Sound, format: 'text' | 'json' | 'github'): string {
  switch (format) {
    case 'text':
      return renderText(judged);
    case 'json': {
      const { file, report, changes, notes } = judged;
      return `${safeJson({ file, ...report, changes, notes })}\n`;
    }
    case 'github':
      return renderGithub(judged);
    default:
      return format satisfies never;
  }
}

function fails({ report }: Sound, { failOn }: DiagnoseOptions): boolean {
  switch (failOn) {
    case 'never':
      return false;
    case 'error':
      return report.verdicts.some(({ severity }) => severity === 'error');
    case 'warning':
      return report.verdicts.some(({ severity }) => severity !== 'info');
    default:
      return failOn satisfies never;
  }
}
