import type { EventId } from '../capture/captured-event.ts';
import type { UrlChange } from '../handshake/url-change.ts';
import type { Connection, ConnectionId, ConnectionWithMessages } from '../session/connection.ts';
import type { Session, SessionWithoutClock } from '../session/session.ts';
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
  /** The earliest time at which the clock can change the match, epoch milliseconds. */
  validUntil?: number;
  /** What would settle it. */
  howToConfirm?: string;
  /** Replaces the rule's severity in a milder or worse case. */
  severity?: Severity;
  /** Replaces the rule's title by a more exact one. */
  title?: string;
}

export type SnippetLanguage = 'sh' | 'nginx' | 'js' | 'html' | 'http' | 'text';

/** The same fix for one product. */
export interface Variant {
  product: string;
  /** The option, and the file it is in. */
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
  /** For readers whose product is another one; shown folded. */
  variants?: Variant[];
}

export interface Fix extends FixText {
  /** The fix changes the URL alone: the change, so that it can be tried at once. */
  change?: UrlChange;
  /** Only the operator of the server, or of the proxy in front of it, can do it. */
  by?: 'operator';
  /** What the panel can do at once: load the page again, or open the Test tab. */
  action?: 'reload' | 'run-test';
}

/** The fix as reports and traces contain it. */
export function fixText({ change: _change, by: _by, action: _action, ...words }: Fix): FixText {
  return words;
}

/** Where the life of a connection went wrong: no connection, no handshake, or an end after it had opened. */
export type Failure = 'connect' | 'handshake' | 'close';

/**
 * How much a rule says about the cause of a failure. `fallback`: only that it failed; any other rule that explains an
 * end replaces it. `class`: what the network error, the status or the close code says alone. `named cause`: the cause
 * itself; it replaces the rules of level `class` that explain the same failure.
 */
export type Specificity = 'fallback' | 'class' | 'named cause';

export type Dependency = 'messages' | 'clock';

/** `Id` is the rule's own id; `Suppressed` are the ids that it names. */
export interface Rule<Id extends string = string, Suppressed extends string = string> {
  /** Kebab-case, the file's name. */
  id: Id;
  /** Increased when the rule's verdicts change, so that a saved verdict can be compared with today's; 1 by default. */
  version?: number;
  /** The problem, as a sentence without a full stop. */
  title: string;
  severity: Severity;
  /** Row of docs/scenarios.md. */
  scenario: string;
  /** The section or document that it is based on. */
  spec: string;
  /** The sources that it needs; without one of them the verdict is `unknown`. */
  requires: readonly Source[];
  /**
   * Inputs that change all the time: `messages` of the connection while it is open, the session's `clock`. The rule is
   * not evaluated again when only other inputs of this kind change, nor for a message on a related connection.
   */
  dependsOn?: readonly Dependency[];
  explains?: readonly Failure[];
  specificity?: Specificity;
  /** It does not explain how the connection ended. */
  sideFinding?: boolean;
  /** The connections that share this cause: by default those to one endpoint whose paths differ only in identifiers. */
  scope?: 'endpoint' | 'tab';
  /** Rules that this one replaces if both match, in addition to those that its specificity replaces. */
  suppresses?: readonly Suppressed[];
  detect(connection: ConnectionWithMessages, session: Session): Match | undefined;
  fixes(match: Match, connection: ConnectionWithMessages, session: Session): Fix[];
}

export type Verdict =
  | {
      outcome: 'found';
      rule: Rule;
      match: Match;
      /** Worked out when they are asked for. */
      fixes(): Fix[];
    }
  | { outcome: 'clear'; rule: Rule }
  | { outcome: 'unknown'; rule: Rule; missing: Source[] }
  | { outcome: 'crashed'; rule: Rule; error: string };

/** One cause and all connections that show it, worst first. */
export interface Finding {
  rule: Rule;
  connections: [ConnectionId, ...ConnectionId[]];
  match: Match;
  fixes: Fix[];
}

/** A rule whose `fixes` reads the facts that its `detect` returns, and whose `detect` reads what it depends on. */
export interface RuleDefinition<
  Id extends string,
  Suppressed extends string,
  F extends Facts,
  Dependencies extends readonly Dependency[],
> extends Omit<Rule<Id, Suppressed>, 'dependsOn' | 'detect' | 'fixes'> {
  dependsOn?: Dependencies;
  detect(connection: ReadConnection<Dependencies>, session: ReadSession<Dependencies>): Match<F> | undefined;
  fixes(match: Match<F>, connection: ReadConnection<Dependencies>, session: Session): Fix[];
}

/** What a rule can read of a connection before it has made sure that it is finished. */
type ReadConnection<Dependencies extends readonly Dependency[]> = 'messages' extends Dependencies[number]
  ? ConnectionWithMessages
  : Connection;

type ReadSession<Dependencies extends readonly Dependency[]> = 'clock' extends Dependencies[number]
  ? Session
  : SessionWithoutClock;

/** Checks a rule's types, and keeps its ids as literal types. */
export function defineRule<
  const Id extends string,
  F extends Facts,
  const Suppressed extends string = never,
  const Dependencies extends readonly Dependency[] = readonly [],
>(rule: RuleDefinition<Id, Suppressed, F, Dependencies>): Rule<Id, Suppressed> {
  return rule as Rule<Id, Suppressed>;
}

export type Found = Extract<Verdict, { outcome: 'found' }>;

/** The severity of a match: the rule's, unless the match has a milder one. */
export function severityOf({ rule, match }: { rule: Rule; match: Match }): Severity {
  return match.severity ?? rule.severity;
}
