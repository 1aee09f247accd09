import { type ExperimentId, type ExperimentResult, OTHER_PLACES } from '../experiments/experiment-result.ts';
import type { Conclusion } from '../experiments/pattern.ts';
import { changeUrl } from '../handshake/url-change.ts';
import type { Connection } from '../session/connection.ts';
import { parseSocketUrl } from '../shared/socket-url.ts';

/** The page's request, corrected by the experiments. */
export interface Correction {
  url: string;
  protocols: readonly string[];
}

/** Experiments that changed one part of the request, so that the one that opened is the correction. */
const CHANGED = new Set<ExperimentId>([...OTHER_PLACES, 'get-other-scheme']);

/**
 * What a conclusion changes in the request; undefined if it is not about the request. It is computed from the
 * connection's own URL: the experiments may have been sent without secrets.
 */
export function correctionOf(conclusion: Conclusion, connection: Connection): Correction | undefined {
  const [proof] = conclusion.because;
  if (!proof) return undefined;
  const { url: own, protocols } = connection;
  if (proof.experiment === 'no-subprotocol') return { url: own, protocols: [] };
  const url = correctedUrl(conclusion, proof, own);
  return url === undefined || url === own ? undefined : { url, protocols };
}

function correctedUrl({ pattern }: Conclusion, proof: ExperimentResult, own: string): string | undefined {
  const { experiment, outcome, url } = proof;
  if (experiment === 'slash') return changeUrl(own, { kind: 'other-end' });
  if (experiment === 'no-query') return changeUrl(own, { kind: 'no-query' });
  if (pattern.id === 'redirect')
    return outcome.kind === 'answered' ? followed(own, outcome.location) : undefined;
  if (!CHANGED.has(experiment)) return undefined;
  const { secure, host, port } = parseSocketUrl(url);
  return changeUrl(own, { kind: 'retarget', secure, host, port });
}

/** The target of a redirect, if it is the same endpoint under another name: a login page is not. */
function followed(own: string, location: string): string | undefined {
  const from = parseSocketUrl(own);
  const to =
    location.startsWith('/') && !location.startsWith('//') ? `http://${from.authority}${location}` : location;
  const { secure, host, port, path } = parseSocketUrl(to);
  const alike = path.replace(/\/$/, '') === from.path.replace(/\/$/, '');
  if (host === '' || !alike) return undefined;
  const at = location.startsWith('/') ? {} : { secure, host, port };
  return changeUrl(own, { kind: 'retarget', ...at, path });
}
