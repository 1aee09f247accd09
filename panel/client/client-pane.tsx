import { t } from '../messages/message.ts';
import { usePanel } from '../store/panel-context.tsx';
import { ReadOnlyNote, useReadOnly } from '../store/read-only-note.tsx';
import { ClientConnectionView } from './client-connection-view.tsx';
import { ClientMessage } from './client-message.tsx';
import { ClientSaved } from './client-saved.tsx';
import { ClientTarget } from './client-target.tsx';

/** Opens any URL, sends any message, and shows the replies. */
export function ClientPane() {
  const tab = usePanel((state) => state.tab);
  const show = usePanel((state) => state.show);
  const readOnly = useReadOnly();
  return (
    <section className="detail-pane client" aria-labelledby="client-title" data-testid="client">
      <header className="client-head">
        <h2 id="client-title">{t('client_title')}</h2>
        <span className="quiet">{t('client_nothing_sent')}</span>
        <button type="button" className="button" data-testid="client-leave" onClick={() => show(tab)}>
          {t('close')}
        </button>
      </header>
      {readOnly && <ReadOnlyNote />}
      <div className="client-body">
        <fieldset className="client-form" disabled={readOnly}>
          <legend className="off-screen">{t('client_form')}</legend>
          <ClientTarget />
          <ClientMessage />
          <ClientSaved />
        </fieldset>
        {!readOnly && <ClientConnectionView />}
      </div>
    </section>
  );
}
