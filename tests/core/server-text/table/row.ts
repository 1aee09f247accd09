import type { TextKind, TextTopic } from '../../../../src/server-text/topic.ts';

export interface ServerText {
  text: string;
  topic: TextTopic;
  from: string;
  kind: TextKind;
  code?: number;
  source: string;
}

/** Kind, topic, text and, where it is known, the close code or status. */
export type Row = readonly [TextKind, TextTopic, string, number?];

/** Returns the rows of one server, each with its name and its source. */
export function from(name: string, source: string, rows: readonly Row[]): ServerText[] {
  return rows.map(([kind, topic, text, code]) => ({
    text,
    topic,
    from: name,
    kind,
    source,
    ...(code === undefined ? {} : { code }),
  }));
}
