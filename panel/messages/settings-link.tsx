import { t } from './message.ts';

/** The settings, as a word of a sentence. */
export function SettingsLink() {
  return (
    <a href="options.html" target="_blank" rel="noopener">
      {t('settings_link')}
    </a>
  );
}
