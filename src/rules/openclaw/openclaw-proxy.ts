import type { Fix } from '../../diagnosis/rule.ts';
import { commandTarget } from '../../fixes/command-target.ts';
import { curlUpgrade } from '../../fixes/shell-commands.ts';
import { refusedWith } from '../../session/handshake-outcome.ts';
import { onGatewayHost, PROXY_LOCATION, trustProxy } from './shared/fixes.ts';
import type { OpenClawRule } from './shared/openclaw-rule.ts';
import { type UnreachableFault, type Unreached, unreachableRule } from './shared/unreachable-rule.ts';

const SIDE_SOCKET = /^\/(?:browser\/screencast|desktop\/observe|node-desktop\/attach)\b/;
const isSideSocket = ({ connection }: Unreached): boolean => SIDE_SOCKET.test(connection.parsedUrl.path);

const wholeAnswer = ({ connection, session }: Unreached, detail: string): Fix => ({
  title: 'Inspect the full response',
  detail,
  snippet: curlUpgrade(commandTarget(connection, session)),
  language: 'sh',
});

type Row = Omit<UnreachableFault, 'shows'> & { statuses: number[]; unless?: (found: Unreached) => boolean };

const ROWS: readonly Row[] = [
  {
    id: 'openclaw-proxy-untrusted',
    title: 'OpenClaw gateway does not trust its proxy (403)',
    scenario: 'B2',
    statuses: [403],
    howToConfirm:
      'The body settles it: proxy_attribution_required comes from the gateway (2026.8.1 or newer), any other from the proxy, which then denies by itself.',
    fixes: (found) => [
      wholeAnswer(found, 'proxy_attribution_required in the body is the gateway; an HTML page is the proxy.'),
      trustProxy(),
      {
        ...PROXY_LOCATION,
        title: 'Overwrite X-Forwarded-For in the proxy',
        detail:
          '$remote_addr, and not $proxy_add_x_forwarded_for. A loopback address in it is refused as well: with browser and proxy on one host leave the header out.',
      },
    ],
  },
  {
    id: 'openclaw-edge-auth',
    title: 'Proxy of the OpenClaw gateway requires a login (401)',
    scenario: 'B1',
    statuses: [401],
    unless: isSideSocket,
    spec: 'gateway/remote',
    proof: ({ connection }) => [
      {
        fact: 'The gateway never answers 401 here: it opens the socket first and refuses with an error frame.',
        events: [connection.wire?.event ?? connection.createdEvent],
      },
    ],
    howToConfirm: 'The Server and WWW-Authenticate headers of the answer name the proxy.',
    fixes: (found) => [
      wholeAnswer(found, 'Server and WWW-Authenticate name the proxy.'),
      {
        title: 'Sign in to the proxy first',
        detail:
          'Open the page in the same browser and sign in, so that its cookie or password goes with the handshake. Command line clients have gateway.remote.edgeAuth for it.',
      },
    ],
  },
  {
    id: 'openclaw-viewer-token',
    title: 'OpenClaw viewer ticket is used or expired (401)',
    scenario: 'B4',
    statuses: [401],
    unless: (found) => !isSideSocket(found),
    howToConfirm: 'The same URL fails a second time even with a ticket that has just been made.',
    fixes: () => [
      {
        title: 'Open the viewer again',
        detail:
          'Each ticket opens one socket. Reload the panel that shows the screen; a reconnect needs a new ticket.',
      },
    ],
  },
  {
    id: 'openclaw-upstream-down',
    title: 'Proxy cannot reach the OpenClaw gateway',
    scenario: 'B5',
    statuses: [502, 504],
    howToConfirm: 'The same handshake sent to the gateway directly, past the proxy, tells.',
    fixes: (found) => [
      onGatewayHost(
        'Start the gateway',
        "Then compare the address in the proxy's configuration with the one that the gateway listens on: loopback only, unless gateway.bind says otherwise.",
        'openclaw gateway status\nopenclaw gateway start\nopenclaw logs --follow',
      ),
      wholeAnswer(found, 'The Server header names the proxy whose error log has the reason.'),
    ],
  },
];

export const openclawProxy: readonly OpenClawRule[] = ROWS.map(({ statuses, unless, ...fault }) =>
  unreachableRule({
    ...fault,
    shows: (found) => {
      const status = refusedWith(found.connection);
      if (found.near.sign === 'port' || status === undefined || !statuses.includes(status)) return false;
      return unless?.(found) ? false : 'likely';
    },
  }),
);
