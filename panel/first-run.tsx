import './ui/theme.css';
import './ui/base.css';
import './ui/controls.css';
import './first-run/first-run.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { FirstRun } from './first-run/first-run-view.tsx';
import { locale, t } from './messages/message.ts';
import { followScheme } from './options/follow-scheme.ts';
import { devtoolsKeys } from './popup/devtools-keys.ts';

followScheme(document.documentElement);
document.documentElement.lang = locale();
document.title = t('first_run_title');
const root = document.getElementById('root');
if (root) {
  createRoot(root).render(
    <StrictMode>
      <FirstRun keys={devtoolsKeys(navigator.userAgent)} />
    </StrictMode>,
  );
}
