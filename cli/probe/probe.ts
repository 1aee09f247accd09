import { readFile } from 'node:fs/promises';
import type { Finding } from '../../src/diagnosis/rule.ts';
import { becauseWords } from '../../src/experiments/conclude.ts';
import type { Conclusion } from '../../src/experiments/pattern.ts';
import { safeJson } from '../../src/shared/escape-invisible.ts';
import type { Command, ExitCode, Terminal } from '../command.ts';
import { parseProbeOptions, USAGE } from './probe-options.ts';
import { printSteps, printVerdicts } from './probe-print.ts';
import { runProbe } from './probe-run.ts';
import { judgeProbe } from './probe-verdicts.ts';

/** Resolves to the exit code. Ctrl+C ends the step at hand and prints what is known by then. */
async function run(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const parsed = parseProbeOptions(args);
  if (!parsed.ok) {
    terminal.err(`${parsed.message}\n\n${USAGE}`);
    return 2;
  }
  const { options } = parsed;
  const ca = options.ca === undefined ? undefined : await readAuthority(options.ca, terminal);
  if (ca === null) return 2;
  const stop = new AbortController();
  const onInterrupt = (): void => stop.abort();
  process.once('SIGINT', onInterrupt);
  const result = await runProbe(options, ca, stop.signal);
  process.off('SIGINT', onInterrupt);
  const { diagnosis, conclusions } = judgeProbe(result);
  const { findings } = diagnosis;
  terminal.out(
    options.json
      ? `${safeJson({ ...result, ...forMachines(findings, conclusions) }, 2)}\n`
      : `${printSteps(result)}\n\n${printVerdicts(findings, conclusions)}\n`,
  );
  return findings.some(({ rule }) => rule.severity === 'error') || result.failure !== null ? 1 : 0;
}

function forMachines(findings: readonly Finding[], conclusions: readonly Conclusion[]) {
  return {
    verdicts: findings.map(({ rule, match }) => ({
      rule: rule.id,
      severity: rule.severity,
      confidence: match.confidence,
      title: match.title ?? rule.title,
      evidence: match.evidence.map(({ fact }) => fact),
    })),
    conclusions: conclusions.map((each) => ({
      id: each.pattern.id,
      title: each.title,
      confidence: each.confidence,
      because: becauseWords(each),
    })),
  };
}

async function readAuthority(file: string, { err }: Terminal): Promise<string | null> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    err(`${file} cannot be read: ${error instanceof Error ? error.message : error}`);
    return null;
  }
}

export const probe: Command = {
  summary: 'does a WebSocket handshake by hand and says what every step of it answered',
  usage: USAGE,
  run,
};
