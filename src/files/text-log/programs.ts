import type { LogTopic } from '../../capture/log-line.ts';
import { channelsRoute } from './asgi.ts';
import { isoTime, type LineParser, type ProcessItem, timed, withoutQueries } from './log-item.ts';
import { createStackTraceReader } from './stack-trace.ts';
import { isTelling, portInUse, topicOfWords } from './words.ts';

interface Known {
  words: RegExp;
  log: string;
  topic?: LogTopic;
}

/** Lines of programs that say why a server ends or refuses. */
const KNOWN: readonly Known[] = [
  { words: /\bEADDRINUSE\b.*/, log: 'Node.js log' },
  { words: /JavaScript heap out of memory.*/, log: 'Node.js log' },
  { words: /\bUnhandledPromiseRejection.*/, log: 'Node.js log', topic: 'server-crashed' },
  { words: /\b(?:Uncaught|Unhandled).{0,40}(?:Error|Exception|Rejection)\b.*/i, log: 'Server log' },
  {
    words: /^(?:Error|TypeError|RangeError|ReferenceError|SyntaxError)(?: \[\w+\])?: .*/,
    log: 'Node.js log',
    topic: 'server-exception',
  },
  {
    words: /^(?:Exception in thread "[^"]*" |Caused by: )?(?:[a-z]\w*\.)+\w*(?:Error|Exception)\b.*/,
    log: 'Java log',
    topic: 'server-exception',
  },
  { words: /Exception in ASGI application.*/, log: 'Uvicorn log' },
  { words: /Exception inside application: .*/, log: 'Daphne log' },
  { words: /^panic: .*|^fatal error: .*/, log: 'Go log', topic: 'server-crashed' },
  { words: /http: panic serving [^:]+:\d+: .*/, log: 'Go log' },
  { words: /\[Errno (?:48|98)\].*address already in use.*/i, log: 'Python log' },
  { words: /bind: address already in use.*/, log: 'Go log' },
  { words: /Out of memory: Killed process \d+.*/, log: 'Kernel log' },
  { words: /\b(?:EMFILE|Too many open files)\b.*/, log: 'Server log' },
];

/** Without the address of a client: it is somebody else's. */
const withoutPeer = (text: string): string => text.replace(/(panic serving) \S+:\d+:/, '$1:');

const DATE = /\b\d{4}[-/]\d\d[-/]\d\d[T ]\d\d:\d\d:\d\d(?:[.,]\d{1,9})?(?:\s?(?:Z|UTC|[+-]\d{2}:?\d{2}))?/;
/** Tomcat's java.util.logging, with the thread and the class after it. */
const TOMCAT_DATE = /^\d\d-\w{3}-\d{4} \d\d:\d\d:\d\d\.\d{3} (?:SEVERE|WARNING|INFO) \[[^\]]*\] \S+ /;
/** Before an application's words: a date, a level, a logger, a thread. */
const PREFIX =
  /^[\s[\]:|-]*(?:(?:TRACE|DEBUG|INFO|WARN(?:ING)?|ERROR|FATAL|CRITICAL|SEVERE|error|warn)\b[\s[\]:|-]*)?/;
const LEVEL = /\b(?:WARN(?:ING)?|ERROR|FATAL|CRITICAL|SEVERE|error|warn|fatal)\b/;
const PATH = /(?:^|[\s"'(=])(\/[\w./~%+-]*)(?:\?[^\s"'<>]*)?/;

/** Lines of applications, and the stack traces that follow them. */
export function createProgramParser(): LineParser {
  const traces = createStackTraceReader();
  return (line) => {
    const part = traces.read(line);
    if (part) return part.item ?? 'part';
    const route = channelsRoute(line);
    if (route) {
      traces.isTold();
      return route;
    }
    const item = programItem(line);
    if (item !== 'part' && item?.kind === 'process') traces.heading(item);
    return item;
  };
}

function programItem(line: string): ReturnType<LineParser> {
  const undated = line
    .replace(TOMCAT_DATE, '')
    .replace(DATE, '')
    .replace(/^\d\d\/\d\d\/\d\d \d\d:\d\d:\d\d /, '')
    .replace(PREFIX, '');
  const at = timed(isoTime(DATE.exec(line)?.[0] ?? ''));
  const known = KNOWN.find(({ words }) => words.test(undated));
  const text = known?.words.exec(undated)?.[0];
  const isNamed = known?.log === 'Server log' && LEVEL.test(line) && PATH.test(undated);
  if (known && text !== undefined && !isNamed) return processItem(known.log, text, known.topic, at);
  const topic = topicOfWords(undated);
  // Without a level or a date it may be a sentence of anything.
  if (topic === undefined && !isTelling(undated)) return undefined;
  if (!LEVEL.test(line)) return undefined;
  const path = PATH.exec(undated)?.[1];
  if (path === undefined || path === '/') return topic && processItem('Server log', undated, topic, at);
  return {
    kind: 'server',
    log: 'Server log',
    text: withoutQueries(undated).slice(0, 400),
    path,
    ...at,
    ...(topic === undefined ? { telling: true } : { topic }),
  };
}

export function processItem(
  log: string,
  words: string,
  topic: LogTopic | undefined,
  at: { at?: number },
): ProcessItem {
  const known = topicOfWords(words) ?? topic;
  const port = known === 'port-in-use' ? portInUse(words) : undefined;
  return {
    kind: 'process',
    log,
    text: withoutPeer(withoutQueries(words)).slice(0, 400),
    ...at,
    ...(known === undefined ? {} : { topic: known }),
    ...(port === undefined ? {} : { port }),
  };
}
