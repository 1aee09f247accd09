import { type MessageKey, t } from '../messages/message.ts';
import { RichMessage } from '../messages/rich-message.tsx';
import { SettingsLink } from '../messages/settings-link.tsx';
import { OpenPanel } from '../popup/open-panel.tsx';

function Points({ of }: { of: readonly MessageKey[] }) {
  return (
    <ul>
      {of.map((key) => (
        <li key={key}>{t(key)}</li>
      ))}
    </ul>
  );
}

/** Each build has the permissions of its browser (scripts/browser-manifest.ts). */
const ofThisBrowser = import.meta.env.MODE === 'firefox' ? 'first_run_firefox' : 'first_run_never';

/** Shown once, after the installation, and from the popup. */
export function FirstRun({ keys }: { keys: readonly [string, ...string[]] }) {
  return (
    <main className="first-run">
      <h1>
        <img src="icons/48.png" alt="" width="32" height="32" /> {t('first_run_title')}
      </h1>
      <p className="lead">{t('first_run_lead')}</p>
      <section>
        <h2>{t('first_run_where')}</h2>
        <OpenPanel keys={keys} />
        <Points of={['first_run_reload', 'first_run_icon']} />
      </section>
      <section>
        <h2>{t('first_run_does')}</h2>
        <Points of={['first_run_page_side', 'first_run_browser_side']} />
        <p>
          <RichMessage id="first_run_settings" values={{ settings: <SettingsLink /> }} />
        </p>
      </section>
      <section>
        <h2>{t('first_run_privacy')}</h2>
        <Points of={['first_run_local', 'first_run_memory', 'first_run_export']} />
      </section>
      <section>
        <h2>{t('first_run_permissions')}</h2>
        <Points of={['first_run_all_sites', 'first_run_storage', 'first_run_optional', ofThisBrowser]} />
      </section>
    </main>
  );
}
