import { evidence } from '../../diagnosis/evidence.ts';
import { defineRule } from '../../diagnosis/rule.ts';
import { resultOf } from '../../experiments/experiment-result.ts';
import { resultSentence } from '../../experiments/experiment-text.ts';
import { commandTarget } from '../../fixes/command-target.ts';
import { curlUpgrade } from '../../fixes/shell-commands.ts';
import { stackFix } from '../../fixes/stacks/stack-fix.ts';

/** Only an experiment with another Origin can show it; without one the verdict is unknown. */
export const originUnchecked = defineRule({
  id: 'origin-unchecked',
  title: 'Server accepted a handshake from a foreign origin',
  severity: 'warning',
  scenario: 'F3',
  spec: 'https://www.rfc-editor.org/rfc/rfc6455#section-10.2',
  requires: ['probe'],
  sideFinding: true,
  detect({ probe }) {
    const foreign = probe && resultOf(probe.results, 'foreign-origin');
    if (!probe || foreign?.outcome.kind !== 'opened') return undefined;
    return {
      confidence: 'certain',
      evidence: evidence({ fact: resultSentence(foreign), events: [probe.event] }),
      facts: {},
    };
  },
  fixes: (_match, connection, session) => [
    {
      title: 'Repeat the handshake with a foreign origin',
      detail:
        '101 means that a page of another site can connect, with the cookies of your users where SameSite allows it.',
      snippet: curlUpgrade(commandTarget(connection, session), {
        origin: 'https://attacker.example',
        cookie: true,
      }),
      language: 'sh',
    },
    stackFix('origin', connection, session, {
      title: 'Check the Origin header in the server',
      detail: 'Accept only origins of a list, each with scheme and port.',
    }),
  ],
});
