import { js, type StackAdvice } from './advice.ts';

/** https://vite.dev/config/server-options.html */
export const vite = {
  origin: js(
    'server.allowedHosts, in vite.config.js',
    ({ pageHost }) => `export default { server: { allowedHosts: ['${pageHost}'] } };`,
  ),
} satisfies StackAdvice;

/** https://webpack.js.org/configuration/dev-server/ */
export const webpackDevServer = {
  origin: js(
    'devServer.allowedHosts, in webpack.config.js',
    ({ pageHost }) => `module.exports = { devServer: { allowedHosts: ['${pageHost}'] } };`,
  ),
} satisfies StackAdvice;
