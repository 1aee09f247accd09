import manifest from '../../manifest.json' with { type: 'json' };
import type { Findings } from '../../src/diagnosis/diagnose.ts';
import { buildReport, type Report } from '../../src/export/report/report.ts';
import { learnSession } from '../../src/redaction/learn-session.ts';
import type { Redactor } from '../../src/redaction/redactor.ts';
import { createRedactor } from '../../src/redaction/redactor-factory.ts';
import { UNMASKED } from '../../src/redaction/unmasked.ts';
import type { ConnectionWithMessages } from '../../src/session/connection.ts';
import type { Session } from '../../src/session/session.ts';
import { runToEnd } from '../../src/shared/run-generator.ts';
import type { SessionOptions } from '../watch/watch-session.ts';
import { CallError } from './arguments.ts';

/** What the tools read: a page that was watched, or a file. */
export interface Source {
  name: string;
  session: Session;
  findings(): Findings;
  notes: string[];
}

export interface ToolState {
  masked: boolean;
  browser: Pick<SessionOptions, 'browser' | 'headed' | 'args' | 'env'>;
  source?: Source;
  /** Ends what runs when the server does. */
  running?: () => Promise<void>;
}

export function sourceOf({ source }: ToolState): Source {
  if (source) return source;
  throw new CallError('Nothing is recorded yet. Call open_page with a url, or diagnose_file with a path.');
}

export function connectionOf(state: ToolState, id: string): ConnectionWithMessages {
  const found = sourceOf(state).session.connections.get(id);
  if (found) return found;
  throw new CallError(
    `No connection "${id}" is recorded: it may be of an earlier page. Call list_connections for the ids.`,
  );
}

/** A redactor that knows what is secret anywhere in the session. */
export function redactorFor({ masked }: ToolState, session: Session): Redactor {
  if (!masked) return UNMASKED;
  const redactor = createRedactor();
  runToEnd(learnSession(session, redactor));
  return redactor;
}

/** The report of what is recorded, as the tools show it. */
export function shownReport(state: ToolState): Report {
  const { session, findings } = sourceOf(state);
  return buildReport(session, findings(), {
    now: Date.now(),
    version: manifest.version,
    ...(state.masked ? {} : { redactor: UNMASKED }),
  });
}
