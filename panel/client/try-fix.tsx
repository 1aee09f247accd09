import type { Correction } from '../../src/probe/correction.ts';
import type { Connection } from '../../src/session/connection.ts';
import { contextOf, type Session } from '../../src/session/session.ts';
import { displayUrl } from '../../src/shared/socket-url.ts';
import { t } from '../messages/message.ts';
import { RichMessage } from '../messages/rich-message.tsx';
import { useReadOnly } from '../store/read-only-note.tsx';
import { DataText } from '../ui/data-text.tsx';
import { useShowClient } from './use-show-client.ts';

interface Props {
  title: string;
  correction: Correction;
  connection: Connection;
  session: Session;
}

/** The corrected request in the client: it is opened there, and the result says whether the fix works. */
export function TryFix({ title, correction: { url, protocols }, connection, session }: Props) {
  const showClient = useShowClient();
  const readOnly = useReadOnly();
  const context = contextOf(session, connection);
  const go = (): void => {
    const request = {
      url,
      protocols: protocols.join(', '),
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
        title={t(readOnly ? 'client_read_only' : 'try_fix_why')}
        data-testid="try-fix"
        onClick={go}
      >
        {t('try_fix')}
      </button>{' '}
      <span className="quiet">
        <RichMessage
          id="try_fix_what"
          values={{ change: <DataText text={changeWords(connection, url, protocols)} /> }}
        />
      </span>
    </p>
  );
}

/** The URL without its query, which may hold a token, and a note of what else is left out. */
function changeWords(
  { url: failed, protocols: offered }: Connection,
  url: string,
  protocols: readonly string[],
): string {
  const noQuery = failed.includes('?') && !url.includes('?') ? `, ${t('try_fix_no_query')}` : '';
  const noProtocol = offered.length > 0 && protocols.length === 0 ? `, ${t('try_fix_no_protocol')}` : '';
  return `${displayUrl(url)}${noQuery}${noProtocol}`;
}
