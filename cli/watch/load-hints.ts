/** Chromium's words, and Firefox's. */
const HINTS: readonly (readonly [RegExp, string])[] = [
  [
    /ERR_CONNECTION_REFUSED|e=connectionFailure/,
    'Nothing listens there: start the page’s server, or correct the port',
  ],
  [
    /ERR_NAME_NOT_RESOLVED|e=dnsNotFound/,
    'The name is not known to DNS: check its spelling, the hosts file and the VPN',
  ],
  [
    /ERR_CERT_|e=nssFailure|SEC_ERROR|InsecureCertificate/i,
    'This fresh profile does not trust the page’s certificate: use a trusted one (mkcert)',
  ],
  [/ERR_FILE_NOT_FOUND|e=fileNotFound/, 'There is no such file'],
  [/ERR_INTERNET_DISCONNECTED/, 'This machine is offline'],
];

/** What to do about a page that did not load, by the browser's words; undefined where they say nothing more. */
export function loadHint(words: string): string | undefined {
  return HINTS.find(([pattern]) => pattern.test(words))?.[1];
}
