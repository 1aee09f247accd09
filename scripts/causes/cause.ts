/** Whose texts people paste into a search engine. */
export const CLIENTS = {
  chrome: 'Chrome, Edge',
  firefox: 'Firefox',
  safari: 'Safari',
  ws: 'Node.js, `ws`',
  node: 'Node.js, built-in `WebSocket`',
  websockets: 'Python, `websockets`',
  aiohttp: 'Python, `aiohttp`',
} as const;

export type Client = keyof typeof CLIENTS;

/** Word for word, as the console or the exception has it. */
export type ClientTexts = Partial<Record<Client, readonly string[]>>;

/** What people have to write about a cause; the rest of its page comes from the rule and its cases. Markdown. */
export interface CauseText {
  /** The title of the page where the rule's own is longer than 60 characters. */
  title?: string;
  /** Two sentences. */
  meaning: readonly [string, string];
  texts: ClientTexts;
  /** What the texts leave out: a client that says nothing, what else people search for. Required where there is no text. */
  aboutTexts?: string;
  /** What must be seen for the rule to report it. */
  recognized: string;
  /** The most likely first. */
  causes: readonly [string, ...string[]];
  /** Steps that need no extension. */
  check: readonly [string, ...string[]];
  falseAlarm: string;
  /** Links, besides the rule's own reference. */
  sources?: readonly string[];
}

export type CauseTexts = Readonly<Record<string, CauseText>>;
