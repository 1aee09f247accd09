import { createRedactor } from '../../src/redaction/redactor-factory.ts';
import { loadVocabulary } from '../../src/redaction/vocabulary/load-vocabulary.ts';
import type { Command, Terminal } from '../command.ts';
import type { ExitCode } from '../exit-code.ts';
import { internalError } from '../internal-error.ts';
import { complaint } from '../parse-arguments.ts';
import { readAuthority } from '../probe/read-authority.ts';
import { shownReceiver } from '../telemetry/addresses.ts';
import type { Observation, Target } from '../telemetry/observation.ts';
import type { Telemetry } from '../telemetry/telemetry.ts';
import { type Alerts, createAlerts } from './alerts.ts';
import { type MonitorOptions, parseMonitorOptions, USAGE } from './monitor-options.ts';
import { changeLines, probeLine } from './monitor-print.ts';
import { observe } from './observe.ts';
import { repeat } from './repeat.ts';
import { createVerdictChanges } from './verdict-changes.ts';
import { postWebhook, webhookBody } from './webhook.ts';

export const monitor: Command = {
  summary: 'probes WebSocket servers on a schedule: metrics, and an alert for each change of a verdict',
  usage: USAGE,
  async run(args, terminal) {
    const parsed = parseMonitorOptions(args);
    switch (parsed.kind) {
      case 'parsed':
        return monitorUrls(parsed.options, terminal);
      case 'help':
        terminal.out(`${USAGE}\n`);
        return 0;
      case 'wrong':
        terminal.err(complaint('wsdoctor monitor', parsed.problems, 'wsdoctor monitor --help'));
        return 2;
      default:
        return parsed satisfies never;
    }
  },
};

const SIGNALS = ['SIGINT', 'SIGTERM'] as const;
/** The longest time that a webhook may take, in milliseconds; with short rounds it is as long as a round. */
const WEBHOOK_WITHIN = 10_000;

async function monitorUrls(options: MonitorOptions, terminal: Terminal): Promise<ExitCode> {
  const warn = (line: string): void => terminal.err(`wsdoctor monitor: ${line}`);
  for (const note of options.notes) warn(note);
  const authority = await readAuthority(options.handshake.ca);
  if (!authority.ok) {
    warn(authority.message);
    return 2;
  }
  const stop = new AbortController();
  const interrupt = (): void => stop.abort();
  for (const signal of SIGNALS) process.once(signal, interrupt);
  let telemetry: Telemetry | undefined;
  try {
    const started = await startTelemetry(options, warn);
    if (!started.ok) {
      warn(started.message);
      return 2;
    }
    telemetry = started.telemetry;
    if (telemetry?.address !== undefined && !options.quiet) terminal.err(`Metrics at ${telemetry.address}`);
    return await watchTargets({ options, terminal, warn, telemetry, ca: authority.ca, stop: stop.signal });
  } finally {
    for (const signal of SIGNALS) process.off(signal, interrupt);
    await telemetry?.close();
  }
}

type Started = { ok: true; telemetry: Telemetry | undefined } | { ok: false; message: string };

/** The libraries for telemetry are loaded where they are needed: other commands start without them. */
async function startTelemetry(
  { prometheus, otlp, every }: MonitorOptions,
  warn: (line: string) => void,
): Promise<Started> {
  if (!prometheus && !otlp) return { ok: true, telemetry: undefined };
  const { createTelemetry } = await import('../telemetry/telemetry.ts');
  return createTelemetry({ prometheus, otlp, every, warn });
}

interface Run {
  options: MonitorOptions;
  terminal: Terminal;
  warn(line: string): void;
  telemetry: Telemetry | undefined;
  ca: string | undefined;
  stop: AbortSignal;
}

async function watchTargets(run: Run): Promise<ExitCode> {
  const { options, terminal, warn, telemetry, ca, stop } = run;
  const strict = options.readable ? undefined : loadVocabulary();
  // One for all: two URLs that differ by a token keep different names.
  const redactor = createRedactor({ strict });
  const targets = options.urls.map((url): Target => ({ url, name: redactor.url(url.href) }));
  const last = new Map<Target, Observation | 'failed'>();
  const changes = createVerdictChanges();
  const alerts = alertsFor(run);
  const look = (observation: Observation): void => {
    last.set(observation.target, observation);
    telemetry?.record(observation);
    if (!options.quiet) terminal.err(probeLine(observation));
    const change = changes.since(observation);
    if (change) {
      changes.told(change);
      telemetry?.changed(observation.target);
      terminal.out(changeLines(change));
    }
    alerts?.look(observation);
  };
  const probe = async (target: Target): Promise<void> => {
    const request = { ...options.handshake, url: target.url, checkOrigin: false, checkVersions: false };
    try {
      const observation = await observe(target, request, ca, strict, stop);
      if (observation) look(observation);
    } catch (error) {
      last.set(target, 'failed');
      warn(`${target.name}: ${internalError(error)}`);
    }
  };
  const schedule = { every: options.every, count: options.count, random: Math.random };
  await Promise.all(targets.map((target) => repeat(() => probe(target), schedule, stop)));
  await alerts?.settled();
  return stop.aborted ? 0 : exitCodeOf([...last.values()]);
}

function exitCodeOf(last: readonly (Observation | 'failed')[]): ExitCode {
  if (last.includes('failed')) return 3;
  return last.every((each) => each !== 'failed' && each.healthy) ? 0 : 1;
}

function alertsFor({ options, warn, telemetry, stop }: Run): Alerts | undefined {
  const { webhook, every } = options;
  if (!webhook) return undefined;
  const timeout = Math.min(WEBHOOK_WITHIN, every);
  return createAlerts(
    (change) => postWebhook(webhook, webhookBody(change), timeout, stop),
    ({ observation }, why) => {
      telemetry?.webhookFailed();
      warn(
        `webhook ${shownReceiver(webhook)}: ${why}; ${observation.target.name} is told after the next probe`,
      );
    },
  );
}
