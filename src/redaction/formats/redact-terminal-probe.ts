import type { Header } from '../../capture/captured-event.ts';
import type { CertificateFacts, HttpStep, OpenStep, TerminalProbe } from '../../experiments/cli-report.ts';
import type { Redactor } from '../redactor.ts';

/** What `wsdoctor probe` found, for whoever it is passed on to. Addresses of the server stay: they are what failed. */
export function redactTerminalProbe(probe: TerminalProbe, redactor: Redactor): TerminalProbe {
  const { url, text } = redactor;
  const step = (given: HttpStep | null): HttpStep | null => given && redactStep(given, redactor);
  return {
    ...probe,
    url: url(probe.url),
    origin: probe.origin === null ? null : url(probe.origin),
    protocols: redactor.protocols(probe.protocols),
    tls: probe.tls && {
      ...probe.tls,
      chain: probe.tls.chain.map((each) => redactCertificate(each, redactor)),
    },
    requestHeaders: redactHeaders(probe.requestHeaders, redactor),
    handshake: step(probe.handshake),
    opened: probe.opened && redactOpened(probe.opened, redactor),
    failure: probe.failure === null ? null : text(probe.failure),
    get: step(probe.get),
    foreignOrigin: probe.foreignOrigin && {
      ...probe.foreignOrigin,
      answer: redactStep(probe.foreignOrigin.answer, redactor),
    },
  };
}

function redactHeaders(headers: readonly Header[], { header }: Redactor): Header[] {
  return headers.map(({ name, value }) => ({ name, value: header(name, value) }));
}

function redactStep(step: HttpStep, redactor: Redactor): HttpStep {
  if (step.kind === 'no-answer') return step;
  return {
    ...step,
    statusLine: redactor.text(step.statusLine),
    headers: redactHeaders(step.headers, redactor),
    body: redactor.text(step.body),
  };
}

/** The names in a certificate are hosts, as in a url. */
function redactCertificate(certificate: CertificateFacts, { text, url }: Redactor): CertificateFacts {
  const scheme = 'https://';
  return {
    ...certificate,
    names: certificate.names.map((name) => url(scheme + name).slice(scheme.length)),
    subject: text(certificate.subject),
    issuer: text(certificate.issuer),
  };
}

function redactOpened(opened: OpenStep, { text, protocols }: Redactor): OpenStep {
  const { end } = opened;
  const said =
    end.kind === 'closed'
      ? { ...end, reason: text(end.reason) }
      : end.kind === 'broken'
        ? { ...end, words: text(end.words) }
        : end;
  return {
    ...opened,
    protocol: protocols([opened.protocol])[0] ?? '',
    extensions: text(opened.extensions),
    texts: opened.texts.map(text),
    end: said,
  };
}
