import { defineService, type ServiceFix } from '../service.ts';

const makePublic: ServiceFix = {
  title: 'Make the port public',
  detail:
    'In the Ports panel of the codespace open the context menu of the port, Port Visibility, Public; or use the GitHub CLI. Anyone with the URL can then connect. An organization may forbid public ports.',
  snippet: 'gh codespace ports visibility 8000:public -c "$CODESPACE_NAME"',
  language: 'sh',
};
const signInOnce: ServiceFix = {
  title: 'Open the https:// URL of the port once',
  detail:
    'Open the address of this port with https:// in a tab of the same browser profile and sign in. That sets a cookie for this host; the handshake then carries it. Each port has its own host, so do it for the WebSocket port too.',
};

const needsSignIn = {
  meaning:
    'the forwarded port is private and the handshake carries no signed-in GitHub session for this host',
  topic: 'credentials',
  retry: 'no',
  source:
    'https://docs.github.com/en/codespaces/developing-in-a-codespace/forwarding-ports-in-your-codespace',
} as const;

/** GitHub Codespaces port forwarding: a server in the reader's codespace behind GitHub's tunnel. */
export const githubCodespaces = defineService({
  id: 'github-codespaces',
  name: 'GitHub Codespaces port forwarding',
  operator: 'either',
  role: 'platform',
  docs: 'https://docs.github.com/en/codespaces/developing-in-a-codespace/forwarding-ports-in-your-codespace',
  hosts: ['*.app.github.dev', '*.preview.app.github.dev'],
  statuses: [
    {
      status: 302,
      ...needsSignIn,
      fixes: [
        signInOnce,
        makePublic,
        {
          title: 'Serve the WebSocket on the port of the page',
          detail:
            'If the page and the WebSocket share one forwarded port, the sign-in of the page is enough. The proxy option of a development server (for example server.proxy with ws: true in Vite) does that.',
        },
        {
          title: 'Send a token from a client that is not a browser',
          detail:
            'For a private port send the GITHUB_TOKEN of the codespace in the X-Github-Token request header.',
          snippet: 'X-Github-Token: <GITHUB_TOKEN of the codespace>',
          language: 'http',
        },
      ],
    },
  ],
});
