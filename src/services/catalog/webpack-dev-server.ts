import { defineService } from '../service.ts';

export const webpackDevServer = defineService({
  id: 'webpack-dev-server',
  name: 'webpack-dev-server',
  operator: 'self-hosted',
  role: 'foundation',
  docs: 'https://webpack.js.org/configuration/dev-server/',
  signatures: [
    { serverMessage: /^\{"type":"error","data":"Invalid Host\/Origin header"\}$/ },
    { path: /\/(?:ws|sockjs-node)$/, serverMessage: /^\{"type":"(?:hot|liveReload)"\}$/ },
  ],
  errors: [
    {
      pattern: /^\{"type":"error","data":"Invalid Host\/Origin header"\}$/,
      meaning: 'The host or origin of the page is not allowed',
      topic: 'origin',
      retry: 'no',
      fixes: [
        {
          title: 'Set devServer.allowedHosts',
          detail: 'In webpack.config.js list the host of the page; all turns off the check.',
          snippet: 'devServer: { allowedHosts: ["dev.example.com"] }',
          language: 'js',
        },
        {
          title: 'Set devServer.client.webSocketURL',
          detail: 'Behind a proxy give the URL that the browser must use.',
          snippet: 'devServer: { client: { webSocketURL: "wss://dev.example.com/ws" } }',
          language: 'js',
        },
      ],
      source: 'https://webpack.js.org/configuration/dev-server/',
    },
  ],
});
