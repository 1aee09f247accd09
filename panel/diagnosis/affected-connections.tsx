import type { Finding } from '../../src/diagnosis/rule.ts';
import type { ConnectionId } from '../../src/session/connection.ts';
import type { Session } from '../../src/session/session.ts';
import { plural, t } from '../messages/message.ts';
import { usePanel } from '../store/panel-context.tsx';
import { DataText } from '../ui/data-text.tsx';
import { maskUrl } from '../ui/mask-url.ts';

/** So many are listed. */
const MOST = 100;

interface AffectedConnectionsProps {
  finding: Finding;
  shown: ConnectionId;
  session: Session;
}

/** How many connections have this cause; opened, each as a link. Nothing where it is only one. */
export function AffectedConnections({ finding, shown, session }: AffectedConnectionsProps) {
  const select = usePanel((state) => state.select);
  const { connections } = finding;
  if (connections.length < 2) return null;
  const listed = connections.slice(0, MOST);
  return (
    <details className="affected" data-testid="affected">
      <summary>{plural('connections', connections.length)}</summary>
      <ul>
        {listed.map((id) => {
          const connection = session.connections.get(id);
          if (!connection) return null;
          const { authority, path, query } = maskUrl(connection.url);
          return (
            <li key={id}>
              <button
                type="button"
                className="link"
                aria-current={id === shown ? 'true' : undefined}
                onClick={() => select(id)}
              >
                <DataText text={`${authority}${path}${query}`} />
              </button>
            </li>
          );
        })}
      </ul>
      {connections.length > MOST && <p>{t('and_more', { count: connections.length - MOST })}</p>}
    </details>
  );
}
