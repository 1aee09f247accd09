import { type CertificateFault, certificateFault, isCertificateTrusted } from './certificate-fault.ts';
import { failed, netErrorOf, opened, outcomeOf, resultOf } from './experiment-result.ts';
import { didBrowserAsk } from './failed-before-browser.ts';
import type { Pattern } from './pattern.ts';
import { targetError } from './patterns-network.ts';

function onTlsError(words: Omit<Pattern, 'read'> & { errors: RegExp }): Pattern {
  const { errors, ...pattern } = words;
  return {
    ...pattern,
    read(results) {
      const found = targetError(results);
      return found && errors.test(found.error) ? { confidence: 'certain', because: [found.by] } : undefined;
    },
  };
}

/** Chromium cancels a WebSocket handshake when the server requests a certificate (measured on 156). */
const clientCertificate: Pattern = {
  id: 'client-certificate',
  title: 'The server requires a client certificate, and got none',
  supports: ['client-certificate'],
  next: 'Leave the WebSocket’s path out of the demand, or open the https address once and choose a certificate.',
  read(results) {
    const found = targetError(results);
    if (found && /CLIENT_AUTH/.test(found.error)) return { confidence: 'certain', because: [found.by] };
    const canceled = (['again', 'seen'] as const).find((id) => {
      const outcome = outcomeOf(results, id);
      return outcome?.kind === 'failed' && outcome.failure.kind === 'canceled';
    });
    return canceled && found?.by === 'get' ? { confidence: 'likely', because: [canceled, 'get'] } : undefined;
  },
};

const tlsVersion: Pattern = {
  id: 'tls-version',
  title: 'Browser and server have no version of TLS in common',
  supports: ['tls-version'],
  next: 'Turn TLS 1.2 and 1.3 on at the server.',
  read(results) {
    const found = targetError(results);
    const said = found !== undefined && /VERSION_OR_CIPHER|OBSOLETE/.test(found.error);
    const outcome = outcomeOf(results, 'tls');
    const takes = outcome?.kind === 'secured' && !didBrowserAsk(results) ? outcome.takes : [];
    const old = takes.length > 0 && !takes.some((version) => /^TLSv1\.[23]$/.test(version));
    if (!said && !old) return undefined;
    return {
      confidence: 'certain',
      because: [...(said ? [found.by] : []), ...(old ? (['tls'] as const) : [])],
      ...(old
        ? { title: `The server takes ${takes.join(' and ')} only, and browsers want TLS 1.2 or 1.3` }
        : {}),
    };
  },
};

/** The browser's error if there is one, with what the command line saw of the certificate. */
function onCertificate(
  words: Omit<Pattern, 'read'> & { errors: RegExp; fault: CertificateFault; otherwise?: string },
): Pattern {
  const { errors, fault, otherwise, ...pattern } = words;
  return {
    ...pattern,
    read(results) {
      const found = targetError(results);
      const said = found !== undefined && errors.test(found.error);
      const seen = didBrowserAsk(results) ? undefined : certificateFault(results, fault);
      if (!said && seen === undefined) return undefined;
      const differs = said && otherwise !== undefined && isCertificateTrusted(results);
      const title = differs ? otherwise : seen && `The certificate ${seen}`;
      return {
        confidence: 'certain',
        because: [...(said ? [found.by] : []), ...(differs || seen ? (['tls'] as const) : [])],
        ...(title === undefined ? {} : { title }),
      };
    },
  };
}

const otherScheme: Pattern = {
  id: 'other-scheme',
  cause: true,
  title: 'The endpoint opens with the other scheme',
  supports: ['wss-to-plain-port', 'ws-to-tls-port', 'mixed-content'],
  next: 'Use the scheme that opened, or give the port the one that the page asks for.',
  read(results) {
    if (!opened(results, 'other-scheme') || !failed(results, 'seen')) return undefined;
    const secure = resultOf(results, 'other-scheme')?.url.startsWith('wss:');
    return {
      confidence: 'certain',
      because: ['other-scheme', 'seen'],
      title: secure
        ? 'wss:// opens where ws:// fails: the port speaks TLS'
        : 'ws:// opens where wss:// fails: the port speaks no TLS',
    };
  },
};

const plainPort: Pattern = {
  id: 'plain-port',
  title: 'The port answers HTTP without TLS, and the page asks for TLS',
  supports: ['wss-to-plain-port'],
  next: 'Use ws:// to this port, or put TLS in front of it.',
  read: (results) =>
    targetError(results)?.error === 'ERR_SSL_PROTOCOL_ERROR' &&
    outcomeOf(results, 'get-other-scheme')?.kind === 'answered'
      ? { confidence: 'certain', because: ['get-other-scheme', targetError(results)?.by ?? 'get'] }
      : undefined,
};

const tlsPort: Pattern = {
  id: 'tls-port',
  title: 'The port speaks TLS, and the page asks without it',
  supports: ['ws-to-tls-port'],
  contradicts: ['no-response', 'handshake-reset', 'bad-request'],
  next: 'Use wss:// to this port.',
  read(results) {
    const plain = netErrorOf(results, 'get');
    const secure = outcomeOf(results, 'get-other-scheme');
    const speaksTls =
      secure?.kind === 'answered' || (secure?.kind === 'unreachable' && /^ERR_CERT/.test(secure.error));
    const isPlain = resultOf(results, 'get')?.url.startsWith('http:');
    if (!isPlain || !speaksTls || plain === undefined) return undefined;
    return { confidence: 'certain', because: ['get-other-scheme', 'get'] };
  },
};

export const tlsPatterns: readonly Pattern[] = [
  onCertificate({
    id: 'certificate-dates',
    fault: 'dates',
    title: 'The certificate is out of its dates',
    errors: /^ERR_CERT_DATE_INVALID$/,
    supports: ['certificate-expired'],
    next: 'Renew the certificate, and reload the server so that it uses the new one.',
  }),
  onCertificate({
    id: 'certificate-name',
    fault: 'name',
    title: 'The certificate is for a different host name',
    errors: /^ERR_CERT_COMMON_NAME_INVALID$/,
    supports: ['certificate-wrong-host'],
    next: 'Use a host name of the certificate, or get a certificate for this name.',
  }),
  onCertificate({
    id: 'certificate-authority',
    fault: 'authority',
    otherwise:
      'The command line trusts the certificate, the browser does not: their lists of authorities differ, or a program on this machine intercepts TLS',
    title: 'Certificate not trusted on this machine',
    errors: /^ERR_CERT_AUTHORITY_INVALID$/,
    supports: ['certificate-untrusted'],
    next: 'Send the full certificate chain; for a development certificate, trust its CA.',
  }),
  onTlsError({
    id: 'certificate-other',
    title: 'The browser does not accept the certificate',
    errors: /^ERR_CERT_(?!DATE|COMMON_NAME|AUTHORITY)/,
    supports: ['certificate-invalid'],
    next: 'Open the https: URL in a tab: the browser shows what is wrong.',
  }),
  clientCertificate,
  tlsVersion,
  otherScheme,
  plainPort,
  tlsPort,
];
