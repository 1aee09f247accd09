import type { UserRule } from '../../src/capture/masking-rule.ts';
import type { ConnectionWithMessages } from '../../src/session/connection.ts';
import type { Session } from '../../src/session/session.ts';
import type { CopyChoice } from '../store/copy-as.tsx';
import { type CopyForm, copyForm } from './copy-forms.ts';

const NAMES = {
  text: 'Text',
  json: 'JSON',
  curl: 'curl (bash)',
  wscat: 'wscat',
  websocat: 'websocat',
} satisfies Record<CopyForm, string>;

/** A connection in each of these formats; secrets are masked. */
export function connectionCopies(
  forms: readonly CopyForm[],
  connection: ConnectionWithMessages,
  session: Session,
  rules: readonly UserRule[],
): CopyChoice[] {
  return forms.map((form) => ({
    form,
    name: NAMES[form],
    what: `the connection as ${NAMES[form]}`,
    text: () => copyForm(form, connection, session, { rules }),
  }));
}
