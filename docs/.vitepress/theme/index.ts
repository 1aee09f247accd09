import type { Theme } from 'vitepress';
import DefaultTheme from 'vitepress/theme-without-fonts';
import { h } from 'vue';
import picture from '../../panel.png';
import './site.css';

const alt = 'The panel: the cause, the evidence and the fix of a failed WebSocket';

export default {
  extends: DefaultTheme,
  Layout: () =>
    h(DefaultTheme.Layout, null, {
      'home-hero-after': () => h('img', { class: 'home-picture', src: picture, alt }),
    }),
} satisfies Theme;
