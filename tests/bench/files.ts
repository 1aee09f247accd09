import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { printFigure } from './figure.ts';

const SIZE = Number(process.argv[2] ?? 1_000) * 1_000_000;
const MOST = 500;

/** A log of any length: its parts come again and again, with other numbers. */
interface LongLog {
  name: string;
  begin: string;
  part(at: number): string;
  end: string;
}

const clock = (at: number): string => new Date(Date.UTC(2026, 10, 29) + at).toISOString();
const month = (at: number): string => `29/Nov/2026:${clock(at).slice(11, 19)} +0000`;

function netLog(): LongLog {
  const text = readFileSync('tests/samples/net-log/close-1008.json', 'utf8');
  const begin = text.slice(0, text.indexOf('"events"'));
  const { events } = JSON.parse(text) as { events: { source: { id: number } }[] };
  return {
    name: 'net-log',
    begin: `${begin}"events":[\n`,
    part: (at) =>
      events
        .map(
          (event) =>
            `${JSON.stringify({ ...event, source: { ...event.source, id: event.source.id + (at % 2_000) * 1_000 } })},\n`,
        )
        .join(''),
    end: '{}]}\n',
  };
}

const LOGS: readonly LongLog[] = [
  {
    name: 'access-log',
    begin: '',
    part: (at) =>
      `203.0.113.${at % 250} - - [${month(at * 10)}] "GET /${at % 500 === 0 ? 'ws' : `page/${at}`} HTTP/1.1" ${at % 5_000 === 0 ? 502 : at % 500 === 0 ? 101 : 200} 5120 "https://app.test/" "Mozilla/5.0 (X11; Linux x86_64)"\n`,
    end: '',
  },
  {
    name: 'json-lines',
    begin: '',
    part: (at) =>
      `${JSON.stringify({ level: at % 1_000 === 0 ? 50 : 30, time: Date.UTC(2026, 10, 29) + at, req: { method: 'GET', url: `/items/${at}` }, res: { statusCode: 200 }, msg: at % 1_000 === 0 ? 'Unhandled exception in WebSocket handler' : 'request completed' })}\n`,
    end: '',
  },
  netLog(),
];

/** The most memory that a process has taken, in megabytes; 0 once it has ended. */
function peakOf({ pid }: ChildProcess): number {
  try {
    return Number(/VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1_000;
  } catch {
    return 0;
  }
}

async function measure({ name, begin, part, end }: LongLog): Promise<void> {
  const began = performance.now();
  const child = spawn('node', ['dist-cli/wsdoctor.js', 'diagnose', '--quiet', '--format', 'json', '-'], {
    stdio: ['pipe', 'ignore', 'inherit'],
  });
  let peak = 0;
  const watch = setInterval(() => {
    peak = Math.max(peak, peakOf(child));
  }, 50);
  child.stdin.write(begin);
  let size = 0;
  for (let at = 0; size < SIZE; ) {
    let chunk = '';
    for (; chunk.length < 1_000_000; at += 1) chunk += part(at);
    size += chunk.length;
    if (!child.stdin.write(chunk)) await once(child.stdin, 'drain');
  }
  child.stdin.end(end);
  await once(child, 'close');
  clearInterval(watch);
  const seconds = (performance.now() - began) / 1_000;
  console.error(`${name}: ${Math.round(size / 1e6)} MB in ${seconds.toFixed(0)} s`);
  printFigure(`files-${name}-peak`, peak, 'MB', MOST);
}

for (const log of LOGS) await measure(log);
