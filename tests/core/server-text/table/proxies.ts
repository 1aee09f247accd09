import { from, type ServerText } from './row.ts';

/** Texts of web servers, proxies, load balancers and hosting platforms. */
export const PROXY_TEXTS: readonly ServerText[] = [
  ...from('nginx', 'nginx/nginx src/http/ngx_http_special_response.c', [
    [
      'body',
      'backend-unreachable',
      '<html>\r\n<head><title>502 Bad Gateway</title></head>\r\n<body>\r\n<center><h1>502 Bad Gateway</h1></center>\r\n<hr><center>nginx/1.22.1</center>\r\n</body>\r\n</html>\r\n',
      502,
    ],
    [
      'body',
      'backend-unreachable',
      '<html>\r\n<head><title>504 Gateway Time-out</title></head>\r\n<body>\r\n<center><h1>504 Gateway Time-out</h1></center>\r\n<hr><center>nginx</center>\r\n</body>\r\n</html>\r\n',
      504,
    ],
    [
      'body',
      'credentials',
      '<html>\r\n<head><title>401 Authorization Required</title></head>\r\n<body>\r\n<center><h1>401 Authorization Required</h1></center>\r\n<hr><center>nginx</center>\r\n</body>\r\n</html>',
      401,
    ],
    [
      'body',
      'payload-size',
      '<html><head><title>413 Request Entity Too Large</title></head><body><center><h1>413 Request Entity Too Large</h1></center></body></html>',
      413,
    ],
    [
      'body',
      'malformed-request',
      '<html><head><title>400 The plain HTTP request was sent to HTTPS port</title></head><body><center><h1>400 Bad Request</h1></center></body></html>',
      400,
    ],
    [
      'body',
      'rate-limit',
      '<html><head><title>429 Too Many Requests</title></head><body><center><h1>429 Too Many Requests</h1></center></body></html>',
      429,
    ],
  ]),
  ...from('Apache httpd', 'apache/httpd modules/http/http_protocol.c', [
    [
      'body',
      'backend-unreachable',
      '<!DOCTYPE HTML PUBLIC "-//IETF//DTD HTML 2.0//EN">\n<html><head>\n<title>503 Service Unavailable</title>\n</head><body>\n<h1>Service Unavailable</h1>\n<p>The server is temporarily unable to service your\nrequest due to maintenance downtime or capacity\nproblems. Please try again later.</p>\n</body></html>',
      503,
    ],
    [
      'body',
      'backend-unreachable',
      '<html><head><title>502 Proxy Error</title></head><body><h1>Proxy Error</h1><p>The proxy server received an invalid response from an upstream server.<br />The proxy server could not handle the request</p></body></html>',
      502,
    ],
    [
      'body',
      'unknown-resource',
      '<html><head><title>404 Not Found</title></head><body><h1>Not Found</h1><p>The requested URL was not found on this server.</p></body></html>',
      404,
    ],
    [
      'body',
      'permission',
      "<html><head><title>403 Forbidden</title></head><body><h1>Forbidden</h1><p>You don't have permission to access this resource.</p></body></html>",
      403,
    ],
  ]),
  ...from('HAProxy', 'haproxy/haproxy src/http_ana.c', [
    [
      'body',
      'backend-unreachable',
      '<html><body><h1>503 Service Unavailable</h1>\nNo server is available to handle this request.\n</body></html>\n',
      503,
    ],
    [
      'body',
      'timeout',
      "<html><body><h1>408 Request Time-out</h1>\nYour browser didn't send a complete request in time.\n</body></html>\n",
      408,
    ],
    [
      'body',
      'permission',
      '<html><body><h1>403 Forbidden</h1>\nRequest forbidden by administrative rules.\n</body></html>\n',
      403,
    ],
    [
      'body',
      'backend-unreachable',
      "<html><body><h1>504 Gateway Time-out</h1>\nThe server didn't respond in time.\n</body></html>\n",
      504,
    ],
  ]),
  ...from('Envoy', 'envoyproxy/envoy source/common/router/router.cc', [
    [
      'body',
      'backend-unreachable',
      'upstream connect error or disconnect/reset before headers. reset reason: connection failure, transport failure reason: delayed connect error: 111',
      503,
    ],
    ['body', 'backend-unreachable', 'no healthy upstream', 503],
    ['body', 'permission', 'RBAC: access denied', 403],
    ['body', 'backend-unreachable', 'upstream request timeout', 504],
    ['body', 'credentials', 'Jwt is missing', 401],
    ['body', 'rate-limit', 'local_rate_limited', 429],
  ]),
  ...from('Traefik', 'traefik/traefik pkg/server', [
    ['body', 'unknown-resource', '404 page not found\n', 404],
    ['body', 'backend-unreachable', 'Bad Gateway', 502],
    ['body', 'backend-unreachable', 'no available server\n', 503],
  ]),
  ...from('Varnish', 'varnishcache/varnish-cache bin/varnishd/builtin.vcl', [
    [
      'body',
      'backend-unreachable',
      '<!DOCTYPE html><html><head><title>503 Backend fetch failed</title></head><body><h1>Error 503 Backend fetch failed</h1><p>Backend fetch failed</p><h3>Guru Meditation:</h3><p>XID: 32770</p></body></html>',
      503,
    ],
  ]),
  ...from('Cloudflare', 'https://developers.cloudflare.com/support/troubleshooting/http-status-codes/', [
    [
      'body',
      'backend-unreachable',
      '<!DOCTYPE html><html><head><title>example.com | 521: Web server is down</title></head><body></body></html>',
      521,
    ],
    [
      'body',
      'backend-unreachable',
      '<!DOCTYPE html><html><head><title>example.com | 522: Connection timed out</title></head><body></body></html>',
      522,
    ],
    [
      'body',
      'permission',
      '<!DOCTYPE html><html><head><title>Attention Required! | Cloudflare</title></head><body><h1>Sorry, you have been blocked</h1></body></html>',
      403,
    ],
    ['body', 'rate-limit', 'error code: 1015', 429],
    ['body', 'backend-unreachable', 'error code: 502', 502],
    [
      'body',
      'rate-limit',
      '<html><head><title>Access denied | example.com used Cloudflare to restrict access</title></head><body><h1>Error 1015</h1><h2>You are being rate limited</h2></body></html>',
      429,
    ],
  ]),
  ...from(
    'AWS ALB',
    'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-troubleshooting.html',
    [
      [
        'body',
        'backend-unreachable',
        '<html>\r\n<head><title>503 Service Temporarily Unavailable</title></head>\r\n<body>\r\n<center><h1>503 Service Temporarily Unavailable</h1></center>\r\n</body>\r\n</html>',
        503,
      ],
      [
        'body',
        'payload-size',
        '<html><head><title>414 Request-URI Too Large</title></head><body></body></html>',
        414,
      ],
    ],
  ),
  ...from(
    'Amazon CloudFront',
    'https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/http-502-bad-gateway.html',
    [
      [
        'body',
        'backend-unreachable',
        "<HTML><HEAD><TITLE>ERROR: The request could not be satisfied</TITLE></HEAD><BODY><H1>502 ERROR</H1><H2>The request could not be satisfied.</H2>CloudFront wasn't able to connect to the origin.</BODY></HTML>",
        502,
      ],
    ],
  ),
  ...from(
    'API Gateway',
    'https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-websocket-api.html',
    [
      [
        'message',
        'permission',
        '{"message":"Forbidden","connectionId":"L0SM9cOFvHcCIhw=","requestId":"d1a4="}',
      ],
      [
        'message',
        'server-error',
        '{"message": "Internal server error", "connectionId":"L0SM9cOFvHcCIhw=", "requestId":"d1a4="}',
      ],
      ['close-reason', 'timeout', 'Going away', 1001],
      ['close-reason', 'timeout', 'Idle timeout', 1001],
      ['body', 'credentials', '{"message":"Unauthorized"}', 401],
      ['body', 'credentials', '{"message":"Missing Authentication Token"}', 403],
      ['message', 'rate-limit', '{"message":"Too Many Requests"}', 429],
    ],
  ),
  ...from('Heroku', 'https://devcenter.heroku.com/articles/error-codes', [
    [
      'body',
      'server-error',
      '<!DOCTYPE html><html><head><title>Application error</title></head><body><h1>Application error</h1><p>An error occurred in the application and your page could not be served.</p></body></html>',
      503,
    ],
    [
      'body',
      'unknown-resource',
      '<!DOCTYPE html><html><head><title>No such app</title></head><body></body></html>',
      404,
    ],
    [
      'body',
      'maintenance',
      '<!DOCTYPE html><html><head><title>Offline for Maintenance</title></head><body><h1>Offline for Maintenance</h1><p>This application is undergoing maintenance right now.</p></body></html>',
      503,
    ],
  ]),
  ...from('Kubernetes', 'kubernetes/kubernetes staging/src/k8s.io/apiserver', [
    [
      'body',
      'permission',
      '{"kind":"Status","apiVersion":"v1","metadata":{},"status":"Failure","message":"pods \\"web-0\\" is forbidden: User \\"dev\\" cannot create resource \\"pods/exec\\" in API group \\"\\" in the namespace \\"prod\\"","reason":"Forbidden","code":403}',
      403,
    ],
    [
      'body',
      'credentials',
      '{"kind":"Status","apiVersion":"v1","metadata":{},"status":"Failure","message":"Unauthorized","reason":"Unauthorized","code":401}',
      401,
    ],
    [
      'body',
      'unknown-resource',
      '{"kind":"Status","apiVersion":"v1","status":"Failure","message":"pods \\"web-9\\" not found","reason":"NotFound","details":{"name":"web-9","kind":"pods"},"code":404}',
      404,
    ],
    [
      'body',
      'backend-unreachable',
      '{"kind":"Status","status":"Failure","message":"error dialing backend: dial tcp 10.0.0.4:10250: connect: connection refused","code":500}',
      500,
    ],
  ]),
  ...from('Docker', 'moby/moby api/server', [
    ['body', 'unknown-resource', '{"message":"No such container: web"}', 404],
    [
      'body',
      'malformed-request',
      '{"message":"client version 1.52 is too new. Maximum supported API version is 1.41"}',
      400,
    ],
  ]),
  ...from('Vite', 'vitejs/vite packages/vite/src/node/server/ws.ts', [
    [
      'body',
      'origin',
      'Blocked request. This host ("app.test") is not allowed.\nTo allow this host, add "app.test" to `server.allowedHosts` in vite.config.js.',
      403,
    ],
  ]),
  ...from('webpack-dev-server', 'webpack/webpack-dev-server lib/Server.js', [
    ['message', 'origin', '{"type":"error","data":"Invalid Host/Origin header"}'],
  ]),
];
