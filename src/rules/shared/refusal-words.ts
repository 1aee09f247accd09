import { quote } from '../../diagnosis/evidence.ts';
import type { Evidence } from '../../diagnosis/rule.ts';
import type { CredentialRefusal } from './credential-refusal.ts';

/** The server's rejection, as a sentence. */
export function refusalWords({ code, words, event }: CredentialRefusal): Evidence {
  const events = [event];
  if (code === 0) return { fact: 'The handshake failed, and what was seen does not say why.', events };
  if (code < 1_000) return { fact: `The handshake was answered with ${code}.`, events };
  const reason = words === '' ? 'without a reason' : `with the reason "${quote(words)}"`;
  return { fact: `The server closed with ${code} ${reason}.`, events };
}

export const SETTLE_REFUSAL =
  'The log of the server, or its answer to a handshake with a fresh credential, says whether it is this.';
