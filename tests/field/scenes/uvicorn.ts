import { echoClient, nginx, python, UPGRADE } from '../programs.ts';
import type { FieldScene, Program } from '../scene.ts';

/** FastAPI under uvicorn, with these routes and options of `uvicorn.run`; it serves the page as well. */
const fastapi = (routes: string, options = ''): Program =>
  python(
    ['python3-uvicorn', 'python3-fastapi', 'python3-websockets'],
    `import os, uvicorn
from fastapi import FastAPI, WebSocket, Query, Header
from fastapi.responses import FileResponse
app = FastAPI()
@app.get('/')
def index(): return FileResponse('@dir@/index.html', media_type='text/html')
async def echo(websocket):
    while True: await websocket.send_text(await websocket.receive_text())
${routes}
uvicorn.run(app, host='127.0.0.1', port=int(os.environ['PORT']), ${options})
`,
  );

const ECHO = `@app.websocket('/ws')
async def ws(websocket: WebSocket):
    await websocket.accept()
    await echo(websocket)
`;
const page = 'http://127.0.0.1:@app@/';
const client = echoClient('ws://127.0.0.1:@app@/ws');
const long = (size: number) => `
const socket = new WebSocket('ws://127.0.0.1:@app@/ws');
socket.onopen = () => socket.send('x'.repeat(${size}));
socket.onmessage = () => works();
socket.onerror = () => console.error('failed');
socket.onclose = ({ code }) => console.log(code);`;

export const uvicornScenes = [
  {
    id: 'uvicorn-no-library',
    title: 'uvicorn has no WebSocket library',
    source: 'https://www.uvicorn.org/installation/',
    servers: { app: fastapi(ECHO, "ws='none'") },
    page,
    client,
    fix: { servers: { app: fastapi(ECHO, "ws='auto'") } },
    expects: {
      rule: ['bad-request', 'not-found', 'not-a-websocket-endpoint'],
      setting: /uvicorn\[standard\]|websockets or wsproto/,
      never: [/Action Cable answers/],
    },
  },
  {
    id: 'fastapi-path',
    title: 'FastAPI has no WebSocket route at the path of the page',
    source: 'https://fastapi.tiangolo.com/advanced/websockets/',
    servers: { app: fastapi(ECHO) },
    page,
    client: echoClient('ws://127.0.0.1:@app@/ws/'),
    fix: { client },
    expects: {
      rule: 'forbidden',
      setting: /unknown path|route|path/,
      never: [/Django Channels for a close/, /Add .* to ALLOWED_HOSTS/],
    },
  },
  {
    id: 'fastapi-query',
    title: 'A required query parameter of a FastAPI route is missing',
    source: 'https://fastapi.tiangolo.com/advanced/websockets/',
    servers: {
      app: fastapi(`@app.websocket('/ws')
async def ws(websocket: WebSocket, room: str = Query(...)):
    await websocket.accept()
    await echo(websocket)
`),
    },
    page,
    client,
    fix: { client: echoClient('ws://127.0.0.1:@app@/ws?room=1') },
    expects: { rule: 'forbidden', setting: /parameter|dependenc/i, never: [/Add .* to ALLOWED_HOSTS/] },
  },
  {
    id: 'uvicorn-max-size',
    title: 'A message is larger than --ws-max-size of uvicorn',
    source: 'https://www.uvicorn.org/settings/',
    servers: { app: fastapi(ECHO, 'ws_max_size=10000') },
    page,
    client: long(50_000),
    fix: { servers: { app: fastapi(ECHO, 'ws_max_size=100000') } },
    expects: { rule: 'message-too-big', setting: /ws-max-size/, never: [/proxy_/] },
  },
  {
    id: 'starlette-subprotocol',
    title: 'A FastAPI handler accepts without choosing the subprotocol that the page offers',
    source: 'https://fastapi.tiangolo.com/advanced/websockets/',
    servers: { app: fastapi(ECHO) },
    page,
    client: echoClient('ws://127.0.0.1:@app@/ws', "['chat.v1']"),
    fix: {
      servers: {
        app: fastapi(`@app.websocket('/ws')
async def ws(websocket: WebSocket):
    await websocket.accept(subprotocol='chat.v1')
    await echo(websocket)
`),
      },
    },
    expects: { rule: 'subprotocol-mismatch', setting: /accept\(subprotocol/, never: [/ERR_/] },
  },
  {
    id: 'fastapi-json',
    title: 'The page sends an object without JSON.stringify, and FastAPI fails to parse it',
    source: 'https://fastapi.tiangolo.com/advanced/websockets/',
    servers: {
      app: fastapi(`@app.websocket('/ws')
async def ws(websocket: WebSocket):
    await websocket.accept()
    while True: await websocket.send_json(await websocket.receive_json())
`),
    },
    page,
    client: `const socket = new WebSocket('ws://127.0.0.1:@app@/ws');
socket.onopen = () => socket.send({ text: 'hello' });
socket.onmessage = () => works();
socket.onerror = () => console.error('failed');
socket.onclose = ({ code }) => console.log(code);`,
    fix: {
      client: `const socket = new WebSocket('ws://127.0.0.1:@app@/ws');
socket.onopen = () => socket.send(JSON.stringify({ text: 'hello' }));
socket.onmessage = () => works();
socket.onerror = () => console.error('failed');
socket.onclose = ({ code }) => console.log(code);`,
    },
    expects: {
      rule: ['format-mismatch', 'server-crashed', 'internal-error'],
      setting: /JSON\.stringify/,
      never: [/out-of-memory/],
    },
  },
  {
    id: 'uvicorn-plain-tls',
    title: 'The page opens wss:// on a uvicorn without a certificate',
    source: 'https://fastapi.tiangolo.com/advanced/websockets/',
    servers: { app: fastapi(ECHO) },
    client: echoClient('wss://127.0.0.1:@app@/ws'),
    fix: { client },
    expects: {
      rule: 'wss-to-plain-port',
      setting: /ws:\/\/|--ssl-keyfile/,
      never: [/certificate has expired/i],
    },
  },
  {
    id: 'uvicorn-behind-nginx',
    title: 'nginx in front of uvicorn does not pass the upgrade on',
    source: 'https://www.uvicorn.org/deployment/#running-behind-nginx',
    servers: {
      app: fastapi(ECHO),
      front: nginx('location / { proxy_pass http://127.0.0.1:@app@; }'),
    },
    page: 'http://127.0.0.1:@front@/',
    client: echoClient('ws://127.0.0.1:@front@/ws'),
    fix: {
      servers: {
        front: nginx(
          `location / { proxy_pass http://127.0.0.1:@app@; } location /ws { proxy_pass http://127.0.0.1:@app@; ${UPGRADE} }`,
        ),
      },
    },
    expects: {
      rule: ['not-found', 'not-a-websocket-endpoint'],
      setting: /proxy_set_header Upgrade/,
      never: [/Action Cable answers/],
    },
  },
  {
    id: 'fastapi-exception',
    title: 'A handler of FastAPI fails on a message that lacks a field',
    source: 'https://fastapi.tiangolo.com/advanced/websockets/',
    servers: {
      app: fastapi(`@app.websocket('/ws')
async def ws(websocket: WebSocket):
    await websocket.accept()
    await websocket.send_json({'ready': True})
    while True: await websocket.send_text((await websocket.receive_json())['text'])
`),
    },
    page,
    client: `const socket = new WebSocket('ws://127.0.0.1:@app@/ws');
socket.onmessage = ({ data }) => { if (data === 'hello') works(); else setTimeout(() => socket.send(JSON.stringify({ message: 'hello' })), 1500); };
socket.onerror = () => console.error('failed');
socket.onclose = ({ code }) => console.log(code);`,
    fix: {
      client: `const socket = new WebSocket('ws://127.0.0.1:@app@/ws');
socket.onmessage = ({ data }) => { if (data === 'hello') works(); else setTimeout(() => socket.send(JSON.stringify({ text: 'hello' })), 1500); };
socket.onerror = () => console.error('failed');
socket.onclose = ({ code }) => console.log(code);`,
    },
    expects: {
      rule: ['server-crashed', 'internal-error'],
      setting: /last message/,
      never: [/sent an object as text/],
    },
  },
  {
    id: 'uvicorn-healthy',
    title: 'FastAPI under uvicorn',
    servers: { app: fastapi(ECHO) },
    page,
    client,
    expects: 'healthy',
  },
  {
    id: 'uvicorn-large-healthy',
    title: 'A message of 500 kB to FastAPI and back',
    servers: { app: fastapi(ECHO) },
    page,
    client: long(500_000),
    expects: 'healthy',
  },
] satisfies FieldScene[];
