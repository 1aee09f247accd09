import { certificateRule } from '../shared/certificate-rule.ts';

export const certificateWrongHost = certificateRule({
  id: 'certificate-wrong-host',
  title: 'Certificate is for a different host name',
  errors: /^ERR_CERT_COMMON_NAME_INVALID$/,
  predicate: 'is for a different host name',
  fixes: ({ host }) => [
    {
      title: 'Use a name that is in the certificate',
      detail:
        'The names are listed under Subject Alternative Name. A wildcard covers one level only, and an IP address has to be listed as such.',
    },
    {
      by: 'operator',
      title: 'Get a certificate for this name',
      detail: 'In development mkcert makes one that this machine trusts.',
      snippet: `mkcert ${host.replace(/^\[|\]$/g, '')}`,
      language: 'sh',
    },
    {
      by: 'operator',
      title: 'Check server_name (SNI)',
      detail:
        'A server with several names picks the certificate by the name asked for; a missing server_name gives the default one.',
    },
  ],
});
