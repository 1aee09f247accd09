import type { Redactor } from '../../src/redaction/redactor.ts';
import { createRedactor } from '../../src/redaction/redactor-factory.ts';
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
      label={`Copy ${what}`}
      title="What is not known to be harmless is masked; as it is only where that is said"
      testId="copy-shown"
      placeholder="Copy"
      groups={[
        {
          heading: what,
          choices: [
            { form: 'masked', name: 'Masked', what: `${what}, masked`, text: masked },
            { form: 'open', name: 'As it is…', what, asks: unmaskedQuestion(what), text: () => text() },
          ],
        },
      ]}
    />
  );
}
