import { readServerText, type ServerText } from './read-server-text.ts';
import type { TextTopic } from './topic.ts';
import { FOREIGN_PHRASES, TOPIC_PHRASES } from './topic-phrases.ts';

/** What a server's text is about, and the sentence of it to quote. */
export interface TextMeaning extends ServerText {
  topic: TextTopic;
}

/** So much of the sentence decides. */
const LONGEST_COMPARED = 400;

/**
 * Classifies a close reason, an error message, a status line or a response body. `undefined` for a text without words.
 * The sentence decides before the machine code beside it.
 */
export function classifyText(text: string): TextMeaning | undefined {
  const read = readServerText(text);
  if (read.quote === '' && read.code === '') return undefined;
  const topic = topicOf(read.quote) ?? topicOf(read.more) ?? topicOf(read.code) ?? 'unknown';
  return { ...read, topic };
}

function topicOf(sentence: string): TextTopic | undefined {
  const words = splitWords(sentence.slice(0, LONGEST_COMPARED));
  if (words === '') return undefined;
  return [...TOPIC_PHRASES, ...FOREIGN_PHRASES].find(([, phrase]) => phrase.test(words))?.[0];
}

/** `invalid_api_key`, `TokenExpired` and `auth-required:` as words in lower case. */
function splitWords(text: string): string {
  return text
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .replace(/[_\-.:/"'`«»()[\]{},;!?\s]+/g, ' ')
    .toLowerCase()
    .trim();
}
