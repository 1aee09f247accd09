import type { Finding } from '../../src/diagnosis/rule.ts';
import type { TerminalProbe } from '../../src/experiments/cli-report.ts';
import { becauseWords } from '../../src/experiments/conclude.ts';
import type { Conclusion } from '../../src/experiments/pattern.ts';
import { redactTerminalProbe } from '../../src/redaction/formats/redact-terminal-probe.ts';
import { createRedactor } from '../../src/redaction/redactor-factory.ts';
import { loadVocabulary } from '../../src/redaction/vocabulary/load-vocabulary.ts';
import { safeJson } from '../../src/shared/escape-invisible.ts';
import type { Command, Terminal } from '../command.ts';
import type { ExitCode } from '../exit-code.ts';
import { complaint } from '../parse-arguments.ts';
import { type ProbeOptions, parseProbeOptions, USAGE } from './probe-options.ts';
import { printSteps, printVerdicts } from './probe-print.ts';
import { runProbe } from './probe-run.ts';
import { diagnoseProbe, isHealthy } from './probe-verdicts.ts';
import { readAuthority } from './read-authority.ts';

async function run(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const parsed = parseProbeOptions(args);
  switch (parsed.kind) {
    case 'parsed':
      return runWith(parsed.options, terminal);
    case 'help':
      terminal.out(`${USAGE}\n`);
      return 0;
    case 'wrong':
      terminal.err(complaint('wsdoctor probe', parsed.problems, 'wsdoctor probe --help'));
      return 2;
    default:
      return parsed satisfies never;
  }
}

/** Ctrl+C ends the current step and prints what is known by then. */
async function runWith(options: ProbeOptions, terminal: Terminal): Promise<ExitCode> {
  for (const note of options.notes) terminal.err(`wsdoctor probe: ${note}`);
  const authority = await readAuthority(options.ca);
  if (!authority.ok) {
    terminal.err(`wsdoctor probe: ${authority.message}`);
    return 2;
  }
  const stop = new AbortController();
  const onInterrupt = (): void => stop.abort();
  process.once('SIGINT', onInterrupt);
  const result = await runProbe(options, authority.ca, stop.signal);
  process.off('SIGINT', onInterrupt);
  const { diagnosis, conclusions } = diagnoseProbe(result);
  const { findings } = diagnosis;
  terminal.out(
    options.json
      ? `${safeJson(forMachines(result, findings, conclusions, options.readable), 2)}\n`
      : `${printSteps(result)}\n\n${printVerdicts(findings, conclusions)}\n`,
  );
  return findings.some(({ rule }) => rule.severity === 'error') || !isHealthy(result) ? 1 : 0;
}

/** Masked twice: what is found to be secret in one place is masked in every other. */
function forMachines(
  probe: TerminalProbe,
  findings: readonly Finding[],
  conclusions: readonly Conclusion[],
  readable: boolean,
) {
  const redactor = createRedactor(readable ? {} : { strict: loadVocabulary() });
  const { sentence } = redactor;
  redactTerminalProbe(probe, redactor);
  return {
    ...redactTerminalProbe(probe, redactor),
    masking: readable ? 'readable' : 'strict',
    verdicts: findings.map(({ rule, match }) => ({
      rule: rule.id,
      severity: rule.severity,
      confidence: match.confidence,
      title: sentence(match.title ?? rule.title),
      evidence: match.evidence.map(({ fact }) => sentence(fact)),
    })),
    conclusions: conclusions.map((each) => ({
      id: each.pattern.id,
      title: sentence(each.title),
      confidence: each.confidence,
      because: becauseWords(each).map(sentence),
    })),
  };
}

export const probe: Command = {
  summary: 'performs a WebSocket handshake and reports DNS, TCP, TLS and the HTTP response',
  usage: USAGE,
  run,
};
