import { commandTarget } from '../../fixes/command-target.ts';
import { curlHead } from '../../fixes/shell-commands.ts';
import { refusedWith } from '../../session/handshake-outcome.ts';
import { PROXY_LOCATION, trustProxy } from './shared/fixes.ts';
import { unreachableRule } from './shared/unreachable-rule.ts';

export const openclawUpgradeLost = unreachableRule({
  id: 'openclaw-upgrade-lost',
  title: 'Proxy of the OpenClaw gateway drops the Upgrade header (200)',
  scenario: 'B9',
  shows: ({ connection, near }) => {
    if (refusedWith(connection) !== 200 || near.sign === 'port') return false;
    return near.sign === 'page' ? 'certain' : 'likely';
  },
  proof: ({ connection }) => [
    {
      fact: 'To a handshake without Upgrade the gateway answers 200, with the page of the Control UI, whose "Gateway unreachable" then misleads: the gateway runs.',
      events: [connection.wire?.event ?? connection.createdEvent],
    },
  ],
  howToConfirm:
    'data-openclaw-control-ui-build-id in the page at this URL proves that the gateway answered; without it, it is another server.',
  fixes: (found) => [
    PROXY_LOCATION,
    trustProxy(),
    {
      title: 'Check whether the gateway responds there',
      detail: 'data-openclaw-control-ui-build-id near the top of the page is the mark of the Control UI.',
      snippet: curlHead(commandTarget(found.connection, found.session)),
      language: 'sh',
    },
  ],
});
