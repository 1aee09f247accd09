import type { TextTopic } from '../../server-text/topic.ts';
import type { StreamFault } from './stream-reader.ts';

/** An error element is short; of other text so much is kept as its beginning takes. */
const LONGEST_ERROR = 4_096;
const LONGEST_START = 64;

/** https://www.rfc-editor.org/rfc/rfc6120 section 4.9.3 (stream errors) and 6.5 (SASL errors) */
const TOPICS: readonly (readonly [RegExp, TextTopic])[] = [
  [
    /^(?:not-authorized|credentials-expired|account-disabled|bad-auth|mechanism-too-weak|invalid-mechanism|encryption-required)$/,
    'credentials',
  ],
  [/^(?:policy-violation|not-allowed|invalid-from)$/, 'permission'],
  [
    /^(?:host-unknown|host-gone|see-other-host|unsupported-version|invalid-namespace|improper-addressing)$/,
    'unknown-resource',
  ],
  [/^conflict$/, 'duplicate-session'],
  [/^(?:connection-timeout|reset)$/, 'timeout'],
  [/^resource-constraint$/, 'rate-limit'],
  [/^(?:remote-connection-failed|temporary-auth-failure)$/, 'backend-unreachable'],
  [/^(?:internal-server-error|undefined-condition)$/, 'server-error'],
  [/^system-shutdown$/, 'shutdown'],
  [/xml|format|encoding|restricted|malformed|incorrect|unsupported/, 'malformed-request'],
];
const START = /<(stream:error|failure)(?=[\s>])/;
const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

function plain(xml: string): string {
  return xml.replace(/&(lt|gt|amp|quot|apos);/g, (_all, name: string) => ENTITIES[name] ?? '').trim();
}

/** Adds text of the server to what is kept, and reads an error element that it completes. */
export function readXmpp(kept: string, text: string): { kept: string; fault?: StreamFault } {
  const all = kept + text;
  const start = START.exec(all);
  if (!start) return { kept: all.slice(-LONGEST_START) };
  const element = all.slice(start.index, start.index + LONGEST_ERROR);
  const [, name = ''] = start;
  const end = element.indexOf(`</${name}>`);
  if (end < 0) return { kept: element.length < LONGEST_ERROR ? element : '' };
  const rest = all.slice(start.index + end);
  const inner = element.slice(element.indexOf('>') + 1, end);
  const condition =
    /<([a-z][a-z-]*)/.exec(inner.replace(/<text[\s>][\s\S]*?<\/text>/, ''))?.[1] ?? 'undefined-condition';
  const words = plain(/<text[^>]*>([\s\S]*?)<\/text>/.exec(inner)?.[1] ?? '');
  const topic = TOPICS.find(([shows]) => shows.test(condition))?.[1] ?? 'unknown';
  const packet = name === 'failure' ? 'SASL failure' : 'stream:error';
  // After a failed authentication the client may try again (section 6.4.5).
  const fault = { packet, code: condition, name: condition, words, topic, ends: true };
  return { kept: rest.slice(-LONGEST_START), fault };
}
