import { httpsUrl } from '../../fixes/command-target.ts';
import { certificateRule } from '../shared/certificate-rule.ts';

export const certificateUntrusted = certificateRule({
  id: 'certificate-untrusted',
  title: "The browser does not trust the issuer of the server's certificate",
  errors: /^ERR_CERT_(?:AUTHORITY_INVALID|SELF_SIGNED_LOCAL_NETWORK|KNOWN_INTERCEPTION_BLOCKED)$/,
  predicate: 'comes from an issuer that this browser does not trust',
  fixes: (target) => [
    {
      title: 'In development, trust a local authority',
      detail: 'mkcert installs one on this machine and makes certificates from it.',
      snippet: `mkcert -install\nmkcert ${target.host.replace(/^\[|\]$/g, '')}`,
      language: 'sh',
    },
    {
      title: 'Or accept it once, on this very host and port',
      detail:
        'Open this url in a tab and go on past the warning. A WebSocket never shows one, and the exception of another port does not count.',
      snippet: httpsUrl(target),
      language: 'text',
    },
    {
      by: 'operator',
      title: 'In production, send the whole chain',
      detail:
        "If the certificate was bought or comes from Let's Encrypt, the server probably leaves out the intermediate one: use fullchain.pem and not cert.pem.",
      snippet: 'ssl_certificate /etc/letsencrypt/live/NAME/fullchain.pem;',
      language: 'nginx',
    },
    {
      title: 'Look at the issuer',
      detail:
        'If it is an antivirus program or a company proxy, it intercepts TLS: install its root certificate, or exclude this host.',
    },
  ],
});
