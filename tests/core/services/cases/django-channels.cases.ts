import type { ServiceCase } from '../service-case.ts';

const url = 'wss://app.example.com/ws/chat/1/';
const source = 'https://channels.readthedocs.io/en/latest/';

export const cases: ServiceCase[] = [
  { name: 'connected', url, opens: true, closeCode: 1000, expect: 'healthy', source },
  { name: 'rejected', url, status: 403, expect: { topic: 'permission', meaning: /rejected/ }, source },
];
