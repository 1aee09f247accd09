import type { UserRule } from '../../src/capture/masking-rule.ts';
import type { Frame } from '../../src/session/messages/frame-log.ts';
import { unmaskedQuestion } from '../export/masking-questions.ts';
import { strictVocabulary } from '../export/strict-vocabulary.ts';
import { type MessageKey, t } from '../messages/message.ts';
import type { CopyChoice } from '../store/use-copy-choice.tsx';
import type { FrameReader } from './decode/frame-reader.ts';
import { copyFrame, copyMasked, type FrameForm, frameForms } from './frame-copy.ts';

const NAMES = {
  text: 'copy_text',
  json: 'copy_decoded',
  hex: 'view_hex',
  base64: 'value_base64',
} satisfies Record<FrameForm, MessageKey>;

/** A message in each format: masked, and as it is, which asks first. `kept` are the messages around it. */
export function frameCopies(
  frame: Frame,
  kept: readonly Frame[],
  reader: FrameReader,
  rules: readonly UserRule[],
): { masked: CopyChoice[]; open: CopyChoice[] } {
  const part =
    frame.kept < frame.size ? t('copy_part', { kept: frame.kept, size: frame.size }) : t('copy_the_message');
  const forms = frameForms(frame, reader);
  const masked = forms.map(
    (form): CopyChoice => ({
      form,
      name: t(NAMES[form]),
      what: t('copy_masked_what', {
        what: t('copy_message_what', { format: t(NAMES[form]), message: part }),
      }),
      text: async () => {
        const strict = await strictVocabulary();
        return copyMasked(form, frame, kept, reader, { rules, strict });
      },
    }),
  );
  const open = forms.map(
    (form): CopyChoice => ({
      form: `open-${form}`,
      name: t('copy_message_open_form', { format: t(NAMES[form]) }),
      what: t('copy_message_what', { format: t(NAMES[form]), message: part }),
      asks: unmaskedQuestion(part),
      text: () => copyFrame(form, frame, kept, reader),
    }),
  );
  return { masked, open };
}
