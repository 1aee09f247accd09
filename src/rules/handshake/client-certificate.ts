import {
  endpointFacts,
  endpointOf,
  evidence,
  networkLogEvidence,
  pageEvidence,
} from '../../diagnosis/evidence.ts';
import { defineRule } from '../../diagnosis/rule.ts';
import { commandTarget, httpsUrl } from '../../fixes/command-target.ts';
import { tlsCheck } from '../../fixes/shell-commands.ts';
import { failureOf, netErrorOf } from '../../session/handshake-outcome.ts';

export const clientCertificate = defineRule({
  id: 'client-certificate',
  title: 'The server demands a client certificate',
  severity: 'error',
  scenario: 'B10',
  spec: 'https://www.rfc-editor.org/rfc/rfc8446#section-4.3.2',
  scope: 'endpoint',
  requires: ['wire'],
  detect(connection) {
    const named = /^ERR_(?:SSL_CLIENT_AUTH_CERT_NEEDED|BAD_SSL_CLIENT_AUTH_CERT)$/.test(
      netErrorOf(connection) ?? '',
    );
    const canceled =
      failureOf(connection, 'canceled') !== undefined &&
      connection.parsedUrl.secure &&
      connection.wire?.entry.requestSent === false &&
      !connection.closeCalled &&
      !connection.documentUnloaded;
    if (!named && !canceled) return undefined;
    return {
      confidence: named ? 'certain' : connection.context === undefined ? 'possible' : 'likely',
      title: `${endpointOf(connection)} demands a client certificate`,
      evidence: evidence(
        networkLogEvidence(connection),
        canceled
          ? {
              fact: 'Browsers cancel a handshake in this way when TLS asks for a client certificate, since a WebSocket cannot show the dialog to choose one.',
              events: [connection.createdEvent],
            }
          : undefined,
        pageEvidence(connection),
      ),
      facts: endpointFacts(connection),
      ...(named
        ? {}
        : {
            howToConfirm:
              'openssl s_client prints "Acceptable client certificate CA names" if the server asks for one.',
          }),
    };
  },
  fixes(_match, connection, session) {
    const target = commandTarget(connection, session);
    return [
      {
        title: 'Choose the certificate in a tab first',
        detail:
          'Open this url, choose the certificate in the dialog, then reload the page: the browser uses the choice for the WebSocket too.',
        snippet: httpsUrl(target),
        language: 'text',
      },
      {
        title: 'See whether the server asks for one',
        detail: 'Look for "Acceptable client certificate CA names" in the output.',
        snippet: tlsCheck(target),
        language: 'sh',
      },
      {
        by: 'operator',
        title: 'Exempt the endpoint',
        detail:
          'Serve the endpoint from a name or port of its own where no certificate is asked for, not even optionally, and authorise it by cookie or ticket.',
        snippet: 'ssl_verify_client off;',
        language: 'nginx',
      },
    ];
  },
});
