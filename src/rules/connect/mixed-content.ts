import { endpointFacts, evidence, quote } from '../../diagnosis/evidence.ts';
import { defineRule } from '../../diagnosis/rule.ts';
import { commandTarget, retarget } from '../../fixes/command-target.ts';
import { proxyFix } from '../../fixes/stacks/proxy-fix.ts';
import { contextOf } from '../../session/session.ts';
import { displayUrl } from '../../shared/socket-url.ts';

export const mixedContent = defineRule({
  id: 'mixed-content',
  title: 'A page on https:// may not open an unencrypted ws:// socket',
  severity: 'error',
  scenario: 'A7',
  spec: 'https://www.w3.org/TR/mixed-content/#should-block-fetch',
  scope: 'endpoint',
  requires: ['page'],
  detect(connection, session) {
    const { constructorError, parsedUrl } = connection;
    if (constructorError?.name !== 'SecurityError' || parsedUrl.secure) return undefined;
    const pageUrl = contextOf(session, connection)?.url ?? '';
    const reported = /insecure|https/i.test(constructorError.message);
    if (!reported && !/^https:/i.test(pageUrl)) return undefined;
    return {
      confidence: reported ? 'certain' : 'likely',
      evidence: evidence(
        {
          fact: `The constructor threw ${constructorError.name}: "${quote(constructorError.message)}".`,
          events: [constructorError.event],
        },
        {
          fact: `The url is ${quote(displayUrl(connection.url))}, the page ${quote(displayUrl(pageUrl) || 'unknown')}.`,
          events: [connection.createdEvent],
        },
      ),
      facts: endpointFacts(connection),
      ...(reported ? {} : { howToConfirm: 'The console of the browser says which rule it was.' }),
    };
  },
  fixes(_match, connection, session) {
    const target = commandTarget(connection, session);
    const securePort = target.port === 80 ? 443 : target.port;
    return [
      {
        title: 'Use wss://',
        detail:
          'Nothing was sent: the browser refused before connecting. The server has to speak TLS on that port; behind a proxy on port 443 leave the port out.',
        snippet: `new WebSocket(${JSON.stringify(retarget(target, { secure: true, port: securePort }))})`,
        language: 'js',
        change: { kind: 'retarget', secure: true, port: securePort },
      },
      {
        title: "Let the page's scheme decide",
        detail: 'One line that is right in development and in production.',
        snippet: "const scheme = location.protocol === 'https:' ? 'wss:' : 'ws:';",
        language: 'js',
      },
      proxyFix('tls', connection, session, {
        title: 'Put TLS in front of the server',
        detail: 'A proxy ends TLS and passes plain WebSocket on.',
      }),
    ];
  },
});
