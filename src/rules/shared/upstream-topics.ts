import type { LogTopic } from '../../capture/log-line.ts';
import type { Fix } from '../../diagnosis/rule.ts';
import { type LogFault, operatorFix } from './log-fault.ts';

const LISTENING: Pick<Fix, 'snippet' | 'language'> = {
  snippet: 'ss -ltnp\nsystemctl --failed\ndocker ps --format "{{.Names}} {{.Status}} {{.Ports}}"',
  language: 'sh',
};

/** What a proxy's log says of the server behind it; the titles come after the name of the log. */
export const UPSTREAM_FAULTS: Partial<Record<LogTopic, LogFault>> = {
  'upstream-refused': {
    title: 'Proxy could not connect to the server behind it',
    fixes: [
      operatorFix(
        'Start the server behind the proxy, or correct its address',
        'The log names the address. Check that the process runs and listens on exactly this address and port. In a container 127.0.0.1 is the container itself: use the name of the service.',
        LISTENING,
      ),
    ],
  },
  'upstream-unavailable': {
    title: 'Proxy has no available server behind it',
    fixes: [
      operatorFix(
        'Bring a server of the group back',
        'All servers of the group failed before or fail their health check, so that the proxy does not try them. Look at the earlier lines of the same log for the first failure.',
        LISTENING,
      ),
    ],
  },
  'upstream-timed-out': {
    title: 'Server behind the proxy did not respond in time',
    fixes: [
      operatorFix(
        'Find out why the server does not answer the handshake',
        'The proxy sent the request and waited for its limit. The handler blocks, waits for a database, or has no free worker. If the address is wrong or a firewall drops packets, the connection itself times out: the log then says "while connecting".',
      ),
      operatorFix(
        'Check that the server accepts WebSockets at this path',
        'A server that treats the upgrade as an ordinary request and streams its response never sends headers.',
      ),
    ],
  },
  'upstream-closed': {
    title: 'Server behind the proxy closed the connection without a response',
    fixes: [
      operatorFix(
        'Read the log of the server behind the proxy at this time',
        'It accepted the connection and ended it before it sent response headers: a crash, an exception in the upgrade handler, or a handler that destroys the connection in order to reject it.',
      ),
      operatorFix(
        'Check the scheme of the upstream',
        'A server that expects TLS closes a plain connection: the proxy then needs https:// as its upstream, and the other way round.',
      ),
    ],
  },
  'upstream-not-http': {
    title: 'Server behind the proxy sent an invalid HTTP response',
    fixes: [
      operatorFix(
        'Check the port and the scheme of the upstream',
        'What answers is not the HTTP server that the proxy expects: another service on this port, or TLS where the proxy speaks plain HTTP.',
        { snippet: 'curl -sv http://UPSTREAM_HOST:PORT/ -o /dev/null', language: 'sh' },
      ),
    ],
  },
  'upstream-header-too-big': {
    title: 'Response headers of the server exceed the proxy buffer',
    fixes: [
      operatorFix(
        'Send fewer or smaller headers, or raise proxy_buffer_size',
        'Large cookies set in the response to the handshake are the usual cause.',
        { snippet: 'proxy_buffer_size 16k;\nproxy_buffers 4 16k;', language: 'nginx' },
      ),
    ],
  },
  'upstream-name-unknown': {
    title: 'Proxy could not resolve the name of the server behind it',
    fixes: [
      operatorFix(
        'Correct the upstream name, or the resolver of the proxy',
        'The log names the host. With a variable in proxy_pass nginx needs a resolver; in Docker it is 127.0.0.11.',
        { snippet: 'resolver 127.0.0.11 valid=10s;', language: 'nginx' },
      ),
    ],
  },
  'upstream-protocol-missing': {
    title: 'Proxy has no module for the scheme of the backend',
    fixes: [
      operatorFix(
        'Load the module of Apache that passes the upgrade on',
        'ws:// needs mod_proxy_http (2.4.47 or newer) or mod_proxy_wstunnel, and http:// with upgrade=websocket needs mod_proxy_http.',
        { snippet: 'a2enmod proxy_http proxy_wstunnel && systemctl restart apache2', language: 'sh' },
      ),
    ],
  },
  'proxy-limited': {
    title: 'Proxy rejected the request: rate or connection limit',
    fixes: [
      operatorFix(
        'Raise the limit for WebSocket paths, or limit them separately',
        'The log names the zone. limit_conn counts every open WebSocket until it closes; limit_req counts each reconnect.',
        { snippet: "nginx -T 2>/dev/null | grep -nE 'limit_(req|conn)'", language: 'sh' },
      ),
      {
        title: 'Use exponential backoff with jitter',
        detail: 'A client that reconnects at once reaches the limit of the proxy again and again.',
      },
    ],
  },
  'served-as-file': {
    title: 'nginx looked for a file: no location forwards this path',
    fixes: [
      operatorFix(
        'Add a location that forwards this path to the WebSocket server',
        'No location with proxy_pass matches the path, so nginx looks for a file below its root.',
        {
          snippet:
            'location /ws/ {\n  proxy_pass http://127.0.0.1:3000;\n  proxy_http_version 1.1;\n  proxy_set_header Upgrade $http_upgrade;\n  proxy_set_header Connection "upgrade";\n}',
          language: 'nginx',
        },
      ),
      {
        title: 'Compare the path in the page with the one that the server has',
        detail: 'A missing prefix or a trailing slash decides which location matches.',
      },
    ],
  },
  'proxy-denied': {
    title: 'Proxy rejected the request by a rule',
    fixes: [
      operatorFix(
        'Allow the path in the proxy configuration',
        'The rejection comes from the proxy, not from the server behind it: look for deny, Require or http-request deny that covers this path.',
        { snippet: "nginx -T 2>/dev/null | grep -nE 'deny|allow|location'", language: 'sh' },
      ),
    ],
  },
};
