import { isoTime } from './log-item.ts';

/** A program's line without what its collector put before it, and the collector's time. */
export interface UnwrappedLine {
  line: string;
  at?: number;
}

/** Docker's json-file driver, Docker Compose, Kubernetes (CRI), journald and syslog. */
export function unwrapLine(line: string): UnwrappedLine {
  const json = fromDockerJson(line) ?? fromPlaywright(line) ?? fromJournal(line);
  if (json) return json;
  const cri = /^(\d{4}-\d\d-\d\dT[\d:.]+(?:Z|[+-]\d\d:\d\d)) (?:stdout|stderr) [FP] (.*)$/s.exec(line);
  if (cri) return withTime(cri[2] ?? '', cri[1] ?? '');
  const compose = /^[\w.-]+\s+\| (.*)$/s.exec(line);
  if (compose) return unwrapDated(compose[1] ?? '');
  const journal =
    /^(?:\w{3} [ \d]\d [\d:]{8}|\d{4}-\d\d-\d\dT[\d:.+-]+Z?) \S+ [\w.@/-]+(?:\[\d+\])?: (.*)$/s.exec(line);
  if (journal) return withTime(journal[1] ?? '', line.split(' ', 1)[0] ?? '');
  return { line };
}

function unwrapDated(line: string): UnwrappedLine {
  const dated = /^(\d{4}-\d\d-\d\dT[\d:.]+Z) (.*)$/s.exec(line);
  return dated ? withTime(dated[2] ?? '', dated[1] ?? '') : { line };
}

function withTime(line: string, time: string): UnwrappedLine {
  const at = isoTime(time.replace(/(\.\d{9})\d*/, '$1'));
  return at === undefined ? { line } : { line, at };
}

/** A console message in a Playwright trace. */
function fromPlaywright(line: string): UnwrappedLine | undefined {
  if (!/^\{[^{]*"type":"console"/.test(line)) return undefined;
  try {
    const { text } = JSON.parse(line) as { text?: unknown };
    return typeof text === 'string' ? { line: text } : undefined;
  } catch {
    return undefined;
  }
}

function fromDockerJson(line: string): UnwrappedLine | undefined {
  if (!line.startsWith('{"log":')) return undefined;
  try {
    const { log, time } = JSON.parse(line) as { log?: unknown; time?: unknown };
    if (typeof log !== 'string') return undefined;
    return withTime(log.trimEnd(), typeof time === 'string' ? time : '');
  } catch {
    return undefined;
  }
}

/** `journalctl -o json`: microseconds as text. https://systemd.io/JOURNAL_EXPORT_FORMATS/ */
function fromJournal(line: string): UnwrappedLine | undefined {
  if (!line.startsWith('{') || !line.includes('"__REALTIME_TIMESTAMP"')) return undefined;
  try {
    const { MESSAGE: message, __REALTIME_TIMESTAMP: time } = JSON.parse(line) as Record<string, unknown>;
    if (typeof message !== 'string') return { line: '' };
    const at = Math.floor(Number(time) / 1_000);
    return at > 946_684_800_000 && at < 4_102_444_800_000 ? { line: message, at } : { line: message };
  } catch {
    return undefined;
  }
}
