import type { Fix } from '../../src/diagnosis/rule.ts';
import { changeUrl } from '../../src/handshake/url-change.ts';
import type { Connection } from '../../src/session/connection.ts';
import type { Session } from '../../src/session/session.ts';
import { TryFix } from '../client/try-fix.tsx';
import { DataText } from '../ui/data-text.tsx';
import { FixAction } from './fix-action.tsx';
import { Snippet } from './snippet.tsx';

interface FixItemProps {
  fix: Fix;
  /** Only its title is visible until it is opened. */
  folded: boolean;
  connection: Connection;
  session: Session;
}

/** One fix. Its command or configuration can be copied with one click; those for other products are folded. */
export function FixItem({ fix, folded, connection, session }: FixItemProps) {
  if (!folded)
    return (
      <li className="fix" data-testid="fix">
        <p className="fix-title">
          <DataText text={fix.title} />
        </p>
        <FixBody fix={fix} connection={connection} session={session} />
      </li>
    );
  return (
    <li className="fix" data-testid="fix">
      <details>
        <summary className="fix-title">
          <DataText text={fix.title} />
        </summary>
        <FixBody fix={fix} connection={connection} session={session} />
      </details>
    </li>
  );
}

function FixBody({ fix, connection, session }: Omit<FixItemProps, 'folded'>) {
  const { title, detail, snippet, language, variants = [], change, action } = fix;
  const url = change && changeUrl(connection.url, change);
  return (
    <>
      {detail !== '' && (
        <p className="fix-detail">
          <DataText text={detail} />
        </p>
      )}
      {snippet !== undefined && <Snippet text={snippet} language={language} of={title} />}
      {variants.map((variant) => (
        <details key={variant.product} className="variant" data-testid="variant">
          <summary>
            <b>{variant.product}</b>: {variant.where}
          </summary>
          <Snippet text={variant.snippet} language={variant.language} of={`${title}, ${variant.product}`} />
        </details>
      ))}
      {action && <FixAction action={action} />}
      {url !== undefined && (
        <TryFix
          title={title}
          correction={{ url, protocols: connection.protocols }}
          connection={connection}
          session={session}
        />
      )}
    </>
  );
}
