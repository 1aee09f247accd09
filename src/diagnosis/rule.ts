import type { EventId } from '../capture/captured-event.ts';
import type { UrlChange } from '../handshake/url-change.ts';
import type { Connection, ConnectionId } from '../session/connection.ts';
import type { Session } from '../session/session.ts';
import type { Confidence } from '../shared/confidence.ts';

/** `page`: the hook in the page. `wire`: the browser's network log. `probe`: an experiment the user started. */
export type Source = 'page' | 'wire' | 'probe';
export type Severity = 'error' | 'warning' | 'info';

/** A statement, and the events that prove it. */
export interface Evidence {
  fact: string;
  events: EventId[];
}

/** What a rule found out, by name. */
export type Facts = Readonly<Record<string, string | number | boolean | undefined>>;

export interface Match<F extends Facts = Facts> {
  confidence: Confidence;
  evidence: [Evidence, ...Evidence[]];
  /** The fixes are filled in with it. */
  facts: F;
  /** As far as the clock goes, it says the same until then, epoch milliseconds. */
  validUntil?: number;
  /** What would make the answer more certain. */
  howToConfirm?: string;
  /** Replaces the rule's severity where the case at hand is milder or worse. */
  severity?: Severity;
  /** Replaces the rule's title where the case at hand allows a more exact sentence. */
  title?: string;
}

export type SnippetLanguage = 'sh' | 'nginx' | 'js' | 'html' | 'http' | 'text';

/** The same thing to do with one product. */
export interface Variant {
  product: string;
  /** Which option it is, and in which file. */
  where: string;
  snippet: string;
  language: SnippetLanguage;
}

/** One thing to do. `snippet` can be pasted as it is: it carries this connection's own host, port and path. */
export interface FixText {
  title: string;
  detail: string;
  snippet?: string;
  language?: SnippetLanguage;
  /** For those to whom the snippet is of no use; shown folded. */
  variants?: Variant[];
}

export interface Fix extends FixText {
  /** It is a matter of the url alone: what to change of it, so that it can be tried at once. */
  change?: UrlChange;
  /** Only whoever runs the server, or the proxy in front of it, can do it. */
  by?: 'operator';
  /** What the panel can do at once: load the page again, or open the Test tab. */
  action?: 'reload' | 'run-test';
}

/** As it is written down, in reports and traces. */
export function fixText({ change: _change, by: _by, action: _action, ...words }: Fix): FixText {
  return words;
}

/** Where the life of a connection went wrong: no connection, no handshake, or an end after it had opened. */
export type Failure = 'connect' | 'handshake' | 'close';

/**
 * How much a rule says about the cause of a failure. `fallback`: nothing but that it failed; any other rule that
 * explains an end replaces it. `class`: as much as the network error, the status or the close code say alone. `named
 * cause`: the cause itself; it replaces the rules of level `class` that explain the same failure.
 */
export type Specificity = 'fallback' | 'class' | 'named cause';

/** `Id` is the rule's own id; `Suppressed` are the ids that it names. */
export interface Rule<Id extends string = string, Suppressed extends string = string> {
  /** Kebab-case, the file's name. */
  id: Id;
  /** Grows when it judges otherwise than before, so that a saved verdict can be told from today's; 1 unless given. */
  version?: number;
  /** What is wrong, as a sentence without a full stop. */
  title: string;
  severity: Severity;
  /** Row of docs/scenarios.md. */
  scenario: string;
  /** The clause or document it rests on. */
  spec: string;
  /** What it needs to see of a connection; where one is missing the answer is `unknown`. */
  requires: readonly Source[];
  /**
   * What goes on all the time that its verdict depends on: `messages` of a connection that has not ended, the session's
   * `clock`. While nothing else is new, a rule is not asked again about what it does not follow.
   */
  dependsOn?: readonly ('messages' | 'clock')[];
  /** The failures that it explains. */
  explains?: readonly Failure[];
  specificity?: Specificity;
  /** It is about something beside the way in which the connection ended, and explains no end. */
  sideFinding?: boolean;
  /** Which connections share this cause: those to one url, unless it reaches further. */
  scope?: 'endpoint' | 'tab';
  /** Rules that this one replaces where both are found, beside those that its specificity replaces. */
  suppresses?: readonly Suppressed[];
  detect(connection: Connection, session: Session): Match | undefined;
  fixes(match: Match, connection: Connection, session: Session): Fix[];
}

export type Verdict =
  | { outcome: 'found'; rule: Rule; match: Match; fixes: Fix[] }
  | { outcome: 'clear'; rule: Rule }
  | { outcome: 'unknown'; rule: Rule; missing: Source[] }
  | { outcome: 'crashed'; rule: Rule; error: string };

/** One cause, and all the connections that show it, worst first. */
export interface Finding {
  rule: Rule;
  connections: [ConnectionId, ...ConnectionId[]];
  match: Match;
  fixes: Fix[];
}

/** A rule whose fixes know the facts that its `detect` returns. */
export interface RuleDefinition<Id extends string, Suppressed extends string, F extends Facts>
  extends Omit<Rule<Id, Suppressed>, 'detect' | 'fixes'> {
  detect(connection: Connection, session: Session): Match<F> | undefined;
  fixes(match: Match<F>, connection: Connection, session: Session): Fix[];
}

/** Checks a rule's types, and keeps its ids as literals. */
export function defineRule<const Id extends string, F extends Facts, const Suppressed extends string = never>(
  rule: RuleDefinition<Id, Suppressed, F>,
): Rule<Id, Suppressed> {
  return rule as Rule<Id, Suppressed>;
}
