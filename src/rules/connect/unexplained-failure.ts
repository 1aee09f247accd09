import {
  endpointFacts,
  evidence,
  networkLogEvidence,
  pageEvidence,
  quote,
  stageReached,
} from '../../diagnosis/evidence.ts';
import { defineRule, type Evidence, type Fix } from '../../diagnosis/rule.ts';
import { commandTarget } from '../../fixes/command-target.ts';
import { findFailingStage, inspectResponseWithCurl } from '../../fixes/common-fixes.ts';
import { browserFamily } from '../../session/browser-family.ts';
import { netErrorOf } from '../../session/handshake-outcome.ts';
import { browserBlockFix, isBrowserBlock } from '../shared/browser-block.ts';
import { failedUnwanted, failureTitle, isSilentLog, missingSide } from '../shared/unexplained.ts';

const SILENT =
  "Firefox's network log has the request and no response, and gives no reason: a refused port, an unknown host, an untrusted certificate and a server that closes the connection look the same in it.";

const IN_CHROMIUM: Fix = {
  title: 'Let it fail once in a Chromium browser',
  detail:
    'Open the same page in Chrome or Edge with DevTools open: their network log has the reason, and so does a HAR file saved there.',
};

export const unexplainedFailure = defineRule({
  id: 'unexplained-failure',
  title: 'Handshake failed, reason unknown',
  severity: 'error',
  scenario: 'A10',
  spec: 'https://websockets.spec.whatwg.org/#feedback-from-the-protocol',
  requires: [],
  dependsOn: ['clock'],
  explains: ['connect', 'handshake'],
  specificity: 'fallback',
  detect(connection, session) {
    if (!failedUnwanted(connection, session)) return undefined;
    const { constructorError, errored, closed, wire } = connection;
    const silent = isSilentLog(connection);
    const first = constructorError
      ? {
          fact: `It threw ${quote(constructorError.name)}: "${quote(constructorError.message)}".`,
          events: [constructorError.event],
        }
      : silent && wire
        ? { fact: SILENT, events: [wire.event] }
        : networkLogEvidence(connection);
    const onlyError: Evidence | undefined =
      errored && !closed && !connection.wire
        ? {
            fact: 'There was an error event and no close event; a Content-Security-Policy that blocks has that effect.',
            events: [errored.event],
          }
        : undefined;
    const blocked = isBrowserBlock(netErrorOf(connection));
    return {
      confidence: blocked ? 'certain' : 'possible',
      title: failureTitle(connection),
      evidence: evidence(
        first,
        connection.wire ? pageEvidence(connection) : undefined,
        silent ? undefined : stageReached(connection),
        missingSide(connection, session),
        onlyError,
      ),
      facts: {
        ...endpointFacts(connection),
        seen: silent ? 'firefox' : wire ? 'wire' : constructorError ? 'constructor' : 'page',
      },
      ...(blocked
        ? {}
        : {
            howToConfirm: connection.wire
              ? 'The Test tab shows what responds and what does not; curl shows the whole response.'
              : browserFamily(session) === 'firefox'
                ? 'The Test tab shows what responds and what does not.'
                : 'Reload the page with DevTools open: the network log then has the reason. Without a reload, run the test connections.',
          }),
    };
  },
  fixes(match, connection, session) {
    const target = commandTarget(connection, session);
    const reload: Fix = {
      title: 'Reload the page',
      detail:
        'The browser does not tell a page why a handshake failed. Its network log has the reason, if DevTools is open when the handshake fails.',
      action: 'reload',
    };
    const test: Fix = {
      title: 'Run the test connections',
      detail:
        'Without a reload, the Test tab sends a plain GET and other handshakes to this URL. They show whether the name, the port, TLS or the response is the cause.',
      action: 'run-test',
    };
    const block = browserBlockFix(netErrorOf(connection), session);
    if (block) return [block];
    const stages = findFailingStage(target);
    const byHand = inspectResponseWithCurl(
      target,
      '101 here means that the server accepts the handshake: then the cause is in the page, its policy, the browser or its network settings.',
    );
    if (match.facts.seen === 'constructor') {
      const arguments_: Fix = {
        title: 'Check the arguments and the place',
        detail:
          'Print url and subprotocols right before the call; some documents, such as MHTML files, may not open sockets at all.',
      };
      return [arguments_];
    }
    if (match.facts.seen === 'firefox') return [test, stages, IN_CHROMIUM, byHand];
    // Firefox's evidence does not depend on its toolbox.
    return match.facts.seen === 'page' && browserFamily(session) !== 'firefox'
      ? [reload, test, byHand, stages]
      : [test, byHand, stages];
  },
});
