import type { ConnectionWithMessages } from '../../src/session/connection.ts';
import { Lifecycle } from '../lifecycle/lifecycle.tsx';
import { statusOf } from '../store/connection-status.ts';
import { DataText } from '../ui/data-text.tsx';
import { maskUrl } from '../ui/mask-url.ts';
import { StateIcon } from './state-icon.tsx';

/** The selected connection in one line: its URL, and how far it came. */
export function ConnectionHead({ connection }: { connection: ConnectionWithMessages }) {
  const { scheme, authority, path, query } = maskUrl(connection.url);
  const url = `${scheme === '' ? '' : `${scheme}://`}${authority}${path}${query}`;
  return (
    <div className="connection-head">
      <StateIcon kind={statusOf(connection).kind} />
      <bdi className="head-url" title={url}>
        <DataText text={url} />
      </bdi>
      <Lifecycle connection={connection} />
    </div>
  );
}
