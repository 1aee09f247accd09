import { isoTime, type LineParser, timed, withoutQueries } from './log-item.ts';

interface Known {
  words: RegExp;
  log: string;
}

/** Lines of programs that say why a server ends or refuses. */
const KNOWN: readonly Known[] = [
  { words: /\bEADDRINUSE\b.*/, log: 'Node.js log' },
  { words: /\b(?:Uncaught|Unhandled).{0,40}(?:Error|Exception|Rejection)\b.*/, log: 'Node.js log' },
  { words: /^(?:Error|TypeError|RangeError|ReferenceError|SyntaxError): .*/, log: 'Node.js log' },
  { words: /JavaScript heap out of memory.*/, log: 'Node.js log' },
  { words: /^(?:\w+\.)*\w*(?:Error|Exception): .*/, log: 'Server log' },
  { words: /Exception in ASGI application.*/, log: 'Uvicorn log' },
  { words: /Exception inside application: .*/, log: 'Daphne log' },
  { words: /^panic: .*/, log: 'Go log' },
  { words: /\[Errno (?:48|98)\].*address already in use.*/i, log: 'Server log' },
  { words: /Out of memory: Killed process \d+.*/, log: 'Kernel log' },
  { words: /\d+ worker_connections are not enough.*/, log: 'nginx error log' },
  { words: /Too many open files.*/, log: 'Server log' },
];

const DATE = /\b\d{4}[-/]\d\d[-/]\d\d[T ]\d\d:\d\d:\d\d(?:[.,]\d{1,9})?(?:\s?(?:Z|UTC|[+-]\d{2}:?\d{2}))?/;
const STACK = /^\s*(?:at \S+ ?\(|File "|\.\.\. \d+ more|goroutine \d+)/;

export const programLine: LineParser = (line) => {
  if (STACK.test(line)) return undefined;
  const undated = line.replace(DATE, '').replace(/^[\s[\]:|-]+/, '');
  const known = KNOWN.find(({ words }) => words.test(undated));
  const text = known?.words.exec(undated)?.[0];
  if (!known || text === undefined) return undefined;
  return {
    kind: 'process',
    log: known.log,
    text: withoutQueries(text).slice(0, 400),
    ...timed(isoTime(DATE.exec(line)?.[0] ?? '')),
  };
};

const UVICORN =
  /^(?:INFO|WARNING):?\s+(?:[\d.:[\]a-f]+) - "WebSocket (\S+)" (?:\[(accepted)\]|(\d{3})|\[?(rejected)\]?)/;

/** Uvicorn's line for a handshake. */
export const uvicornLog: LineParser = (line) => {
  const [whole, path = '', accepted, status] = UVICORN.exec(line) ?? [];
  if (whole === undefined) return undefined;
  const answered = accepted ? 101 : Number(status ?? 403);
  return {
    kind: 'server',
    log: 'Uvicorn log',
    text: `"WebSocket ${withoutQueries(path)}" ${accepted ? 'was accepted' : `was answered with ${answered}`}`,
    path,
    status: answered,
    upgrade: true,
  };
};

const DAPHNE =
  /^[\d.:[\]a-f]+ - - \[(\d\d\/\w{3}\/\d{4}[: ]\d\d:\d\d:\d\d)\] "WS(CONNECTING|CONNECT|DISCONNECT|REJECT) (\S+)"/;

/** Daphne's access log. */
export const daphneLog: LineParser = (line) => {
  const [, date = '', what, path = ''] = DAPHNE.exec(line) ?? [];
  if (what === undefined || what === 'CONNECTING') return undefined;
  return {
    kind: 'server',
    log: 'Daphne log',
    text: `"WS${what} ${withoutQueries(path)}"`,
    path,
    upgrade: true,
    ...timed(daphneTime(date)),
    ...(what === 'REJECT' ? { status: 403 } : what === 'CONNECT' ? { status: 101 } : {}),
  };
};

const MONTHS = 'JanFebMarAprMayJunJulAugSepOctNovDec';

function daphneTime(date: string): number | undefined {
  const match = /^(\d\d)\/(\w{3})\/(\d{4})[: ](.*)$/.exec(date);
  if (!match) return undefined;
  const [, day, month = '', year, time] = match;
  const number = MONTHS.indexOf(month) / 3 + 1;
  return isoTime(`${year}-${String(number).padStart(2, '0')}-${day} ${time}`);
}
