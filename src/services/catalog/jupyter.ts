import { defineService, type ServiceFix } from '../service.ts';

const docs = 'https://jupyter-server.readthedocs.io/en/latest/operators/public-server.html';
const config = 'https://jupyter-server.readthedocs.io/en/latest/other/full-config.html';
const handler =
  'https://github.com/jupyter-server/jupyter_server/blob/main/jupyter_server/services/kernels/websocket.py';
const allowOrigin: ServiceFix = {
  title: 'Set ServerApp.allow_origin to the page',
  detail:
    'In jupyter_server_config.py name the exact origin of the page, or use allow_origin_pat for several. If a reverse proxy changes the Host header, let it pass the original Host instead.',
  snippet: "jupyter lab --ServerApp.allow_origin='https://app.example.com'",
  language: 'sh',
};
const sendToken: ServiceFix = {
  title: 'Send the token or log in again',
  detail:
    'Add ?token=… to the URL of the connection, or log in on the same host so that the handshake carries the cookie. "jupyter server list" prints the token.',
  snippet: 'jupyter server list',
  language: 'sh',
};
const upgrade: ServiceFix = {
  title: 'Forward the Upgrade headers',
  detail: 'The reverse proxy in front of Jupyter must use HTTP/1.1 and pass Upgrade and Connection.',
  snippet:
    'proxy_http_version 1.1;\nproxy_set_header Host $http_host;\nproxy_set_header Upgrade $http_upgrade;\nproxy_set_header Connection "upgrade";',
  language: 'nginx',
};

/** Jupyter Server: kernels, terminals and events of JupyterLab and Notebook. */
export const jupyter = defineService({
  id: 'jupyter',
  name: 'Jupyter Server',
  operator: 'self-hosted',
  docs,
  signatures: [
    { path: /\/api\/kernels\/[0-9a-f]{8}-[0-9a-f-]{27}\/channels$/i },
    { path: /\/terminals\/websocket\/\w+$/ },
    { path: /\/api\/events\/subscribe$/ },
    { subprotocol: /^v1\.kernel\.websocket\.jupyter\.org$/ },
  ],
  statuses: [
    {
      status: 403,
      body: /cross origin websockets not allowed/i,
      meaning: 'Jupyter does not allow connections from the origin of this page',
      topic: 'origin',
      retry: 'no',
      fixes: [allowOrigin],
      source: config,
    },
    {
      status: 403,
      meaning: 'Jupyter did not accept the login of the request, or not its origin',
      topic: 'credentials',
      retry: 'no',
      fixes: [sendToken, allowOrigin],
      source: handler,
    },
    {
      status: 404,
      meaning: 'the kernel or terminal does not exist any more, or the base URL is wrong',
      topic: 'unknown-resource',
      retry: 'no',
      fixes: [
        {
          title: 'Start a new kernel and use its id',
          detail:
            'After a restart of the server, or when a kernel was culled as idle, its id is gone. List the kernels with GET /api/kernels.',
        },
        {
          title: 'Check ServerApp.base_url',
          detail: 'Behind a path prefix the URL must begin with base_url.',
        },
      ],
      source: handler,
    },
    {
      status: 400,
      body: /Can "Upgrade" only to "WebSocket"|"Connection" must be "Upgrade"/i,
      meaning: 'the request reached Jupyter without the headers Upgrade and Connection',
      topic: 'malformed-request',
      retry: 'no',
      fixes: [upgrade],
      source: docs,
    },
    {
      status: 424,
      meaning: 'the single-user server behind JupyterHub is not running',
      topic: 'backend-unreachable',
      retry: 'no',
      fixes: [
        {
          title: 'Start the server in JupyterHub',
          detail: 'Open /hub/home and start the server. The culler of the hub stops idle servers.',
        },
      ],
      source: 'https://jupyterhub.readthedocs.io/en/stable/reference/changelog.html',
    },
  ],
  errors: [
    {
      pattern: /IOPub data rate exceeded/,
      meaning: 'the output of the cell is larger per second than the server passes on, so it drops output',
      topic: 'rate-limit',
      retry: 'now',
      fixes: [
        {
          title: 'Print less, or raise iopub_data_rate_limit',
          detail: 'The option is in bytes per second.',
          snippet: 'jupyter lab --ZMQChannelsWebsocketConnection.iopub_data_rate_limit=1.0e10',
          language: 'sh',
        },
      ],
      source: config,
    },
    {
      pattern: /IOPub message rate exceeded/,
      meaning: 'the cell sends more messages per second than the server passes on, so it drops output',
      topic: 'rate-limit',
      retry: 'now',
      fixes: [
        {
          title: 'Print less often, or raise iopub_msg_rate_limit',
          detail: 'The option is in messages per second.',
          snippet: 'jupyter lab --ZMQChannelsWebsocketConnection.iopub_msg_rate_limit=10000',
          language: 'sh',
        },
      ],
      source: config,
    },
  ],
});
