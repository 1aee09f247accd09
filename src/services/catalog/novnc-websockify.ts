import { defineService } from '../service.ts';

const SOURCE = 'https://github.com/novnc/websockify/blob/master/websockify/websocketproxy.py';

/** websockify, the proxy between noVNC and a VNC server. */
export const novncWebsockify = defineService({
  id: 'novnc-websockify',
  name: 'noVNC with websockify',
  operator: 'self-hosted',
  docs: 'https://github.com/novnc/websockify',
  signatures: [{ path: /\/websockify$/ }],
  closeCodes: [
    {
      code: 1011,
      reason: /^Failed to connect to downstream server/,
      meaning: 'websockify could not connect to the VNC server',
      topic: 'backend-unreachable',
      retry: 'backoff',
      fixes: [
        {
          title: 'Check the target of websockify',
          detail:
            'The last argument is host:port of the VNC server. Test from the websockify host that this port accepts connections.',
          snippet: 'websockify --verbose 6080 127.0.0.1:5901',
          language: 'sh',
        },
      ],
      source: SOURCE,
    },
    {
      code: 1000,
      reason: /^Target closed$/,
      meaning: 'The VNC server closed the connection',
      topic: 'backend-unreachable',
      retry: 'backoff',
      fixes: [
        {
          title: 'Read the log of the VNC server',
          detail:
            'A wrong password, too many failed logins, or another viewer without the shared flag are usual causes.',
        },
      ],
      source: SOURCE,
    },
  ],
});
