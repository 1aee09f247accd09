import type { UserRule } from '../../src/capture/masking-rule.ts';
import type { ConnectionWithMessages } from '../../src/session/connection.ts';
import type { Session } from '../../src/session/session.ts';
import { t } from '../messages/message.ts';
import type { CopyChoice } from '../store/use-copy-choice.tsx';
import { COMMAND_FORMS, type CopyForm, copyForm } from './copy-forms.ts';
import { readableQuestion, unmaskedQuestion } from './masking-questions.ts';
import { strictVocabulary } from './strict-vocabulary.ts';

const NAMES = {
  url: 'URL',
  text: t('copy_text'),
  json: 'JSON',
  curl: 'cURL (bash)',
  wscat: 'wscat',
  websocat: 'websocat',
} satisfies Record<CopyForm, string>;

/** A connection in each of these formats, masked strictly; in commands secrets become `"$WS_TOKEN"`. */
export function connectionCopies(
  forms: readonly CopyForm[],
  connection: ConnectionWithMessages,
  session: Session,
  rules: readonly UserRule[],
): CopyChoice[] {
  return forms.map((form) => ({
    form,
    name: NAMES[form],
    what: t('copy_the_connection', { format: NAMES[form] }),
    text: async () => copyForm(form, connection, session, { rules, strict: await strictVocabulary() }),
  }));
}

const isCommand = (form: CopyForm): boolean => COMMAND_FORMS.some((each) => each === form);

/** The same with more in it: text and JSON as readable, commands with the secrets. Each asks first. */
export function openCopies(
  forms: readonly CopyForm[],
  connection: ConnectionWithMessages,
  session: Session,
  rules: readonly UserRule[],
): CopyChoice[] {
  return forms.map((form) => {
    const name = NAMES[form];
    return {
      form: `open-${form}`,
      name: t(isCommand(form) ? 'copy_with_secrets' : 'copy_readable', { format: name }),
      what: t('copy_the_connection', { format: name }),
      asks: isCommand(form)
        ? unmaskedQuestion(t('copy_command', { format: name }))
        : readableQuestion(name, 'copy'),
      text: () => copyForm(form, connection, session, { rules, secrets: true }),
    };
  });
}
