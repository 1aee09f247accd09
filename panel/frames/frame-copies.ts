import type { UserRule } from '../../src/capture/masking-rule.ts';
import type { Frame } from '../../src/session/messages/frame-log.ts';
import { formatCount } from '../../src/shared/format.ts';
import { unmaskedQuestion } from '../export/masking-questions.ts';
import { strictVocabulary } from '../export/strict-vocabulary.ts';
import type { CopyChoice } from '../store/use-copy-choice.tsx';
import type { FrameReader } from './decode/frame-reader.ts';
import { copyFrame, copyMasked, type FrameForm, frameForms } from './frame-copy.ts';

const NAMES = {
  text: 'Text',
  json: 'Decoded, as JSON',
  hex: 'Hex',
  base64: 'Base64',
} satisfies Record<FrameForm, string>;

/** A message in each format: masked, and as it is, which asks first. `kept` are the messages around it. */
export function frameCopies(
  frame: Frame,
  kept: readonly Frame[],
  reader: FrameReader,
  rules: readonly UserRule[],
): { masked: CopyChoice[]; open: CopyChoice[] } {
  const part =
    frame.kept < frame.size
      ? `the first ${formatCount(frame.kept)} of ${formatCount(frame.size)} bytes`
      : 'the message';
  const forms = frameForms(frame, reader);
  const masked = forms.map(
    (form): CopyChoice => ({
      form,
      name: NAMES[form],
      what: `${part} as ${NAMES[form]}, masked`,
      text: async () => {
        const strict = await strictVocabulary();
        return copyMasked(form, frame, kept, reader, { rules, strict });
      },
    }),
  );
  const open = forms.map(
    (form): CopyChoice => ({
      form: `open-${form}`,
      name: `${NAMES[form]}, as it is…`,
      what: `${part} as ${NAMES[form]}`,
      asks: unmaskedQuestion(part),
      text: () => copyFrame(form, frame, kept, reader),
    }),
  );
  return { masked, open };
}
