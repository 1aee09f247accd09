import type { ServiceCase } from '../service-case.ts';

const url = 'wss://api.liveblocks.io/v8?roomId=room-1&tok=eyJ&version=2.24.0';
const source =
  'https://github.com/liveblocks/liveblocks/blob/main/packages/liveblocks-core/src/types/IWebSocket.ts';

export const cases: ServiceCase[] = [
  {
    name: 'no access to the room',
    url,
    opens: true,
    closeCode: 4001,
    closeReason: 'You do not have access to this room',
    expect: { topic: 'permission', meaning: /may not enter/ },
    source,
  },
  {
    name: 'room is full',
    url,
    opens: true,
    closeCode: 4005,
    closeReason: 'room full',
    expect: { topic: 'rate-limit', meaning: /full/ },
    source,
  },
  {
    name: 'expired token',
    url,
    opens: true,
    closeCode: 4109,
    expect: { topic: 'credentials', meaning: /expired/ },
    source,
  },
  {
    name: 'in the room',
    url,
    opens: true,
    clientMessages: ['ping'],
    serverMessages: ['{"type":104,"users":{}}', 'pong'],
    closeCode: 1000,
    expect: 'healthy',
    source,
  },
];
