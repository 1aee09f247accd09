import type { ExperimentId, Sender } from '../experiments/experiment-result.ts';

/** What an experiment does; the same words are what it says it will do. */
export type Action =
  | { kind: 'connect'; url: string; protocols: readonly string[] }
  | { kind: 'get'; url: string; method: 'GET' | 'OPTIONS'; credentials: boolean }
  | { kind: 'idle'; url: string; protocols: readonly string[]; heartbeat: boolean; ms: number }
  /** No browser can do it; the command can. */
  | { kind: 'terminal'; url: string; command: string }
  | { kind: 'sizes'; url: string; protocols: readonly string[]; largest: number };

/**
 * `core` runs always; `repeat` where chance may have a hand in it; `reach` where nothing answers, `request` where
 * something does; `asked` when it is ticked.
 */
export type Stage = 'core' | 'repeat' | 'reach' | 'request' | 'asked';

/** Who can send an experiment from here. */
export type Runner = Exclude<Sender, 'seen' | 'terminal'>;

export interface Experiment {
  id: ExperimentId;
  from: Runner;
  stage: Stage;
  action: Action;
  /** It goes without what looked secret in the url. */
  bare: boolean;
}

/** Connections of one run, and at one time to one host: no server is to suffer from a diagnosis. */
export const MOST_EXPERIMENTS = 40;
/** Milliseconds that one experiment may take, unless the user says otherwise. */
export const PATIENCE = 10_000;

/** What is sent, as a sentence, before it is. */
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
