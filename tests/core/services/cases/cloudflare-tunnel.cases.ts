import type { ServiceCase } from '../service-case.ts';

export const cases: ServiceCase[] = [
  {
    name: 'tunnel not running',
    url: 'wss://example-words-here.trycloudflare.com/ws',
    status: 530,
    expect: { topic: 'backend-unreachable', meaning: /tunnel is not connected/ },
    source:
      'https://developers.cloudflare.com/cloudflare-one/networks/connectors/cloudflare-tunnel/troubleshoot-tunnels/common-errors/',
  },
  {
    name: 'nothing behind it',
    url: 'wss://example-words-here.trycloudflare.com/ws',
    status: 502,
    expect: { topic: 'backend-unreachable', meaning: /could not connect to the local server/ },
    source:
      'https://developers.cloudflare.com/cloudflare-one/networks/connectors/cloudflare-tunnel/troubleshoot-tunnels/common-errors/',
  },
  {
    name: 'forwards',
    url: 'wss://example-words-here.trycloudflare.com/ws',
    opens: true,
    serverMessages: ['hello'],
    closeCode: 1000,
    expect: 'healthy',
    source:
      'https://developers.cloudflare.com/cloudflare-one/networks/connectors/cloudflare-tunnel/troubleshoot-tunnels/common-errors/',
  },
];
