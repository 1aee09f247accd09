import type { CauseTexts } from '../cause.ts';

const NO_TEXT = 'No client prints anything about it.';
const OWASP =
  '[OWASP: WebSocket security cheat sheet](https://cheatsheetseries.owasp.org/cheatsheets/WebSocket_Security_Cheat_Sheet.html)';

/** Credentials and origins. */
export const secrets = {
  'credentials-in-clear': {
    title: 'Credentials sent over ws:// (not encrypted)',
    meaning: [
      'The connection is not encrypted and carries a password, a token or a key to another machine.',
      'Everybody on the path can read it.',
    ],
    texts: {},
    aboutTexts: NO_TEXT,
    recognized:
      'The URL is `ws://` to a host that is not this machine, and a credential is in the URL, a header or the first message.',
    causes: ['The server has no TLS.', '`ws://` is written into the code.'],
    check: ['Capture the traffic: `tcpdump -A port PORT` shows the token in plain text.'],
    falseAlarm: 'Inside a VPN or a private cluster network the path may be protected otherwise.',
    sources: [OWASP],
  },
  'secret-in-url': {
    meaning: [
      'The URL of the connection contains a key or a long-lived token.',
      'URLs are written to the logs of servers and proxies, and to HAR files.',
    ],
    texts: {},
    aboutTexts: NO_TEXT,
    recognized:
      'A part of the URL has the name or the form of a secret. Tokens that live for five minutes at most, or are named as tickets, are not reported.',
    causes: [
      'Browsers cannot set headers for a WebSocket, so the token was put into the URL.',
      'The service documents it that way.',
    ],
    check: ['Look for the value in the server’s access log.'],
    falseAlarm:
      'One-time tickets in the URL are fine. Some services accept nothing else; then use short-lived tokens.',
    sources: [OWASP],
  },
  'origin-unchecked': {
    meaning: [
      'The server accepted a handshake with a foreign `Origin`.',
      'If it relies on cookies, any website can use the connection in the name of its visitors.',
    ],
    texts: {},
    aboutTexts: `${NO_TEXT} The attack is known as cross-site WebSocket hijacking (CSWSH).`,
    recognized:
      'A test with another origin, from the Test tab or `wsdoctor probe --check-origin`, was answered with 101.',
    causes: [
      'The library accepts all origins by default: `ws` does.',
      'The check was switched off for development (`CheckOrigin` returns true, `cors_allowed_origins="*"`).',
    ],
    check: [
      'Send a handshake with `-H "Origin: https://evil.example"` and the cookie of a user: 101 means that it is open.',
    ],
    falseAlarm:
      'A server that authenticates by a token which no foreign page can have is not open to this attack. `SameSite=Lax` cookies are not sent cross-site either.',
    sources: [
      OWASP,
      '[RFC 6455, section 10.2: origin considerations](https://www.rfc-editor.org/rfc/rfc6455#section-10.2)',
    ],
  },
  'token-lifetime': {
    meaning: [
      'A token that was sent is valid for a very long time.',
      'Whoever obtains it can use it for that long.',
    ],
    texts: {},
    aboutTexts: NO_TEXT,
    recognized:
      'The difference between `iat` or the present and `exp` of a JSON Web Token is more than a day; from 30 days on it is a warning, below that a hint.',
    causes: [
      'The default of the library, or a value that was meant for tests.',
      'The page has no way to renew tokens.',
    ],
    check: ['Decode the token: compare `exp` with `iat`.'],
    falseAlarm: 'The server may keep a list of revoked tokens.',
    sources: ['[RFC 8725: JSON Web Token best practices](https://www.rfc-editor.org/rfc/rfc8725)'],
  },
  'token-run-out': {
    title: 'Connection still open after its token expired',
    meaning: [
      'The connection is still in use after the token that it was opened with has expired.',
      'A user whose access ended still receives messages.',
    ],
    texts: {},
    aboutTexts: NO_TEXT,
    recognized: 'The token’s `exp` has passed by more than a minute, and the connection is open.',
    causes: ['The server checks the token only during the handshake.'],
    check: ['Sign out in another tab, and look whether messages still come.'],
    falseAlarm: 'The page may have sent a new token in a message that was not recognized.',
    sources: [OWASP],
  },
} as const satisfies CauseTexts;
