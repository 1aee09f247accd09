import type { Connection } from '../../src/connection.ts';
import { COPY_FORMS } from '../copy-forms.ts';
import { connectionCopies } from './connection-copies.ts';
import { statusOf } from './connection-status.ts';
import { CopyAs } from './copy-as.tsx';
import { DataText } from './data-text.tsx';
import { maskUrl } from './mask-url.ts';
import { usePanel } from './panel-context.tsx';
import { StateIcon } from './state-icon.tsx';

/** Which connection is shown below, and a copy of it. */
export function ConnectionHead({ connection }: { connection: Connection }) {
  const session = usePanel((state) => state.session)();
  const { scheme, authority, path, query } = maskUrl(connection.url);
  return (
    <div className="connection-head">
      <StateIcon kind={statusOf(connection).kind} />
      <bdi className="row-url" title={`${scheme}://${authority}${path}${query}`}>
        <DataText text={`${scheme === '' ? '' : `${scheme}://`}${authority}${path}${query}`} />
      </bdi>
      <CopyAs
        label="Copy this connection as"
        title="Secrets are masked"
        testId="copy-as"
        groups={[{ heading: 'Connection', choices: connectionCopies(COPY_FORMS, connection, session) }]}
      />
    </div>
  );
}
