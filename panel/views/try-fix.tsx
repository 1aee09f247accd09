import type { Connection } from '../../src/connection.ts';
import { contextOf, type Session } from '../../src/session-state.ts';
import { displayUrl } from '../../src/socket-url.ts';
import { changeUrl, type UrlChange } from '../../src/url-change.ts';
import { DataText } from './data-text.tsx';
import { useReadOnly } from './read-only-note.tsx';
import { useShowClient } from './use-show-client.ts';

interface Props {
  title: string;
  change: UrlChange;
  connection: Connection;
  session: Session;
}

/** The corrected url, in the client: there it is opened, and told whether it is mended. */
export function TryFix({ title, change, connection, session }: Props) {
  const showClient = useShowClient();
  const readOnly = useReadOnly();
  const url = changeUrl(connection.url, change);
  if (url === undefined) return null;
  const context = contextOf(session, connection);
  const go = (): void => {
    const request = {
      url,
      protocols: connection.protocols.join(', '),
      maker: 'page',
      kind: 'text',
      message: '',
    } as const;
    showClient(request, {
      fixing: { title, failed: displayUrl(connection.url) },
      frame: context?.top === false ? context.url : undefined,
    });
  };
  return (
    <p className="try-fix">
      <button
        type="button"
        className="button"
        disabled={readOnly}
        title={
          readOnly ? 'A file is open: nothing can be sent from it' : 'Nothing is sent before you press Open'
        }
        data-testid="try-fix"
        onClick={go}
      >
        Try the fix
      </button>{' '}
      <span className="quiet">
        in the client: <DataText text={displayUrl(url)} />
      </span>
    </p>
  );
}
