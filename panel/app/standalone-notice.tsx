import { t } from '../messages/message.ts';

/** The panel's page was opened as a tab: there is no inspected page. */
export function Unattached() {
  return (
    <main className="empty" data-testid="standalone">
      <h1>{t('standalone_title')}</h1>
      <p>
        <b>{t('next_step')}</b> {t('standalone_next')}
      </p>
    </main>
  );
}
