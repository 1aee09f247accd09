import { defineService } from '../service.ts';

/** Uvicorn, the server of FastAPI and Starlette applications. */
export const uvicorn = defineService({
  id: 'uvicorn',
  name: 'Uvicorn',
  operator: 'self-hosted',
  role: 'foundation',
  docs: 'https://www.uvicorn.org/',
  signatures: [{ header: { name: 'server', value: /^uvicorn$/i } }],
  closeCodes: [
    {
      code: 1011,
      reason: /keepalive ping timeout/,
      meaning: 'The client did not answer the ping in time, or the event loop was blocked',
      topic: 'timeout',
      retry: 'backoff',
      fixes: [
        {
          title: 'Do not block the event loop',
          detail: 'Run slow synchronous code in a thread. Only then raise --ws-ping-timeout (20 s).',
        },
      ],
      source: 'https://www.uvicorn.org/settings/',
    },
    {
      code: 1009,
      meaning: 'A message is larger than --ws-max-size',
      topic: 'payload-size',
      retry: 'no',
      fixes: [
        {
          title: 'Send smaller messages or raise --ws-max-size',
          detail: 'The default is 16 MiB.',
          snippet: 'uvicorn app:app --ws-max-size 33554432',
          language: 'sh',
        },
      ],
      source: 'https://www.uvicorn.org/settings/',
    },
    {
      code: 1012,
      meaning: 'Uvicorn stops or reloads',
      topic: 'shutdown',
      retry: 'backoff',
      fixes: [
        {
          title: 'Reconnect with exponential backoff and jitter',
          detail: 'During development --reload restarts the server after each change.',
        },
      ],
      source: 'https://www.uvicorn.org/settings/',
    },
  ],
  statuses: [
    {
      status: 403,
      meaning:
        'The application closed the connection before accept, often because no WebSocket route matches the path',
      topic: 'permission',
      retry: 'no',
      fixes: [
        {
          title: 'Compare the path with the WebSocket routes',
          detail:
            'Prefix of the router, trailing slash and root_path all count. The log shows the path with 403.',
        },
        {
          title: 'Call accept before close',
          detail:
            'To send a close code to the browser, await websocket.accept() first; a dependency or exception before it gives 403.',
        },
      ],
      source: 'https://github.com/encode/uvicorn/blob/master/uvicorn/protocols/websockets/websockets_impl.py',
    },
    {
      status: 404,
      meaning:
        'The request was handled as plain HTTP: no WebSocket library is installed, or the proxy removed the Upgrade header',
      topic: 'unknown-resource',
      retry: 'no',
      fixes: [
        {
          title: 'Install a WebSocket library',
          detail: 'The log says that no supported WebSocket library was detected.',
          snippet: "pip install 'uvicorn[standard]'",
          language: 'sh',
        },
        { title: 'Forward the upgrade headers', detail: 'The proxy must pass Upgrade and Connection.' },
      ],
      source: 'https://www.uvicorn.org/#quickstart',
    },
    {
      status: 500,
      meaning: 'The application raised an exception before accept',
      topic: 'server-error',
      retry: 'backoff',
      fixes: [
        {
          title: 'Read the stack trace in the log of Uvicorn',
          detail: 'It begins with: Exception in ASGI application.',
        },
      ],
      source: 'https://github.com/encode/uvicorn/blob/master/uvicorn/protocols/websockets/websockets_impl.py',
    },
  ],
  limits: [
    {
      kind: 'message-size',
      value: 16777216,
      note: 'Default of --ws-max-size.',
      source: 'https://www.uvicorn.org/settings/',
    },
  ],
});
