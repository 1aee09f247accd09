import { describeCloudflareStatus } from './cloudflare-status.ts';

export interface ServerErrorStatus {
  /** The problem, for a title. */
  words: string;
  /** Which program on the path sent it, as a sentence. */
  hop: string;
  /** What to look for in its log. */
  search: string;
}

const BY_STATUS: Record<number, ServerErrorStatus> = {
  500: {
    words: 'Handshake rejected: 500 Internal Server Error',
    hop: 'A 500 usually is an exception in the application before it accepted the connection; a proxy sends one for its own errors.',
    search:
      'Search the log of the application for an exception in the handler of the upgrade or in its authentication. If there is none, search the error log of the proxy.',
  },
  501: {
    words: 'Handshake rejected: 501 Not Implemented',
    hop: 'A 501 comes from a server or proxy that does not support WebSockets at this path.',
    search: 'Search its configuration for a module or switch that enables WebSockets.',
  },
  502: {
    words: 'Handshake rejected: 502 Bad Gateway',
    hop: 'A 502 comes from a proxy or load balancer that got no valid response from the server behind it: it is down, closed the connection, or is at another address.',
    search:
      'Search the error log of the proxy for the address of the backend, and see whether a process listens there.',
  },
  503: {
    words: 'Handshake rejected: 503 Service Unavailable',
    hop: 'A 503 comes from a load balancer without a healthy backend, or from a server that is overloaded or in maintenance.',
    search:
      'See whether the server behind the proxy or balancer runs and passes its health checks. If it does, look at its connection limit.',
  },
  504: {
    words: 'Handshake rejected: 504 Gateway Timeout',
    hop: 'A 504 comes from a proxy or load balancer: the server behind it did not accept the connection, or did not respond, in time.',
    search:
      'Check whether the proxy can reach the server. Then look for an upgrade handler that hangs, such as one that waits for a database.',
  },
};

/** Total for 500 to 599; 520 to 530 are Cloudflare's own. */
export function describeServerError(status: number): ServerErrorStatus {
  const known = BY_STATUS[status] ?? describeCloudflareStatus(status);
  if (known) return known;
  return {
    words: `Handshake rejected: status ${status}`,
    hop: `A ${status} is an error of the server or of a proxy in front of it.`,
    search: 'Search the logs from the outermost proxy inwards for the first that mentions the request.',
  };
}
