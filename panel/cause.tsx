import './ui/theme.css';
import './ui/base.css';
import './ui/controls.css';
import './options/options.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { causeOfFragment } from '../src/diagnosis/cause-page.ts';
import { CauseText } from './options/cause-text.tsx';
import { followScheme } from './options/follow-scheme.ts';

followScheme(document.documentElement);

const root = createRoot(document.getElementById('root') ?? document.body);
const render = (): void =>
  root.render(
    <StrictMode>
      <CauseText id={causeOfFragment(location.hash)} />
    </StrictMode>,
  );
window.addEventListener('hashchange', render);
render();
