import type { ConnectionWithMessages } from '../../src/session/connection.ts';
import { connectionCopies, openCopies } from '../export/connection-copies.ts';
import { COPY_FORMS } from '../export/copy-forms.ts';
import { statusOf } from '../store/connection-status.ts';
import { CopyAs } from '../store/copy-as.tsx';
import { usePanel, usePanelHandle } from '../store/panel-context.tsx';
import { DataText } from '../ui/data-text.tsx';
import { maskUrl } from '../ui/mask-url.ts';
import { StateIcon } from './state-icon.tsx';

/** The selected connection's name and state, and the Copy button. */
export function ConnectionHead({ connection }: { connection: ConnectionWithMessages }) {
  const session = usePanel((state) => state.session)();
  const { ownRules } = usePanelHandle();
  const { scheme, authority, path, query } = maskUrl(connection.url);
  return (
    <div className="connection-head">
      <StateIcon kind={statusOf(connection).kind} />
      <bdi className="row-url" title={`${scheme}://${authority}${path}${query}`}>
        <DataText text={`${scheme === '' ? '' : `${scheme}://`}${authority}${path}${query}`} />
      </bdi>
      <CopyAs
        label="Copy this connection as"
        title="What is not known to be harmless is masked"
        testId="copy-as"
        groups={[
          { heading: 'Masked', choices: connectionCopies(COPY_FORMS, connection, session, ownRules()) },
          { heading: 'With more in it', choices: openCopies(COPY_FORMS, connection, session, ownRules()) },
        ]}
      />
    </div>
  );
}
