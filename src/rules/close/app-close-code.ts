import { closeFrameEvidence } from '../../diagnosis/close-evidence.ts';
import { endpointFacts, endpointOf, evidence, lastSent, quote } from '../../diagnosis/evidence.ts';
import { defineRule, type Fix } from '../../diagnosis/rule.ts';
import { checkServerLog } from '../../fixes/common-fixes.ts';
import { type AppClose, appClose } from '../shared/application-close.ts';

function titleOf({ closed, use, stack }: AppClose, endpoint: string): string {
  const { code, reason } = closed;
  if (use && stack) return `${stack.name} closed with ${code}: ${use.meaning}`;
  return `${endpoint} closed with ${code}, a code of the application${reason === '' ? '' : `: ${quote(reason)}`}`.replace(
    /\.$/,
    '',
  );
}

export const appCloseCode = defineRule({
  id: 'app-close-code',
  title: 'The application closed the connection with a code of its own',
  severity: 'error',
  scenario: 'C5',
  spec: 'https://www.rfc-editor.org/rfc/rfc6455#section-7.4.2',
  explains: ['close'],
  specificity: 'class',
  requires: ['page'],
  suppresses: ['error-replies'],
  detect(connection) {
    const found = appClose(connection);
    if (!found) return undefined;
    const { closed, use, stack, others, grave } = found;
    return {
      confidence: 'certain',
      ...(grave ? {} : { severity: 'info' }),
      title: titleOf(found, endpointOf(connection)),
      evidence: evidence(
        closeFrameEvidence(connection, closed),
        stack?.because,
        use || others.length === 0
          ? undefined
          : {
              fact: `What it means is up to the application; elsewhere it stands for: ${others.map(({ family, meaning }) => `${meaning} (${family})`).join('; ')}.`,
              events: [closed.event],
            },
        lastSent(connection, closed.at),
      ),
      facts: { ...endpointFacts(connection), code: closed.code, retry: found.retry },
    };
  },
  fixes(match, connection, session) {
    const found = appClose(connection);
    const { code, retry } = match.facts;
    const meaning: Fix = {
      by: 'operator',
      title: `Look ${code} up where the server is written`,
      detail: 'Its source or documentation says when it closes so, and what the client should do.',
      snippet: `grep -rn "${code}" src`,
      language: 'sh',
    };
    const again: Fix =
      retry === 'no'
        ? {
            title: 'Do not connect again unchanged',
            detail: 'It ends the same way. Put right what is refused first.',
            snippet: `socket.addEventListener('close', ({ code }) => {\n  if (code === ${code}) stopAndTell();\n  else reconnectLater();\n});`,
            language: 'js',
          }
        : {
            title: 'Decide what the page does on this code',
            detail: 'Connect again later, sign in anew, or tell the user: handle it in the close handler.',
            snippet: `socket.addEventListener('close', ({ code, reason }) => {\n  if (code === ${code}) console.warn('closed by the application', reason);\n});`,
            language: 'js',
          };
    return [
      ...(found?.advice ?? []),
      again,
      ...(found?.use ? [] : [meaning]),
      checkServerLog(connection.closed?.at ?? session.clock, 'The server knows why it closed.'),
    ];
  },
});
