import { type SubmitEvent, useEffect, useRef } from 'react';
import { REQUEST_INITIATORS, type RequestInitiator } from '../../src/client/request.ts';
import { type MessageKey, t } from '../messages/message.ts';
import { RichMessage } from '../messages/rich-message.tsx';
import { DataText } from '../ui/data-text.tsx';
import { announcement } from './checks/announcement.ts';
import { readTarget } from './checks/read-target.ts';
import { useClient } from './client-context.tsx';

const INITIATOR_NAMES = {
  page: 'client_from_page',
  extension: 'client_from_extension',
} as const satisfies Record<RequestInitiator, MessageKey>;

export function ClientTarget() {
  const { request, about, problem, opening, edit, open } = useClient((state) => state);
  const form = useInitialFocus();
  const target = readTarget(request);
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    void open();
  };
  return (
    <form ref={form} className="client-target" onSubmit={submit}>
      <label className="client-field">
        <span className="label">{t('compare_url')}</span>
        <input
          type="text"
          inputMode="url"
          value={request.url}
          placeholder="wss://host/path"
          spellCheck={false}
          autoComplete="off"
          data-testid="client-url"
          onChange={({ target: { value } }) => edit({ url: value })}
        />
      </label>
      <label className="client-field">
        <span className="label">{t('client_protocols')}</span>
        <input
          type="text"
          value={request.protocols}
          placeholder={t('handshake_none')}
          spellCheck={false}
          autoComplete="off"
          data-testid="client-protocols"
          onChange={({ target: { value } }) => edit({ protocols: value })}
        />
      </label>
      <div className="client-line">
        <label>
          {t('client_from')}{' '}
          <select
            className="select"
            value={request.maker}
            data-testid="client-maker"
            onChange={({ target: { value } }) =>
              edit({ maker: REQUEST_INITIATORS.find((each) => each === value) ?? 'page' })
            }
          >
            {REQUEST_INITIATORS.map((each) => (
              <option key={each} value={each}>
                {t(INITIATOR_NAMES[each])}
              </option>
            ))}
          </select>
        </label>
        <button type="submit" className="button primary" disabled={opening} data-testid="client-open">
          {t('client_open')}
        </button>
      </div>
      {about.fixing && (
        <p data-testid="client-fixing">
          <RichMessage
            id="client_fixing"
            values={{
              failed: <DataText text={about.fixing.failed} />,
              fix: <DataText text={about.fixing.title} />,
            }}
          />
        </p>
      )}
      {target.ok && (
        <p className="quiet">
          <DataText text={announcement(request.maker, target.url, target.protocols)} />
        </p>
      )}
      {problem !== undefined && (
        <p className="note" role="alert" data-testid="client-problem">
          <DataText text={problem} />
        </p>
      )}
    </form>
  );
}

/** After a prefill the focus goes to the next step: the message, or Open. */
function useInitialFocus() {
  const form = useRef<HTMLFormElement>(null);
  const fills = useClient((state) => state.fills);
  const next = useClient(({ request }) =>
    request.url === '' ? 'client-url' : request.message === '' ? 'client-open' : 'client-message',
  );
  // biome-ignore lint/correctness/useExhaustiveDependencies: only when the form was filled in, not while it is typed into
  useEffect(() => {
    form.current?.closest('.client')?.querySelector<HTMLElement>(`[data-testid=${next}]`)?.focus();
  }, [fills]);
  return form;
}
