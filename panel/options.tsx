import './theme.css';
import './base.css';
import './controls.css';
import './options.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { loadSettings, saveSettings } from './settings-store.ts';
import { OptionsForm } from './views/options-form.tsx';

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
