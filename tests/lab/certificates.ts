import { randomBytes } from 'node:crypto';
import { generate } from 'selfsigned';
import { labDomain } from './browser-needs.ts';

export interface Certificate {
  key: string;
  cert: string;
}

/** What the lab's TLS servers show. All but `selfSigned` come from the lab's authority. PEM throughout. */
export interface Certificates {
  authority: string;
  good: Certificate;
  expired: Certificate;
  wrongHost: Certificate;
  selfSigned: Certificate;
}

interface LeafOptions {
  dnsNames: string[];
  addresses: string[];
  authority?: Certificate;
  validFor?: [from: Date, to: Date];
}

const daysFromNow = (days: number) => new Date(Date.now() + days * 86_400_000);
const currentYear: [Date, Date] = [daysFromNow(-1), daysFromNow(364)];
const lastYear: [Date, Date] = [daysFromNow(-400), daysFromNow(-35)];

/** Makes an authority and its leaves; `addresses` are the loopback addresses that the good leaf vouches for. */
export async function makeCertificates(addresses: string[]): Promise<Certificates> {
  const authority = await makeAuthority();
  const here = { dnsNames: ['localhost', `*.${labDomain}`], addresses: ['127.0.0.1'] };
  const [good, expired, wrongHost, selfSigned] = await Promise.all([
    makeLeaf({ ...here, addresses: [...new Set(['127.0.0.1', ...addresses])], authority }),
    makeLeaf({ ...here, authority, validFor: lastYear }),
    makeLeaf({ dnsNames: ['elsewhere.example'], addresses: [], authority }),
    makeLeaf(here),
  ]);
  return { authority: authority.cert, good, expired, wrongHost, selfSigned };
}

async function makeAuthority(): Promise<Certificate> {
  // NSS ties a nickname to a subject, so the authorities of two labs need two names.
  const name = `WebSocket Doctor lab ${randomBytes(4).toString('hex')}`;
  const [notBeforeDate, notAfterDate] = currentYear;
  const made = await generate([{ name: 'commonName', value: name }], {
    keyType: 'ec',
    algorithm: 'sha256',
    notBeforeDate,
    notAfterDate,
    extensions: [
      { name: 'basicConstraints', cA: true, critical: true },
      { name: 'keyUsage', keyCertSign: true, cRLSign: true, critical: true },
    ],
  });
  return { key: made.private, cert: made.cert };
}

async function makeLeaf(options: LeafOptions): Promise<Certificate> {
  const { dnsNames, addresses, authority, validFor = currentYear } = options;
  const altNames = [
    ...dnsNames.map((value) => ({ type: 2 as const, value })),
    ...addresses.map((ip) => ({ type: 7 as const, ip })),
  ];
  const made = await generate([{ name: 'commonName', value: dnsNames[0] ?? 'lab' }], {
    keyType: 'ec',
    algorithm: 'sha256',
    notBeforeDate: validFor[0],
    notAfterDate: validFor[1],
    extensions: [
      { name: 'basicConstraints', cA: false, critical: true },
      { name: 'keyUsage', digitalSignature: true, critical: true },
      { name: 'extKeyUsage', serverAuth: true },
      { name: 'subjectAltName', altNames },
    ],
    ...(authority && { ca: authority }),
  });
  return { key: made.private, cert: made.cert };
}
