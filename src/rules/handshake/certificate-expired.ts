import { certificateRule } from '../shared/certificate-rule.ts';

export const certificateExpired = certificateRule({
  id: 'certificate-expired',
  title: "The server's certificate has expired or is not valid yet",
  errors: /^ERR_CERT_DATE_INVALID$/,
  predicate: 'has expired, or is not valid yet',
  topic: 'certificate-expired',
  fixes: () => [
    {
      by: 'operator',
      title: 'Renew the certificate and reload the server',
      detail: 'A renewed file is of no use until the server, or the proxy that ends TLS, has loaded it.',
      snippet: 'sudo certbot renew\nsudo nginx -s reload',
      language: 'sh',
    },
    {
      title: 'Check the clock of this machine',
      detail: 'If notAfter lies in the future, the clock here is wrong, and other sites complain as well.',
      snippet: 'date -u',
      language: 'sh',
    },
  ],
});
