import { defineService } from '../service.ts';

const SOURCE = 'https://github.com/coder/code-server/issues/6023';

/** The remote connection of VS Code in the browser: code-server, openvscode-server and similar. */
export const vscodeRemote = defineService({
  id: 'vscode-remote',
  name: 'VS Code Remote (code-server)',
  operator: 'self-hosted',
  docs: 'https://coder.com/docs/code-server/FAQ',
  signatures: [{ query: /(?:^|&)reconnectionToken=[0-9a-f-]{36}&reconnection=(?:true|false)(?:&|$)/ }],
  statuses: [
    {
      status: 403,
      meaning: 'The Origin of the page does not match the host that code-server sees',
      topic: 'origin',
      retry: 'no',
      fixes: [
        {
          title: 'Forward the Host header',
          detail: 'The proxy must pass the original host and the upgrade headers.',
          snippet:
            'proxy_http_version 1.1;\nproxy_set_header Host $http_host;\nproxy_set_header Upgrade $http_upgrade;\nproxy_set_header Connection upgrade;',
          language: 'nginx',
        },
        {
          title: 'Add the host to --trusted-origins',
          detail: 'Start code-server with --trusted-origins and the host name of the page.',
        },
      ],
      source: SOURCE,
    },
    {
      status: 401,
      meaning: 'The browser is not logged in to code-server',
      topic: 'credentials',
      retry: 'no',
      fixes: [
        {
          title: 'Reload the page and log in',
          detail:
            'The session cookie is missing or no longer valid. The password is in ~/.config/code-server/config.yaml.',
        },
      ],
      source: 'https://coder.com/docs/code-server/FAQ',
    },
  ],
});
