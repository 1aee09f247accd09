import { learnMore } from '../../src/diagnosis/cause-page.ts';
import type { TerminalProbe } from '../../src/experiments/cli-report.ts';
import { becauseWords } from '../../src/experiments/conclude.ts';
import { redactTerminalProbe } from '../../src/redaction/formats/redact-terminal-probe.ts';
import { createRedactor } from '../../src/redaction/redactor-factory.ts';
import { UNMASKED } from '../../src/redaction/unmasked.ts';
import { contextOf } from '../../src/session/session.ts';
import { shorten } from '../../src/shared/shorten.ts';
import { originOf } from '../../src/shared/socket-url.ts';
import { parseProbeOptions } from '../probe/probe-options.ts';
import { printSteps } from '../probe/probe-print.ts';
import { runProbe } from '../probe/probe-run.ts';
import { diagnoseProbe } from '../probe/probe-verdicts.ts';
import { CallError, type Given, requiredText, textOf, textsOf } from './arguments.ts';
import { answerWith, type ToolAnswer } from './tool-answer.ts';
import { connectionOf, sourceOf, type ToolState } from './tool-state.ts';

const LONGEST_STEPS = 1_100;
const LONGEST_PART = 180;
const MOST_PARTS = 4;

export function probeUrl(state: ToolState, given: Given, signal: AbortSignal): Promise<ToolAnswer> {
  const url = requiredText(given, 'url', 'Call probe with a ws: or wss: URL.');
  const origin = textOf(given, 'origin');
  return probeWith(state, url, { origin, protocols: textsOf(given, 'subprotocols'), foreign: false }, signal);
}

/** What the server does where no page is in between; with another origin, what it makes of the page's. */
export function isolationTest(state: ToolState, given: Given, signal: AbortSignal): Promise<ToolAnswer> {
  const id = requiredText(given, 'connection', 'Call list_connections for the ids.');
  const connection = connectionOf(state, id);
  const page = contextOf(sourceOf(state).session, connection)?.url;
  const origin = page !== undefined && /^https?:/.test(page) ? originOf(page) : undefined;
  const { url, protocols } = connection;
  return probeWith(state, url, { origin, protocols, foreign: origin !== undefined }, signal);
}

interface Ways {
  origin: string | undefined;
  protocols: readonly string[];
  foreign: boolean;
}

async function probeWith(
  { masked }: ToolState,
  url: string,
  { origin, protocols, foreign }: Ways,
  signal: AbortSignal,
): Promise<ToolAnswer> {
  const parsed = parseProbeOptions([
    ...(origin === undefined ? [] : [`--origin=${origin}`]),
    ...protocols.map((name) => `--subprotocol=${name}`),
    ...(foreign ? ['--check-origin'] : []),
    '--',
    url,
  ]);
  if (parsed.kind !== 'parsed') {
    const problems = parsed.kind === 'wrong' ? parsed.problems.join('; ') : 'no URL given';
    throw new CallError(`${problems}. Call probe with a ws: or wss: URL.`);
  }
  const probe = await runProbe(parsed.options, undefined, signal);
  const redactor = masked ? createRedactor() : UNMASKED;
  // Twice: what is found to be secret in one place is masked in every other.
  redactTerminalProbe(probe, redactor);
  const shown: TerminalProbe = redactTerminalProbe(probe, redactor);
  const { diagnosis, conclusions } = diagnoseProbe(probe);
  const steps = shorten(printSteps(shown), LONGEST_STEPS);
  const causes = diagnosis.findings.slice(0, MOST_PARTS).map(({ rule, match }) => ({
    rule: rule.id,
    severity: rule.severity,
    confidence: match.confidence,
    cause: shorten(redactor.sentence(match.title ?? rule.title), LONGEST_PART),
    learnMore: learnMore(rule.id),
  }));
  const concluded = conclusions
    .slice(0, MOST_PARTS)
    .map((each) =>
      shorten(
        redactor.sentence(`${each.title} (${each.confidence}): ${becauseWords(each).join(' ')}`),
        LONGEST_PART,
      ),
    );
  return answerWith(
    [
      steps,
      ...causes.map(
        ({ rule, severity, confidence, cause }) => `${severity} ${rule} (${confidence}): ${cause}`,
      ),
      ...concluded.map((each) => `conclusion: ${each}`),
    ],
    { steps: steps.split('\n'), causes, conclusions: concluded },
    'This is the server without the page: compare with get_diagnosis of the page.',
  );
}
