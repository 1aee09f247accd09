import type { ConnectionWithMessages } from '../../src/session/connection.ts';
import type { Frame } from '../../src/session/messages/frame-log.ts';
import { formatCount } from '../../src/shared/format.ts';
import { connectionCopies } from '../export/connection-copies.ts';
import { CopyAs } from '../store/copy-as.tsx';
import { usePanel, usePanelHandle } from '../store/panel-context.tsx';
import type { FrameReader } from './decode/frame-reader.ts';
import { copyFrame, type FrameForm, frameForms } from './frame-copy.ts';

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
  const choices = frameForms(frame, reader).map((form) => ({
    form,
    name: NAMES[form],
    what: `${part} as ${NAMES[form]}`,
    text: () => copyFrame(form, frame, connection.frames.kept, reader),
  }));
  return (
    <CopyAs
      label="Copy this message as"
      title="The message as it was kept; in the commands of its connection secrets are masked"
      testId="copy-frame-as"
      groups={[
        { heading: 'This message', choices },
        {
          heading: 'Its connection',
          choices: connectionCopies(['curl', 'wscat', 'websocat'], connection, session, ownRules()),
        },
      ]}
    />
  );
}
