import type { ServiceCase } from '../service-case.ts';

export const cases: ServiceCase[] = [
  {
    name: 'wrong signature',
    url: 'wss://abc-ats.iot.eu-west-1.amazonaws.com/mqtt?X-Amz-Algorithm=AWS4-HMAC-SHA256',
    status: 403,
    expect: { topic: 'credentials', meaning: /signature of the URL/ },
    source: 'https://docs.aws.amazon.com/iot/latest/developerguide/protocols.html',
  },
  {
    name: 'connected',
    url: 'wss://abc-ats.iot.eu-west-1.amazonaws.com/mqtt?X-Amz-Algorithm=AWS4-HMAC-SHA256',
    opens: true,
    subprotocols: ['mqtt'],
    closeCode: 1000,
    expect: 'healthy',
    source: 'https://docs.aws.amazon.com/iot/latest/developerguide/protocols.html',
  },
];
