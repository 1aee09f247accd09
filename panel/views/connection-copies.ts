import type { Connection } from '../../src/connection.ts';
import type { Session } from '../../src/session-state.ts';
import { type CopyForm, copyForm } from '../copy-forms.ts';
import type { CopyChoice } from './copy-as.tsx';

const NAMES = {
  text: 'Text',
  json: 'JSON',
  curl: 'curl',
  wscat: 'wscat',
  websocat: 'websocat',
} satisfies Record<CopyForm, string>;

/** These forms of a connection; secrets are masked in each. */
export function connectionCopies(
  forms: readonly CopyForm[],
  connection: Connection,
  session: Session,
): CopyChoice[] {
  return forms.map((form) => ({
    form,
    name: NAMES[form],
    what: `the connection as ${NAMES[form]}`,
    text: () => copyForm(form, connection, session),
  }));
}
