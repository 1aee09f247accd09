import { asJson, type JsonObject, textOf } from '../../shared/json-shape.ts';
import { isoTime, type LineParser, type LogItem, withoutQueries } from './log-item.ts';
import { processItem } from './programs.ts';
import { isTelling, topicOfWords } from './words.ts';

const NUMERIC_LEVEL = 40;
const BAD_LEVEL = /^(?:warn(?:ing)?|error|err|fatal|critical|crit|panic|severe|alert|emerg\w*)$/i;

/** Lines of pino, bunyan, winston, zap, zerolog, logrus, slog, structlog and Logstash's encoders: one JSON object each. */
export const appJsonLog: LineParser = (line) => {
  if (!line.startsWith('{')) return undefined;
  let entry: JsonObject;
  try {
    entry = asJson(JSON.parse(line));
  } catch {
    return undefined;
  }
  const message = textOf(entry.msg) || textOf(entry.message) || textOf(entry.event);
  const error = errorIn(entry);
  const level = entry.level ?? entry.severity ?? entry.levelname ?? entry['log.level'];
  const isBad = typeof level === 'number' ? level >= NUMERIC_LEVEL : BAD_LEVEL.test(textOf(level));
  const at = timeIn(entry);
  const path = pathIn(entry);
  const status = Number(
    asJson(entry.res).statusCode ?? entry.status ?? entry.status_code ?? entry.statusCode,
  );
  const words = error.includes(message)
    ? error
    : [message, message.includes(error) ? '' : error].filter((part) => part !== '').join(': ');
  if (path === undefined && !isBad) return undefined;
  const topic = isBad ? topicOfWords(words) : undefined;
  if (path === undefined) return topic && processItem('Server log', words, topic, at);
  const item: LogItem = {
    kind: 'server',
    log: 'Server log',
    text: withoutQueries(`"${words}" for ${path.replace(/\?.*$/s, '')}`).slice(0, 400),
    path,
    ...at,
    ...(status >= 100 && status <= 599 ? { status } : {}),
    ...(topic === undefined ? {} : { topic }),
    ...(topic === undefined && isBad && isTelling(words) ? { telling: true } : {}),
  };
  return item;
};

function errorIn(entry: JsonObject): string {
  const error = entry.err ?? entry.error ?? entry.exception ?? entry.exc_info;
  const { message, type } = asJson(error);
  if (typeof message === 'string') return [textOf(type), message].filter((part) => part !== '').join(': ');
  return (
    textOf(error)
      .split('\n')
      .findLast((line) => line.trim() !== '') ?? ''
  );
}

function timeIn(entry: JsonObject): { at?: number } {
  const value = entry.time ?? entry.timestamp ?? entry.ts ?? entry['@timestamp'];
  const number = typeof value === 'number' ? value : Number.NaN;
  const at = number > 1e12 ? number : number > 1e9 ? number * 1_000 : isoTime(textOf(value));
  return at !== undefined && at > 946_684_800_000 && at < 4_102_444_800_000 ? { at: Math.round(at) } : {};
}

function pathIn(entry: JsonObject): string | undefined {
  const request = asJson(entry.req ?? entry.request ?? entry.http);
  for (const value of [
    request.url,
    request.path,
    request.uri,
    entry.url,
    entry.path,
    entry.uri,
    entry.endpoint,
  ]) {
    const path = textOf(value).replace(/^wss?:\/\/[^/]+|^https?:\/\/[^/]+/, '');
    if (path.startsWith('/')) return path;
  }
  return undefined;
}
