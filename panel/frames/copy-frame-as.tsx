import type { ConnectionWithMessages } from '../../src/session/connection.ts';
import type { Frame } from '../../src/session/messages/frame-log.ts';
import { formatCount } from '../../src/shared/format.ts';
import { connectionCopies, openCopies } from '../export/connection-copies.ts';
import { COMMAND_FORMS } from '../export/copy-forms.ts';
import { unmaskedQuestion } from '../export/masking-questions.ts';
import { strictVocabulary } from '../export/strict-vocabulary.ts';
import { CopyAs, type CopyChoice } from '../store/copy-as.tsx';
import { usePanel, usePanelHandle } from '../store/panel-context.tsx';
import type { FrameReader } from './decode/frame-reader.ts';
import { copyFrame, copyMasked, type FrameForm, frameForms } from './frame-copy.ts';

const NAMES = {
  text: 'Text',
  json: 'Decoded, as JSON',
  hex: 'Hex',
  base64: 'Base64',
} satisfies Record<FrameForm, string>;

interface CopyFrameAsProps {
  frame: Frame;
  connection: ConnectionWithMessages;
  reader: FrameReader;
}

/** Copies the message, or a command that opens its connection. */
export function CopyFrameAs({ frame, connection, reader }: CopyFrameAsProps) {
  const session = usePanel((state) => state.session)();
  const { ownRules } = usePanelHandle();
  const part =
    frame.kept < frame.size
      ? `the first ${formatCount(frame.kept)} of ${formatCount(frame.size)} bytes`
      : 'the message';
  const { kept } = connection.frames;
  const forms = frameForms(frame, reader);
  const masked = forms.map(
    (form): CopyChoice => ({
      form,
      name: NAMES[form],
      what: `${part} as ${NAMES[form]}, masked`,
      text: async () => {
        const strict = await strictVocabulary();
        return copyMasked(form, frame, kept, reader, { rules: ownRules(), strict });
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
  return (
    <CopyAs
      label="Copy this message as"
      title="What is not known to be harmless is masked; as it is only where that is said"
      testId="copy-frame-as"
      groups={[
        { heading: 'This message, masked', choices: masked },
        { heading: 'This message, as it is', choices: open },
        {
          heading: 'Its connection',
          choices: [
            ...connectionCopies(COMMAND_FORMS, connection, session, ownRules()),
            ...openCopies(COMMAND_FORMS, connection, session, ownRules()),
          ],
        },
      ]}
    />
  );
}
