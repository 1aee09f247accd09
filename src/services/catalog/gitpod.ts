import { defineService, type ServiceFix } from '../service.ts';

const docs = 'https://www.gitpod.io/docs/classic/user/configure/workspaces/ports';
const source = 'https://github.com/gitpod-io/gitpod/blob/main/components/ws-proxy/pkg/proxy/auth.go';
const makePublic: ServiceFix = {
  title: 'Make the port public',
  detail:
    'Use the Ports view or the command, or set visibility: public for the port in .gitpod.yml. Anyone with the URL can then connect.',
  snippet: 'gp ports visibility 8000:public',
  language: 'sh',
};

/** Gitpod Classic: ports of a workspace. */
export const gitpod = defineService({
  id: 'gitpod',
  name: 'Gitpod workspace',
  operator: 'either',
  role: 'platform',
  docs,
  hosts: ['*.gitpod.io'],
  statuses: [
    {
      status: 401,
      meaning:
        'the port is private and the handshake carries no cookie of the owner of the workspace, or the app itself asks for credentials',
      topic: 'credentials',
      retry: 'no',
      fixes: [
        makePublic,
        {
          title: 'Connect from the browser of the owner',
          detail:
            'Open the workspace in this browser profile first. The cookie must reach the host of the port; browsers that block third-party cookies drop it.',
        },
      ],
      source,
    },
    {
      status: 403,
      meaning:
        'the port is private and the cookie belongs to another session or user, or the app itself rejects the request',
      topic: 'permission',
      retry: 'no',
      fixes: [
        makePublic,
        {
          title: 'Open the workspace again',
          detail: 'A restart of the workspace changes the token of the owner.',
        },
      ],
      source,
    },
    {
      status: 404,
      meaning: 'the workspace does not run or does not exist, or nothing listens at this port and path',
      topic: 'backend-unreachable',
      retry: 'no',
      fixes: [
        {
          title: 'Start the workspace and use its current URL',
          detail: 'A workspace stops after a time without activity. The command prints the URL of a port.',
          snippet: 'gp url 8000',
          language: 'sh',
        },
        {
          title: 'Start the server in the workspace',
          detail: 'The command lists the ports that are open.',
          snippet: 'gp ports list',
          language: 'sh',
        },
      ],
      source,
    },
  ],
});
