import { commandTarget } from '../command-target.ts';
import { curlUpgrade } from '../commands.ts';
import { defineRule } from '../rule.ts';

/** Only an experiment with another Origin can show it; without one the answer is that nobody has looked. */
export const originUnchecked = defineRule({
  id: 'origin-unchecked',
  title: 'The server accepts connections from pages of any origin',
  severity: 'warning',
  row: 'F3',
  spec: 'https://www.rfc-editor.org/rfc/rfc6455#section-10.2',
  reads: ['probe'],
  beside: true,
  detect: () => undefined,
  fixes: (_match, connection, session) => [
    {
      title: 'Try it with a foreign origin',
      detail: '101 means that any page on the web can connect with the cookies of your users.',
      snippet: curlUpgrade(commandTarget(connection, session), {
        origin: 'https://attacker.example',
        cookie: true,
      }),
      language: 'sh',
    },
  ],
});
