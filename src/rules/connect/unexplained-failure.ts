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
import { failedUnwanted, failureTitle, isSilentLog, missingSide } from '../shared/unexplained.ts';

const SILENT =
  "Firefox's network log has the request and no answer to it. It has no words for a failure: a refused port, an unknown host, a certificate that is not trusted and a server that hangs up look alike in it.";

const IN_CHROMIUM: Fix = {
  title: 'Let it fail once in a Chromium browser',
  detail:
    'Open the same page in Chrome or Edge with DevTools open: their network log names the reason. A HAR file saved there has it as well.',
};

export const unexplainedFailure = defineRule({
  id: 'unexplained-failure',
  title: 'The handshake failed for a reason that is not known here',
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
    return {
      confidence: 'possible',
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
      howToConfirm: connection.wire
        ? 'The Test tab tells what answers and what does not; curl shows the answer itself.'
        : 'Reload the page with DevTools open: then the network log names the reason. Without a reload, the Test tab tells how far a handshake comes.',
    };
  },
  fixes(match, connection, session) {
    const target = commandTarget(connection, session);
    const reload: Fix = {
      title: 'Reload with DevTools open',
      detail:
        'Browsers tell the page nothing about a failed handshake. Their network log knows the reason, and keeps it only while DevTools is open.',
    };
    const stages = findFailingStage(target);
    const byHand = inspectResponseWithCurl(
      target,
      'It tells the server from the browser: 101 here means that the server is fine, and the cause is in the page, its policy, the browser or its network settings.',
    );
    if (match.facts.seen === 'constructor') {
      const arguments_: Fix = {
        title: 'Check the arguments and the place',
        detail:
          'Print url and subprotocols right before the call; some documents, such as MHTML files, may not open sockets at all.',
      };
      return [arguments_];
    }
    if (match.facts.seen === 'firefox') return [stages, IN_CHROMIUM, byHand];
    return match.facts.seen === 'page' ? [reload, byHand, stages] : [byHand, stages];
  },
});
