// Fonts of the system: nothing is fetched from elsewhere.
import DefaultTheme from 'vitepress/theme-without-fonts';
import './site.css';

export default DefaultTheme;
