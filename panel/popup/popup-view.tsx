import { useEffect, useState, useSyncExternalStore } from 'react';
import { SeverityIcon } from '../diagnosis/severity-icon.tsx';
import { plural, t } from '../messages/message.ts';
import { DataText } from '../ui/data-text.tsx';
import { OpenPanel } from './open-panel.tsx';
import type { PopupCause, PopupSession, PopupSummary } from './popup-session.ts';

export interface PopupProps {
  session: PopupSession;
  keys: readonly [string, ...string[]];
  recordsEverywhere: boolean;
  reload(): void;
}

/** Documents answer sooner than this, in milliseconds; later there is nobody to answer. */
const PATIENCE = 300;

function headline({ connections, failing, causes }: PopupSummary): string {
  if (failing > 0) return plural('popup_failing', failing);
  if (causes.length > 0) return t('popup_earlier');
  return connections === 0 ? t('popup_none') : plural('popup_no_problems', connections);
}

export function Popup({ session, keys, recordsEverywhere, reload }: PopupProps) {
  const summary = useSyncExternalStore(session.subscribe, session.summary);
  const { connections, failing, causes, more } = summary;
  const [waited, setWaited] = useState(false);
  useEffect(() => {
    const timer = setTimeout(setWaited, PATIENCE, true);
    return () => clearTimeout(timer);
  }, []);
  const bad = failing > 0 || causes.length > 0;
  const none = connections === 0 && !bad;
  return (
    <main className="popup" aria-live="polite" data-testid="popup">
      <h1 data-testid="popup-headline">
        {!none && <SeverityIcon severity={failing > 0 ? 'error' : bad ? 'warning' : 'ok'} />}
        {none && !waited ? t('popup_reading') : headline(summary)}
      </h1>
      {none && waited && (
        <p className="quiet">
          {t('popup_none_why')} {recordsEverywhere ? '' : t('popup_not_everywhere')}
        </p>
      )}
      {failing > 0 && causes.length === 0 && <p>{t('popup_unexplained')}</p>}
      {causes.length > 0 && <Causes causes={causes} more={more} />}
      {bad && <p className="quiet">{t('popup_page_side')}</p>}
      <h2>{t('open_panel_heading')}</h2>
      <OpenPanel keys={keys} />
      <div className="actions">
        <button type="button" className="button" data-testid="popup-reload" onClick={reload}>
          {t('popup_reload')}
        </button>
        <a href="first-run.html" target="_blank" rel="noopener">
          {t('popup_about')}
        </a>
        <a href="options.html" target="_blank" rel="noopener">
          {t('popup_settings')}
        </a>
      </div>
    </main>
  );
}

function Causes({ causes, more }: { causes: readonly PopupCause[]; more: number }) {
  return (
    <ul className="popup-causes" aria-label={t('popup_causes')}>
      {causes.map(({ key, severity, title, connections }) => (
        <li key={key} data-testid="popup-cause">
          <SeverityIcon severity={severity} />
          <span>
            <DataText text={title} /> <span className="quiet">{plural('connections', connections)}</span>
          </span>
        </li>
      ))}
      {more > 0 && <li className="quiet">{plural('popup_more_causes', more)}</li>}
    </ul>
  );
}
