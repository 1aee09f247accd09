import { parseSocketUrl } from '../shared/socket-url.ts';
import type { CertificateFacts } from './cli-report.ts';
import { outcomeOf, type Results, resultOf, type TlsOutcome } from './experiment-result.ts';

export type CertificateFault = 'dates' | 'name' | 'authority';

const DATES = /CERT_HAS_EXPIRED|CERT_NOT_YET_VALID/;
const OTHER_NAME = /ALTNAME_INVALID|HOSTNAME_MISMATCH/;
const AUTHORITY = /SELF_SIGNED|ISSUER|VERIFY_LEAF|CERT_UNTRUSTED|INVALID_CA/;

/**
 * What is wrong with the certificate that the command line received, as a predicate; undefined if the cause is
 * elsewhere.
 */
export function certificateFault(results: Results, fault: CertificateFault): string | undefined {
  const outcome = outcomeOf(results, 'tls');
  const [own] = outcome?.kind === 'secured' ? outcome.chain : [];
  if (outcome?.kind !== 'secured' || !own) return undefined;
  switch (fault) {
    case 'dates':
      return datesFault(outcome, own);
    case 'name':
      return nameFault(
        parseSocketUrl(resultOf(results, 'tls')?.url ?? '').host.toLowerCase(),
        own,
        outcome.fault,
      );
    case 'authority':
      return authorityFault(outcome, own);
    default:
      return fault satisfies never;
  }
}

/** Whether the certificate was received and the command line found it valid. */
export function isCertificateTrusted(results: Results): boolean {
  const outcome = outcomeOf(results, 'tls');
  return outcome?.kind === 'secured' && outcome.chain.length > 0 && outcome.fault === undefined;
}

/**
 * An expired root in the chain is harmless if another path is trusted: other certificates than the server's own count
 * only if verification failed because of them.
 */
function datesFault({ at, chain, fault }: TlsOutcome, own: CertificateFacts): string | undefined {
  const outdated = DATES.test(fault ?? '') ? chain.find((each) => datesWords(each, at)) : own;
  const words = outdated && datesWords(outdated, at);
  if (words === undefined) return undefined;
  return outdated === own ? words : `hangs on that of ${outdated?.subject}, which ${words}`;
}

const DAY = 86_400_000;

function datesWords({ validFrom, validTo }: CertificateFacts, at: number): string | undefined {
  const until = Date.parse(validTo);
  const from = Date.parse(validFrom);
  if (until < at) return `ran out ${daysWords(at - until)} before the probe, on ${dateWords(until)}`;
  return from > at ? `begins ${daysWords(from - at)} after the probe, on ${dateWords(from)}` : undefined;
}

function daysWords(ms: number): string {
  const days = Math.floor(ms / DAY);
  if (days === 0) return 'less than a day';
  return days === 1 ? '1 day' : `${days} days`;
}

const dateWords = (at: number): string => new Date(at).toISOString().slice(0, 10);

const PREFIX = /^(?:DNS|IP Address):/;

/**
 * RFC 6125 section 6.4.3, as browsers apply it: a wildcard matches the whole first label, and the common name is
 * ignored.
 */
function nameFault(host: string, { names }: CertificateFacts, fault = ''): string | undefined {
  const values = names.map((name) => name.replace(PREFIX, '').toLowerCase());
  // An IPv6 address has several spellings: for it the command line's own result counts.
  const covered = host.startsWith('[')
    ? !OTHER_NAME.test(fault)
    : values.some((value) => covers(value, host));
  if (host === '' || covered) return undefined;
  return values.length === 0
    ? 'has no Subject Alternative Name, which browsers want'
    : `is made out to ${values.join(', ')}, and not to ${host}`;
}

function covers(name: string, host: string): boolean {
  return name === host || (name.startsWith('*.') && host.slice(host.indexOf('.')) === name.slice(1));
}

function authorityFault({ chain, fault = '' }: TlsOutcome, own: CertificateFacts): string | undefined {
  if (!AUTHORITY.test(fault)) return undefined;
  const last = chain.at(-1) ?? own;
  if (own.subject === own.issuer) return 'is self-signed: no certificate authority issued it';
  if (last.subject === last.issuer)
    return `comes from ${last.subject}, which the command line does not trust`;
  return `comes from ${last.issuer}, whose own certificate the server does not send and the command line does not know`;
}
