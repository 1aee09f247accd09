import type { ExperimentId, SentBy } from '../experiments/experiment-result.ts';

/** What an experiment does; the announcement is made from it. */
export type Action =
  | { kind: 'connect'; url: string; protocols: readonly string[] }
  | { kind: 'get'; url: string; method: 'GET' | 'OPTIONS'; credentials: boolean }
  | { kind: 'idle'; url: string; protocols: readonly string[]; heartbeat: boolean; ms: number }
  /** No browser can do it; the command line can. */
  | { kind: 'terminal'; url: string; command: string }
  | { kind: 'sizes'; url: string; protocols: readonly string[]; largest: number };

/**
 * `core` runs always; `repeat` where the failure may be intermittent; `reach` if nothing answers, `request` if
 * something does; `asked` if the user selected it.
 */
export type Stage = 'core' | 'repeat' | 'reach' | 'request' | 'asked';

/** Who can send an experiment. */
export type Runner = Exclude<SentBy, 'seen' | 'terminal'>;

export interface Experiment {
  id: ExperimentId;
  from: Runner;
  stage: Stage;
  action: Action;
  /** It is sent without parts of the URL that look secret. */
  bare: boolean;
}

/** Connections per run, and at one time per host: a diagnosis must not overload a server. */
export const MOST_EXPERIMENTS = 40;
/** Milliseconds that one experiment may take by default. */
export const TIMEOUT_MS = 10_000;

/** What will be sent, as a sentence. */
export function sendsWords({ action, from, bare }: Experiment): string {
  const who = from === 'page' ? 'The page' : 'This extension';
  const stripped = bare ? ' Values that look secret are replaced by TOKEN.' : '';
  switch (action.kind) {
    case 'connect': {
      const protocols = action.protocols.length > 0 ? `, subprotocols ${action.protocols.join(', ')}` : '';
      const cookies = from === 'page' ? ' The page’s cookies for the host go along.' : '';
      return `${who} opens a WebSocket to ${action.url}${protocols}, and closes it.${cookies}${stripped}`;
    }
    case 'get':
      return `${who} sends ${action.method} ${action.url}, ${action.credentials ? 'with' : 'without'} cookies.${stripped}`;
    case 'idle':
      return `${who} opens a WebSocket to ${action.url} and ${action.heartbeat ? 'sends a short text every 5 s' : 'says nothing'}, for up to ${action.ms / 1000} s.${stripped}`;
    case 'terminal':
      return `Not from here: a browser always offers permessage-deflate. From a terminal: ${action.command}`;
    case 'sizes':
      return `${who} opens WebSockets to ${action.url} and sends texts of up to ${action.largest} bytes, to find the largest that passes.${stripped}`;
    default:
      return action satisfies never;
  }
}
