import { escapeInvisibleLines } from '../../src/shared/escape-invisible.ts';

export interface ToolAnswer {
  content: { type: 'text'; text: string }[];
  structuredContent?: Record<string, unknown>;
  isError?: true;
}

const TAG = 'untrusted_data';

/** What pages and servers said, marked as such; it cannot end the mark. */
export function untrusted(text: string): string {
  const inside = escapeInvisibleLines(text).replace(new RegExp(`<(?=/?${TAG})`, 'gi'), '&lt;');
  return `<${TAG}>\n${inside}\n</${TAG}>`;
}

/** `lines` have words of pages and servers; `next` says which call helps further. */
export function answerWith(
  lines: readonly string[],
  structuredContent: Record<string, unknown>,
  next?: string,
): ToolAnswer {
  const text = `${untrusted(lines.join('\n'))}${next === undefined ? '' : `\n${next}`}`;
  return { content: [{ type: 'text', text }], structuredContent };
}

/** An error that names the next call. `message` may repeat what a caller gave. */
export function failWith(message: string): ToolAnswer {
  return { content: [{ type: 'text', text: escapeInvisibleLines(message) }], isError: true };
}
