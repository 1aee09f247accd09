import type { ConnectionWithMessages } from '../../src/session/connection.ts';
import type { Frame } from '../../src/session/messages/frame-log.ts';
import { connectionCopies, openCopies } from '../export/connection-copies.ts';
import { COMMAND_FORMS } from '../export/copy-forms.ts';
import { CopyAs } from '../store/copy-as.tsx';
import { usePanel, usePanelHandle } from '../store/panel-context.tsx';
import type { FrameReader } from './decode/frame-reader.ts';
import { frameCopies } from './frame-copies.ts';

interface CopyFrameAsProps {
  frame: Frame;
  connection: ConnectionWithMessages;
  reader: FrameReader;
}

/** Copies the message, or a command that opens its connection. */
export function CopyFrameAs({ frame, connection, reader }: CopyFrameAsProps) {
  const session = usePanel((state) => state.session)();
  const { ownRules } = usePanelHandle();
  const { masked, open } = frameCopies(frame, connection.frames.kept, reader, ownRules());
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
