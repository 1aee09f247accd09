import { endpointFacts, endpointOf, evidence } from '../../diagnosis/evidence.ts';
import { defineRule, type Fix } from '../../diagnosis/rule.ts';
import { commandTarget } from '../../fixes/command-target.ts';
import { ANSWER_EVERY_UPGRADE, findFailingStage } from '../../fixes/common-fixes.ts';
import { pendingFixes } from '../../fixes/stacks/rejection-fixes.ts';
import { contextOf } from '../../session/session.ts';
import { formatDuration, pluralize } from '../../shared/format.ts';
import { isPrivate } from '../../shared/private-address.ts';
import { isLoopback, parseSocketUrl } from '../../shared/socket-url.ts';
import { clockOf } from '../shared/page-clock.ts';
import { handshakeQueuedBehind, recentFailures } from '../shared/queued-handshakes.ts';

/** Slower than nearly every handshake that succeeds, in milliseconds. */
const TOO_LONG = 5_000;
/** Chromium delays a handshake by up to 5 s (services/network/websocket_throttler.cc); then it still has to run. */
const LONGEST_DELAY = 8_000;
const MANY_FAILURES = 10;
/** The least that Chromium delays a handshake by after that many failures, in milliseconds. */
const A_DELAY = 1_000;

export const stuckConnecting = defineRule({
  id: 'stuck-connecting',
  title: 'The handshake gets no answer',
  severity: 'error',
  scenario: 'A8',
  spec: 'https://www.rfc-editor.org/rfc/rfc6455#section-4.1',
  requires: ['page'],
  dependsOn: ['clock'],
  detect(connection, session) {
    const { opened, state, createdAt } = connection;
    if (connection.errored || connection.documentUnloaded || connection.context === undefined)
      return undefined;
    const waited = (opened?.at ?? clockOf(connection, session)) - createdAt;
    if ((state !== 'connecting' && !opened) || waited < A_DELAY) return undefined;
    const failures = recentFailures(connection, session);
    const delayed = failures >= MANY_FAILURES && waited < LONGEST_DELAY;
    if (opened ? !delayed : waited < TOO_LONG && !delayed) return undefined;
    const ahead = opened ? undefined : handshakeQueuedBehind(connection, session);
    const cause = delayed ? 'throttle' : ahead ? 'queue' : 'server';
    const title = {
      queue: `The handshake waits behind another one to ${endpointOf(connection)}`,
      throttle: opened
        ? `The browser held this handshake back for ${formatDuration(waited)}, after ${failures} failures in this tab`
        : `The browser holds this handshake back after ${failures} failures in this tab`,
      server: `${endpointOf(connection)} has not answered the handshake for ${formatDuration(waited)}`,
    }[cause];
    return {
      confidence: cause === 'throttle' && !opened ? 'possible' : 'likely',
      ...(opened ? { severity: 'info' } : {}),
      title,
      evidence: evidence(
        {
          fact: opened
            ? `The socket took ${formatDuration(waited)} to open.`
            : `The socket has been CONNECTING for ${formatDuration(waited)}: neither open nor error nor close.`,
          events: [opened?.event ?? connection.createdEvent],
        },
        ahead
          ? {
              fact: `An older socket of this tab to the same host and port is CONNECTING too, for ${formatDuration(clockOf(ahead, session) - ahead.createdAt)}; browsers run one handshake at a time to an address.`,
              events: [ahead.createdEvent],
            }
          : undefined,
        failures > 0
          ? {
              fact: `In the two minutes before, and while it waited, ${pluralize(failures, 'handshake')} of this tab failed; the browser delays the next ones by 1 to 5 s each.`,
              events: [connection.createdEvent],
            }
          : undefined,
      ),
      facts: { ...endpointFacts(connection), cause },
      howToConfirm:
        'curl tells where it hangs: before TCP (a firewall), before TLS, or after the request was sent (the server).',
    };
  },
  fixes(match, connection, session) {
    const target = commandTarget(connection, session);
    const look = findFailingStage(target);
    const patience: Fix = {
      title: 'Give up and retry with a backoff',
      detail:
        'Without a time limit of its own the page waits as long as the browser does: 240 s in Chromium, 20 s in Firefox. Keep the limit above 10 s, since the browser may hold a handshake back for 5 s.',
      snippet:
        "const limit = setTimeout(() => socket.close(), 15_000);\nsocket.addEventListener('open', () => clearTimeout(limit));",
      language: 'js',
    };
    if (match.facts.cause === 'queue') {
      const first: Fix = {
        title: 'Look at the oldest waiting socket first',
        detail:
          'Its server does not answer; the others open as soon as it ends. Other tabs can hold the queue as well.',
      };
      return [first, look, ANSWER_EVERY_UPGRADE, patience];
    }
    if (match.facts.cause === 'throttle') {
      const fewer: Fix = {
        title: 'Retry less often',
        detail:
          'The delay goes away two minutes after the failures stop, and a new tab has none. Look at why the earlier sockets failed.',
      };
      return [fewer, look, patience];
    }
    const pageHost = parseSocketUrl(contextOf(session, connection)?.url ?? '').host;
    const prompt: Fix = {
      title: 'Look for a permission prompt',
      detail:
        'A public page that connects to this machine or the local network waits until the user answers the question of the browser.',
    };
    return [
      ...pendingFixes(connection, session),
      look,
      ...(isPrivate(target.host) && !isLoopback(pageHost) ? [prompt] : []),
      ANSWER_EVERY_UPGRADE,
      patience,
    ];
  },
});
