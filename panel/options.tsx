import './ui/theme.css';
import './ui/base.css';
import './ui/controls.css';
import './options/options.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { locale, t } from './messages/message.ts';
import { followScheme } from './options/follow-scheme.ts';
import { OptionsForm } from './options/options-form.tsx';
import { loadSettings, saveSettings } from './session/settings-store.ts';

followScheme(document.documentElement);
document.documentElement.lang = locale();
document.title = t('options_title');

const settings = await loadSettings();
const root = document.getElementById('root');
if (root) {
  createRoot(root).render(
    <StrictMode>
      <OptionsForm initial={settings} save={saveSettings} />
    </StrictMode>,
  );
}
