import type { Endpoint, Family } from '../family.ts';
import { socketScript } from '../page.ts';
import { createWebSocketServer, echo } from '../websocket-server.ts';

const mixedContent: Endpoint = {
  id: 'mixed-content',
  row: 'A7',
  title: 'A page loaded over https opens an unencrypted socket to a remote name; the constructor throws.',
  open: async ({ id }) => ({ secure: true, script: socketScript(`ws://lab.test/${id}`) }),
};

const cspBlocked: Endpoint = {
  id: 'csp-blocked',
  row: 'A7',
  title: 'The page has a Content-Security-Policy whose connect-src leaves out the url of a healthy server.',
  async open(bench) {
    return {
      headers: { 'content-security-policy': "connect-src 'self' https:" },
      script: socketScript(await bench.serve(createWebSocketServer(echo))),
    };
  },
};

const otherScheme: Endpoint = {
  id: 'csp-blocked--scheme',
  row: 'A7',
  title: 'The policy allows wss: where the page opens ws:.',
  async open(bench) {
    return {
      headers: { 'content-security-policy': "default-src 'self' 'unsafe-inline'; connect-src wss:" },
      script: socketScript(await bench.serve(createWebSocketServer(echo))),
    };
  },
};

const publicPage: Endpoint = {
  id: 'local-network-access',
  row: 'A7',
  title: 'A page of the public internet opens a socket to a server on this machine.',
  async open(bench) {
    return { publicSite: true, script: socketScript(await bench.serve(createWebSocketServer(echo))) };
  },
};

export const pagePolicy: Family = {
  title: 'Forbidden by the page itself',
  endpoints: [mixedContent, cspBlocked, otherScheme, publicPage],
};
