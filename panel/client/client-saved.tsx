import type { ClientRequest } from '../../src/client/request.ts';
import { byHost, keyOf } from '../../src/client/saved-requests.ts';
import { parseSocketUrl } from '../../src/shared/socket-url.ts';
import { plural, t } from '../messages/message.ts';
import { DataText } from '../ui/data-text.tsx';
import { maskUrl } from '../ui/mask-url.ts';
import { useClient } from './client-context.tsx';

const LONGEST_SHOWN = 200;

/** Earlier requests by host: a click fills the form in. */
export function ClientSaved() {
  const saved = useClient((state) => state.saved);
  const forget = useClient((state) => state.forget);
  const unstored = useClient((state) => state.unstored);
  if (saved.length === 0) return null;
  return (
    <details className="client-saved" data-testid="client-saved">
      <summary>{plural('client_saved', saved.length)}</summary>
      <p className="quiet">
        {t('client_saved_why')}{' '}
        <button
          type="button"
          className="link"
          data-testid="client-forget"
          onClick={() => void forget(undefined)}
        >
          {t('client_forget_all')}
        </button>
      </p>
      {unstored !== undefined && (
        <p className="note" role="status" data-testid="client-unstored">
          {t('client_unstored', { why: unstored })}
        </p>
      )}
      {byHost(saved).map(([host, requests]) => (
        <section key={host} aria-label={host}>
          <h3 className="label">
            <DataText text={host} />
          </h3>
          <ul>
            {requests.map((request) => (
              <SavedRow key={keyOf(request)} request={request} />
            ))}
          </ul>
        </section>
      ))}
    </details>
  );
}

function SavedRow({ request }: { request: ClientRequest }) {
  const fill = useClient((state) => state.fill);
  const forget = useClient((state) => state.forget);
  const { path, query } = maskUrl(request.url);
  const words = request.message === '' ? t('client_no_message') : request.message.slice(0, LONGEST_SHOWN);
  return (
    <li className="client-saved-row" data-testid="client-request">
      <button type="button" className="link" onClick={() => fill(request)}>
        <DataText text={`${parseSocketUrl(request.url).scheme} ${path}${query}`} />
      </button>
      <span className="client-saved-words quiet">
        <DataText text={words} />
      </span>
      <button
        type="button"
        className="link"
        aria-label={t('client_forget_what', { what: `${path} ${words}` })}
        onClick={() => void forget(request)}
      >
        {t('client_forget')}
      </button>
    </li>
  );
}
