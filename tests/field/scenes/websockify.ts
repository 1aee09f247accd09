import { python } from '../programs.ts';
import type { FieldScene, Program } from '../scene.ts';

/** What websockify leads to: a TCP server that sends everything back, as a VNC server would answer. */
const tcpEcho = python(
  [],
  `import os, socketserver
class Echo(socketserver.BaseRequestHandler):
    def handle(self):
        while data := self.request.recv(4096): self.request.sendall(data)
socketserver.ThreadingTCPServer.allow_reuse_address = True
socketserver.ThreadingTCPServer(('127.0.0.1', int(os.environ['PORT'])), Echo).serve_forever()
`,
);

const websockify: Program = {
  needs: ['debian:websockify'],
  command: ['websockify', '127.0.0.1:@app@', '127.0.0.1:@vnc@'],
};

const client = (protocols: string) => `
const socket = new WebSocket('ws://127.0.0.1:@app@/websockify', ${protocols});
socket.binaryType = 'arraybuffer';
socket.onopen = () => socket.send(new TextEncoder().encode('hello'));
socket.onmessage = () => works();
socket.onerror = () => console.error('socket failed');
socket.onclose = () => console.log('closed');`;

export const websockifyScenes = [
  {
    id: 'websockify-subprotocol',
    title: 'A terminal page offers the subprotocol base64 to a websockify that speaks binary only',
    source: 'https://github.com/novnc/websockify/issues/316',
    servers: { vnc: tcpEcho, app: websockify },
    client: client("['base64']"),
    fix: { client: client("['binary']") },
    expects: {
      rule: ['bad-request', 'subprotocol-mismatch'],
      setting: /\bbinary\b/,
      never: [/a proxy on the way drops/i],
    },
  },
  {
    id: 'websockify-target-down',
    title: 'The VNC server that websockify leads to does not run',
    source: 'https://github.com/novnc/websockify',
    servers: { app: websockify },
    client: client("['binary']"),
    fix: { servers: { vnc: tcpEcho } },
    expects: {
      rule: ['internal-error', 'bad-gateway-code', 'closed-after-open', 'service-error'],
      says: /downstream server/i,
      setting: /downstream|behind|target|backend/i,
      never: [/exception in (?:the|your) message handler/i],
    },
  },
  {
    id: 'websockify-healthy',
    title: 'noVNC by websockify',
    servers: { vnc: tcpEcho, app: websockify },
    client: client("['binary']"),
    expects: 'healthy',
  },
] satisfies FieldScene[];
