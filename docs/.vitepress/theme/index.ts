import { Content, type Theme } from 'vitepress';
// Fonts of the system: nothing is fetched from elsewhere.
import DefaultTheme, { VPHomeContent, VPHomeFeatures, VPHomeHero } from 'vitepress/theme-without-fonts';
import { h } from 'vue';
import './site.css';

/** The theme's own home page has no main landmark, which screen readers jump to. */
const home = () =>
  h('main', { class: 'VPHome' }, [h(VPHomeHero), h(VPHomeFeatures), h(VPHomeContent, () => h(Content))]);

export default {
  extends: DefaultTheme,
  enhanceApp({ app }) {
    app.component('home', home);
  },
} satisfies Theme;
