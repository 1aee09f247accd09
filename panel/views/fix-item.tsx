import type { Connection } from '../../src/connection.ts';
import type { Fix } from '../../src/rule.ts';
import type { Session } from '../../src/session-state.ts';
import { changeUrl } from '../../src/url-change.ts';
import { CopyButton } from './copy-button.tsx';
import { DataText } from './data-text.tsx';
import { TryFix } from './try-fix.tsx';

interface FixItemProps {
  fix: Fix;
  connection: Connection;
  session: Session;
}

/** One thing to do, its command or configuration a click from the clipboard. */
export function FixItem({ fix, connection, session }: FixItemProps) {
  const { title, detail, snippet, language, change } = fix;
  const url = change && changeUrl(connection.url, change);
  return (
    <li className="fix" data-testid="fix">
      <p className="fix-title">
        <DataText text={title} />
      </p>
      {detail !== '' && (
        <p className="fix-detail">
          <DataText text={detail} />
        </p>
      )}
      {snippet !== undefined && (
        <div className="snippet">
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a block that scrolls must be reachable by keyboard */}
          <pre tabIndex={0} data-language={language}>
            <DataText text={snippet} lines />
          </pre>
          <CopyButton text={() => snippet} what={`the snippet of “${title}”`} />
        </div>
      )}
      {url !== undefined && (
        <TryFix
          title={title}
          correction={{ url, protocols: connection.protocols }}
          connection={connection}
          session={session}
        />
      )}
    </li>
  );
}
