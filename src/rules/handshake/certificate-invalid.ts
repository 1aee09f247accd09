import { certificateRule } from '../shared/certificate-rule.ts';

export const certificateInvalid = certificateRule({
  id: 'certificate-invalid',
  title: "The browser rejects the server's certificate",
  errors:
    /^ERR_(?:INSECURE_RESPONSE|CERTIFICATE_TRANSPARENCY_REQUIRED|CERT_(?!DATE_INVALID$|COMMON_NAME_INVALID$|AUTHORITY_INVALID$|SELF_SIGNED_LOCAL_NETWORK$|KNOWN_INTERCEPTION_BLOCKED$)\w+)$/,
  predicate: 'is rejected by the browser',
  fixes: () => [
    {
      by: 'operator',
      title: 'Get a new certificate',
      detail:
        'The name of the error says what is wrong: revoked, a weak key or signature, valid for too long, or not logged publicly. A new certificate from a public authority has none of these faults.',
    },
  ],
});
