import type { CauseTexts } from '../cause.ts';
import { networkTexts, SAFARI, SAFARI_SOURCES } from '../client-texts.ts';

const OLD_SAFARI = 'WebSocket network error: OSStatus Error -9807: Invalid certificate chain';
const ABOUT_1015 =
  'In Firefox the page gets close code 1015 instead of 1006 for a failure of TLS. Safari’s second line is that of older versions. No browser asks the user about a certificate for a WebSocket: where an exception for the page was accepted, one for the host and port of the WebSocket is still missing.';
const OPENSSL =
  '`openssl s_client -connect HOST:443 -servername HOST </dev/null 2>/dev/null | openssl x509 -noout -subject -issuer -dates -ext subjectAltName`';

/** TLS between the browser and the server fails. */
export const tls = {
  'certificate-untrusted': {
    title: 'Certificate not trusted (self-signed, missing chain)',
    meaning: [
      'The certificate was issued by somebody that the browser does not trust: it is self-signed, from a private authority, or an intermediate certificate is missing.',
      'The browser ends the connection before any HTTP request is sent.',
    ],
    texts: networkTexts('ERR_CERT_AUTHORITY_INVALID', {
      safari: [SAFARI.tls, OLD_SAFARI],
      ws: ['Error: self-signed certificate', 'Error: unable to verify the first certificate'],
      websockets: [
        'ssl.SSLCertVerificationError: [SSL: CERTIFICATE_VERIFY_FAILED] certificate verify failed: self-signed certificate (_ssl.c:992)',
      ],
      aiohttp: [
        "aiohttp.client_exceptions.ClientConnectorCertificateError: Cannot connect to host localhost:8443 ssl:True [SSLCertVerificationError: (1, '[SSL: CERTIFICATE_VERIFY_FAILED] certificate verify failed: self-signed certificate (_ssl.c:992)')]",
      ],
    }),
    aboutTexts: ABOUT_1015,
    recognized:
      'The network log has `net::ERR_CERT_AUTHORITY_INVALID`; in Firefox its text says that the certificate is not trusted because it is self-signed, or that the issuer is unknown.',
    causes: [
      'A self-signed certificate in development.',
      'The server sends only its own certificate, without the intermediate one. Browsers that have it stored work, others and Node.js do not.',
      'An antivirus or a company proxy decrypts TLS, and its authority is not installed on this device.',
      'The page was accepted by an exception, and the WebSocket is on another host or port.',
    ],
    check: [
      'Open the URL with `https://` instead of `wss://` in a tab: the browser shows the certificate and its error.',
      `Read who issued it: ${OPENSSL}.`,
      'Count what is sent: `openssl s_client -connect HOST:443 -servername HOST -showcerts </dev/null`. One certificate only, whose issuer is no root authority, means that the chain is incomplete.',
    ],
    falseAlarm:
      'In development the warning is expected. Trust a local authority (mkcert) instead of switching checks off.',
    sources: [
      '[RFC 5280: certification path validation](https://www.rfc-editor.org/rfc/rfc5280#section-6)',
      '[mkcert](https://github.com/FiloSottile/mkcert)',
      SAFARI_SOURCES.certificate,
      SAFARI_SOURCES.unreachable,
    ],
  },
  'certificate-expired': {
    title: 'Certificate expired or not yet valid',
    meaning: [
      'The time on this machine is not within the period for which the certificate is valid.',
      'Either the certificate has expired, or the clock of the machine is wrong.',
    ],
    texts: networkTexts('ERR_CERT_DATE_INVALID', {
      ws: ['Error: certificate has expired', 'Error: certificate is not yet valid'],
      websockets: [
        'ssl.SSLCertVerificationError: [SSL: CERTIFICATE_VERIFY_FAILED] certificate verify failed: certificate has expired (_ssl.c:992)',
      ],
      aiohttp: [
        "aiohttp.client_exceptions.ClientConnectorCertificateError: Cannot connect to host example.com:443 ssl:True [SSLCertVerificationError: (1, '[SSL: CERTIFICATE_VERIFY_FAILED] certificate verify failed: certificate has expired (_ssl.c:992)')]",
      ],
    }),
    aboutTexts: 'In Firefox the page gets close code 1015 instead of 1006 for a failure of TLS.',
    recognized:
      'The network log has `net::ERR_CERT_DATE_INVALID`; Firefox’s text says that the peer’s certificate has expired.',
    causes: [
      'The certificate was not renewed: the renewal job failed.',
      'It was renewed, and the server or proxy still has the old one in memory: it has to be reloaded.',
      'One of several servers or load balancers has the old certificate.',
      'The clock of the device is wrong.',
    ],
    check: [
      `Read the dates: ${OPENSSL}.`,
      'Ask each address of the name: `openssl s_client -connect ADDRESS:443 -servername HOST`.',
      'Compare `date -u` with the time of another machine.',
    ],
    falseAlarm: 'None on a machine with the right time.',
    sources: [
      '[RFC 5280, section 4.1.2.5: validity](https://www.rfc-editor.org/rfc/rfc5280#section-4.1.2.5)',
    ],
  },
  'certificate-wrong-host': {
    title: 'Certificate is for another host name',
    meaning: [
      'The certificate that the server sent does not list the host name of the URL.',
      'Browsers look only at its Subject Alternative Names, not at the common name.',
    ],
    texts: networkTexts('ERR_CERT_COMMON_NAME_INVALID', {
      ws: [
        "Error: Hostname/IP does not match certificate's altnames: Host: example.com. is not in the cert's altnames: DNS:other.example",
      ],
      websockets: [
        "ssl.SSLCertVerificationError: [SSL: CERTIFICATE_VERIFY_FAILED] certificate verify failed: Hostname mismatch, certificate is not valid for 'example.com'. (_ssl.c:992)",
      ],
      aiohttp: [
        'aiohttp.client_exceptions.ClientConnectorCertificateError: Cannot connect to host example.com:443 ssl:True [SSLCertVerificationError: (1, "[SSL: CERTIFICATE_VERIFY_FAILED] certificate verify failed: Hostname mismatch, certificate is not valid for \'example.com\'. (_ssl.c:992)")]',
      ],
    }),
    aboutTexts: 'In Firefox the page gets close code 1015 instead of 1006 for a failure of TLS.',
    recognized:
      'The network log has `net::ERR_CERT_COMMON_NAME_INVALID`; Firefox’s text says that the requested domain name does not match the server’s certificate.',
    causes: [
      'The URL has an IP address or an internal name, and the certificate has only the public one.',
      'A wildcard covers one level only: `*.example.com` is not for `a.b.example.com`.',
      'The server has no certificate for this name and sends its default one.',
      'DNS points to another server.',
    ],
    check: [`Read the names: ${OPENSSL}.`, 'Compare them with the host in the URL, letter by letter.'],
    falseAlarm: 'None: the name is not in the certificate.',
    sources: ['[RFC 9525: verifying the names in certificates](https://www.rfc-editor.org/rfc/rfc9525)'],
  },
  'certificate-invalid': {
    title: 'Certificate rejected (revoked, weak, invalid)',
    meaning: [
      'The browser rejects the certificate for another reason than issuer, name or date: it is revoked, its key or signature is weak, or it is not in the certificate transparency logs.',
      'The text of the error names which.',
    ],
    texts: networkTexts('ERR_CERT_REVOKED', { ws: ['Error: certificate revoked'] }),
    aboutTexts:
      'Others are `ERR_CERT_WEAK_SIGNATURE_ALGORITHM`, `ERR_CERT_WEAK_KEY`, `ERR_CERT_VALIDITY_TOO_LONG`, `ERR_CERTIFICATE_TRANSPARENCY_REQUIRED`. `ws` checks revocation only where it is given a revocation list.',
    recognized:
      'The network log has an error that begins with `net::ERR_CERT` and that no other rule is about.',
    causes: [
      'The authority revoked the certificate, for example after its own mistake.',
      'The certificate is valid for longer than browsers accept.',
      'An old private authority signs with SHA-1.',
    ],
    check: [
      'Open the host with `https://` in a tab and read the error code.',
      `Read the certificate: ${OPENSSL}.`,
    ],
    falseAlarm: 'None is known.',
    sources: [
      '[Chromium: net_error_list.h](https://chromium.googlesource.com/chromium/src/+/main/net/base/net_error_list.h)',
    ],
  },
  'tls-version': {
    title: 'No TLS version or cipher in common',
    meaning: [
      'Browser and server found no TLS version and cipher that both support.',
      'Browsers support TLS 1.2 and 1.3.',
    ],
    texts: networkTexts('ERR_SSL_VERSION_OR_CIPHER_MISMATCH', {
      safari: [SAFARI.tls],
      ws: ['Error: write EPROTO …:SSL routines:ssl3_read_bytes:tlsv1 alert protocol version'],
    }),
    aboutTexts:
      'In Firefox the page gets close code 1015 instead of 1006 for a failure of TLS. The beginning of the text of `ws` differs by version of OpenSSL.',
    recognized:
      'The network log has `net::ERR_SSL_VERSION_OR_CIPHER_MISMATCH`; Firefox’s text says that the peer reports an incompatible or unsupported protocol version.',
    causes: [
      'The server supports only TLS 1.0 or 1.1: an old device or an old configuration.',
      'The list of ciphers in the server’s configuration has none that browsers still use.',
      'The server has a certificate of a type that the browser does not support.',
    ],
    check: [
      '`openssl s_client -connect HOST:443 -servername HOST -tls1_2 </dev/null`, then `-tls1_3`.',
      '`wsdoctor probe URL` lists the versions that the server accepts.',
    ],
    falseAlarm: 'Security software between browser and server can cause it. Try another network.',
    sources: ['[RFC 8996: TLS 1.0 and 1.1 are deprecated](https://www.rfc-editor.org/rfc/rfc8996)'],
  },
  'client-certificate': {
    title: 'The server requires a client certificate (mTLS)',
    meaning: [
      'The server asked for a certificate of the client during TLS and did not get one that it accepts.',
      'A WebSocket cannot show the browser’s dialog to choose one.',
    ],
    texts: networkTexts('ERR_BAD_SSL_CLIENT_AUTH_CERT', {}),
    aboutTexts:
      'Others are `net::ERR_SSL_CLIENT_AUTH_CERT_NEEDED` and `WebSocket opening handshake was canceled`. In Firefox the page gets close code 1015.',
    recognized:
      'The network log names the client certificate, or the browser cancelled the handshake in the way that it does when TLS asks for one.',
    causes: [
      'The server or a proxy requires client certificates (`ssl_verify_client on` in nginx), and none is installed on this device.',
      'One is installed, and the user has not chosen it for this host and port in this session.',
    ],
    check: [
      '`openssl s_client -connect HOST:443 -servername HOST </dev/null` and look for “Acceptable client certificate CA names”.',
      'Open the host with `https://` in a tab, choose the certificate there, and reload the page.',
    ],
    falseAlarm: 'Other reasons to cancel a handshake look similar; then the finding is “possible”.',
    sources: [
      '[RFC 8446, section 4.3.2: certificate request](https://www.rfc-editor.org/rfc/rfc8446#section-4.3.2)',
    ],
  },
} as const satisfies CauseTexts;
