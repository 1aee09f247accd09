import type { Redactor } from '../../src/redaction/redactor.ts';
import { createRedactor } from '../../src/redaction/redactor-factory.ts';
import { t } from '../messages/message.ts';
import { CopyAs } from '../store/copy-as.tsx';
import { usePanelHandle } from '../store/panel-context.tsx';
import { unmaskedQuestion } from './masking-questions.ts';
import { strictVocabulary } from './strict-vocabulary.ts';

interface CopyShownProps {
  /** As in “Copied the URL”. */
  what: string;
  /** The text, as it is without a redactor. */
  text(redactor?: Redactor): string;
}

/** Copies what the view shows: masked, or as it is, which asks first. */
export function CopyShown({ what, text }: CopyShownProps) {
  const { ownRules } = usePanelHandle();
  const masked = async (): Promise<string> =>
    text(createRedactor({ rules: ownRules(), strict: await strictVocabulary() }));
  return (
    <CopyAs
      label={t('copy_what', { what })}
      title={t('copy_shown_why')}
      testId="copy-shown"
      placeholder={t('copy_copy')}
      groups={[
        {
          heading: what,
          choices: [
            { form: 'masked', name: t('copy_masked'), what: t('copy_masked_what', { what }), text: masked },
            { form: 'open', name: t('copy_open'), what, asks: unmaskedQuestion(what), text: () => text() },
          ],
        },
      ]}
    />
  );
}
