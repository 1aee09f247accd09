import {
  endpointFacts,
  endpointOf,
  evidence,
  networkLogEvidence,
  pageEvidence,
} from '../../diagnosis/evidence.ts';
import { defineRule } from '../../diagnosis/rule.ts';
import { commandTarget } from '../../fixes/command-target.ts';
import { tlsCheck } from '../../fixes/shell-commands.ts';
import { netErrorOf } from '../../session/handshake-outcome.ts';

export const tlsVersion = defineRule({
  id: 'tls-version',
  title: 'Browser and server have no TLS version or cipher in common',
  severity: 'error',
  scenario: 'B10',
  spec: 'https://www.rfc-editor.org/rfc/rfc8996',
  scope: 'endpoint',
  requires: ['wire'],
  detect(connection) {
    if (netErrorOf(connection) !== 'ERR_SSL_VERSION_OR_CIPHER_MISMATCH') return undefined;
    return {
      confidence: 'certain',
      title: `${endpointOf(connection)} and the browser have no TLS version or cipher in common`,
      evidence: evidence(networkLogEvidence(connection), pageEvidence(connection)),
      facts: endpointFacts(connection),
    };
  },
  fixes(_match, connection, session) {
    const target = commandTarget(connection, session);
    return [
      {
        title: 'See which versions the server speaks',
        detail: 'Browsers speak TLS 1.2 and 1.3. If only the last command connects, the server is too old.',
        snippet: [' -tls1_3', ' -tls1_2', ' -tls1_1'].map((version) => tlsCheck(target, version)).join('\n'),
        language: 'sh',
      },
      {
        title: 'Switch TLS 1.2 and 1.3 on',
        detail: 'On an old server this may take a newer OpenSSL or Java.',
        snippet: 'ssl_protocols TLSv1.2 TLSv1.3;',
        language: 'nginx',
      },
    ];
  },
});
