import './ui/theme.css';
import './ui/base.css';
import './ui/controls.css';
import './options/options.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { OptionsForm } from './options/options-form.tsx';
import { loadSettings, saveSettings } from './session/settings-store.ts';

const dark = matchMedia('(prefers-color-scheme: dark)');
const followScheme = (): void => {
  document.documentElement.dataset.theme = dark.matches ? 'dark' : 'light';
};
followScheme();
dark.addEventListener('change', followScheme);

const settings = await loadSettings();
const root = document.getElementById('root');
if (root) {
  createRoot(root).render(
    <StrictMode>
      <OptionsForm initial={settings} save={saveSettings} />
    </StrictMode>,
  );
}
