import type { ConnectionWithMessages } from '../../src/session/connection.ts';
import { connectionCopies, openCopies } from '../export/connection-copies.ts';
import { COPY_FORMS } from '../export/copy-forms.ts';
import { CopyAs } from '../store/copy-as.tsx';
import { usePanel, usePanelHandle } from '../store/panel-context.tsx';

/** Copies the selected connection as a command or as data. */
export function ConnectionCopy({ connection }: { connection: ConnectionWithMessages }) {
  const session = usePanel((state) => state.session)();
  const { ownRules } = usePanelHandle();
  return (
    <CopyAs
      label="Copy this connection as"
      title="What is not known to be harmless is masked"
      testId="copy-as"
      groups={[
        { heading: 'Masked', choices: connectionCopies(COPY_FORMS, connection, session, ownRules()) },
        { heading: 'With more in it', choices: openCopies(COPY_FORMS, connection, session, ownRules()) },
      ]}
    />
  );
}
