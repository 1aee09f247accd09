import type { ConnectionWithMessages } from '../../src/session/connection.ts';
import { connectionCopies, openCopies } from '../export/connection-copies.ts';
import { COPY_FORMS } from '../export/copy-forms.ts';
import { t } from '../messages/message.ts';
import { CopyAs } from '../store/copy-as.tsx';
import { usePanel, usePanelHandle } from '../store/panel-context.tsx';

/** Copies the selected connection as a command or as data. */
export function ConnectionCopy({ connection }: { connection: ConnectionWithMessages }) {
  const session = usePanel((state) => state.session)();
  const { ownRules } = usePanelHandle();
  return (
    <CopyAs
      label={t('copy_connection_as')}
      title={t('copy_masked_why')}
      testId="copy-as"
      groups={[
        { heading: t('copy_masked'), choices: connectionCopies(COPY_FORMS, connection, session, ownRules()) },
        { heading: t('copy_more'), choices: openCopies(COPY_FORMS, connection, session, ownRules()) },
      ]}
    />
  );
}
