import type { ServiceCase } from '../service-case.ts';

const url =
  'wss://code.example.com/stable-0c98611e6b43803a9d5dba222d7023b569abfb49?reconnectionToken=6f1b7a52-0c3c-4b8a-9d3e-1f2a3b4c5d6e&reconnection=false&skipWebSocketFrames=false';
const source = 'https://github.com/coder/code-server/issues/6023';

export const cases: ServiceCase[] = [
  { name: 'connected', url, opens: true, closeCode: 1000, expect: 'healthy', source },
  { name: 'proxy changes Host', url, status: 403, expect: { topic: 'origin', meaning: /Origin/ }, source },
];
