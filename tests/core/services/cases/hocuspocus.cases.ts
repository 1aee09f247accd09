import type { ServiceCase } from '../service-case.ts';

const url = 'wss://abc.collab.tiptap.cloud/';
const source = 'https://tiptap.dev/docs/hocuspocus/introduction';

export const cases: ServiceCase[] = [
  { name: 'editing', url, opens: true, closeCode: 1000, expect: 'healthy', source },
  {
    name: 'token',
    url,
    opens: true,
    closeCode: 4401,
    closeReason: 'Unauthorized',
    expect: { topic: 'credentials', meaning: /token/ },
    source,
  },
  {
    name: 'no rights',
    url,
    opens: true,
    closeCode: 4403,
    closeReason: 'Forbidden',
    expect: { topic: 'permission', meaning: /document/ },
    source,
  },
];
