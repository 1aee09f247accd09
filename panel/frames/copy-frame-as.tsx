import type { ConnectionWithMessages } from '../../src/session/connection.ts';
import type { Frame } from '../../src/session/messages/frame-log.ts';
import { connectionCopies, openCopies } from '../export/connection-copies.ts';
import { COMMAND_FORMS } from '../export/copy-forms.ts';
import { t } from '../messages/message.ts';
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
      label={t('copy_message_as')}
      title={t('copy_shown_why')}
      testId="copy-frame-as"
      groups={[
        { heading: t('copy_message_masked'), choices: masked },
        { heading: t('copy_message_open'), choices: open },
        {
          heading: t('copy_its_connection'),
          choices: [
            ...connectionCopies(COMMAND_FORMS, connection, session, ownRules()),
            ...openCopies(COMMAND_FORMS, connection, session, ownRules()),
          ],
        },
      ]}
    />
  );
}
